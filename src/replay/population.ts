import { closedUsers } from '../maths/little.ts'
import { type Arrivals, arrivalTimes } from './arrivals.ts'
import type { Calibration } from './calibration.ts'
import type { Sending } from './engine.ts'
import { replay } from './replay.ts'
import { requestsLike } from './work.ts'

/** Mean seconds of an answer in a replay. */
export interface AnswerTimes {
  /** Of requests sent at random, so many a second. */
  readonly atRandom: (rate: number) => number
  /** Of so many users, each of whom waits for an answer and then thinks so many seconds. */
  readonly ofUsers: (users: number, thinkTime: number) => number
}

const REQUESTS = { least: 8000, aUser: 6, most: 48_000 } as const
const WARM_UP = 0.2
/** Requests/s: nobody meets anybody at this rate or below, and clocks of longer runs lose the fractions of a second. */
const RAREST = 1e-6
const SEEDS = { requests: 10, arrivals: 1010 } as const

/** Of throughput, as a logarithm: a server further from what was measured has other times of answers, R = C/X (Little 1961). */
const NEAR_MEASURED = 0.1

/** Those of the best server of a calibration; null where it does not do the throughput of every level. */
export function answerTimes({ best, work }: Calibration, coming: Arrivals): AnswerTimes | null {
  if (best.compared.some(({ level, run }) => Math.abs(Math.log(run.throughput / level.throughput)) > NEAR_MEASURED))
    return null
  const requestsOf = remembered((count) => requestsLike(work, count, SEEDS.requests))
  const arrivals = remembered((count) => arrivalTimes(count, coming, SEEDS.arrivals))
  const meanOf = (count: number, sending: Sending): number => {
    const run = replay(best.engine, requestsOf(count), sending)!
    const judged = run.latencies.subarray(Math.ceil(WARM_UP * count))
    return judged.reduce((sum, seconds) => sum + seconds, 0) / judged.length
  }
  return {
    atRandom: remembered((rate) => {
      const met = Math.max(RAREST, rate)
      const times = arrivals(REQUESTS.least).map((time) => time / met)
      return meanOf(REQUESTS.least, { times })
    }),
    ofUsers: remembered((users, thinkTime) => {
      const count = Math.min(REQUESTS.most, Math.max(REQUESTS.least, REQUESTS.aUser * users))
      return meanOf(count, { concurrency: users, thinkTime })
    }),
  }
}

/** Questions come again: each row of users asks for the same rate, and a page for the same users at each change. */
function remembered<Asked extends number[], Found>(find: (...asked: Asked) => Found): (...asked: Asked) => Found {
  const known = new Map<string, Found>()
  return (...asked) => {
    const key = asked.join(' ')
    const found = known.get(key) ?? find(...asked)
    known.set(key, found)
    return found
  }
}

/** What users may ask for together. */
export interface Allowance {
  /** Requests/s. */
  readonly rate: number
  /** Seconds: no longer time of an answer is counted. */
  readonly longest: number
}

/** So many users ask like requests at random. */
const MANY = 20_000
const ROUNDS = 6
/** Of the users: replays of numbers nearer than this say the same. */
const ALIKE = 0.002

/**
 * Mean seconds R of an answer for as many users as an allowance takes, N = λ (min(R, M) + Z) by the interactive response
 * time law, where R is that of a replay of N. By the secant method.
 */
export function settledTime(times: AnswerTimes, { rate, longest }: Allowance, thinkTime: number): number {
  const allowed = (latency: number): number => closedUsers(rate, Math.min(latency, longest), thinkTime)
  const at = (users: number) => {
    const latency = times.ofUsers(users, thinkTime)
    return { users, latency, excess: allowed(latency) - users }
  }
  const most = Math.max(1, allowed(times.atRandom(rate)))
  if (most > MANY) return times.atRandom(rate)
  let before = at(most)
  if (before.excess === 0) return before.latency
  let now = at(Math.max(1, before.users + before.excess))
  let nearest = now
  for (let i = 0; i < ROUNDS && Math.abs(nearest.excess) > ALIKE * nearest.users; i += 1) {
    const bend = (now.excess - before.excess) / (now.users - before.users)
    const next = Math.max(1, Math.round(now.users - now.excess / (bend < 0 ? bend : -1)))
    if (next === now.users) break
    ;[before, now] = [now, at(next)]
    if (Math.abs(now.excess) < Math.abs(nearest.excess)) nearest = now
  }
  return nearest.latency
}
