import { simulate } from '../simulator/engine.ts'
import { populationArrivals } from '../simulator/population.ts'
import { seededRandom } from '../simulator/random.ts'
import { unbrokenRun } from '../src/maths/levels.ts'
import { closedUsers, populationRate, residenceAt, startingUsers } from '../src/maths/little.ts'
import { arrivalsOf } from '../src/replay/arrivals.ts'
import { answerTimes, settledTime } from '../src/replay/population.ts'
import type { SupportedRate } from '../src/replay/supported-rate.ts'
import type { Server } from './random-server.ts'
import type { RateQuestion } from '../src/replay/sweep.ts'
import { isKept, largest, populationRateOf, withUsers } from './truth.ts'
import { average, isWithin, type Violations, violationsOf } from './violations.ts'
import { requestsOf } from './requests.ts'

/** Promised and true numbers of users. */
export type Counted = { readonly promised: number; readonly truth: number }

/** Also the rate that the promised ones are said to send at, over that at which they do; null of nobody. */
export type Thinking = Counted & { readonly rate: number | null }

const thinkTimes = [5, 10, 30, 60] as const
const starts = [20, 60, 300] as const
/** Requests over which a start is judged, from as many starts as that takes. */
const judged = 8000

const mostUsers = (promised: number, holds: (users: number) => boolean): number =>
  largest(Math.max(1, promised), (users) => holds(Math.round(users)))

/** As konkyo counts them: how many, and the rate that it prints. */
const countedFor = ({ levels, ...stated }: RateQuestion, { arrivalRate, basis }: SupportedRate, thinkTime: number) => {
  const passing = unbrokenRun(levels)
  const { calibrated, estimate } = basis
  const measured = residenceAt(passing, arrivalRate)
  const times = calibrated && answerTimes(calibrated, arrivalsOf(stated))
  if (!times || !estimate || arrivalRate > estimate.arrivalRate) {
    const users = closedUsers(arrivalRate, measured, thinkTime)
    return { users, rate: populationRate(passing, users, thinkTime) }
  }
  const allowed = { rate: arrivalRate, longest: measured }
  const latency = settledTime(times, allowed, thinkTime)
  const users = closedUsers(arrivalRate, Math.min(latency, measured), thinkTime)
  return { users, rate: users / (latency + thinkTime) }
}

/** Users with think time in the steady state. */
export const thinking = (
  server: Server,
  question: RateQuestion,
  supported: SupportedRate,
  count: number,
  seed: number,
): Thinking => {
  const thinkTime = thinkTimes[seed % thinkTimes.length]!
  const { users: promised, rate } = countedFor(question, supported, thinkTime)
  const truth = mostUsers(promised, (users) =>
    isKept((requests, luck) => withUsers(server, users, thinkTime, Math.max(requests, 5 * users), luck), count, seed),
  )
  const sending = (): number => populationRateOf(server, promised, thinkTime, Math.max(count, 20 * promised), seed)
  return { promised, truth, rate: promised > 0 ? rate / sending() : null }
}

/** All requests sent until everybody has started, and as many again. */
const oneStart = (server: Server, users: number, thinkTime: number, start: number, seed: number): Violations => {
  const count = 2 * users
  const workload = requestsOf(server, count, seed)
  const arrivals = populationArrivals({ users, thinkTime, start }, count, seededRandom(seed + 1))
  const trace = simulate(server.engine, workload, arrivals, seededRandom(seed + 2))
  return violationsOf(trace, workload, 0, count)
}

/** Users who all start within some seconds. */
export const starting = (server: Server, { arrivalRate }: SupportedRate, seed: number): Counted => {
  const [thinkTime, start] = [thinkTimes[seed % thinkTimes.length]!, starts[seed % starts.length]!]
  const promised = startingUsers(arrivalRate, start, thinkTime)
  const truth = mostUsers(promised, (users) => {
    const repeats = Math.ceil(judged / (2 * users))
    const runs = Array.from({ length: Math.min(100, repeats) }, (_, i) =>
      oneStart(server, users, thinkTime, start, seed + 10 * i),
    )
    return isWithin(average(runs))
  })
  return { promised, truth }
}
