import { arrivalsOf, openLoop } from '../simulator/client.ts'
import { simulate } from '../simulator/engine.ts'
import type { Arrivals, Workload } from '../simulator/model.ts'
import { observe } from '../simulator/observation.ts'
import { populationArrivals } from '../simulator/population.ts'
import { type Random, seededRandom } from '../simulator/random.ts'
import type { Server } from './random-server.ts'
import { average, isWithin, usedShare, type Violations, violationsOf } from './violations.ts'
import { requestsOf } from './requests.ts'

const warmUp = 0.2
const stride = 1.12
const bisections = 3

const run = (server: Server, workload: Workload, arrivals: Arrivals, random: Random) => {
  const count = workload.inputTokens.length
  const trace = simulate(server.engine, workload, arrivals, random)
  return { trace, workload, violations: violationsOf(trace, workload, Math.ceil(warmUp * count), count) }
}

/** In the steady state of random arrivals at `rate` per second; every rate meets the same luck. */
export const atRate = (server: Server, rate: number, count: number, seed: number): Violations => {
  const arrivals = arrivalsOf(openLoop(rate, server.burstiness), count, seededRandom(seed + 1))
  return run(server, requestsOf(server, count, seed), arrivals, seededRandom(seed + 2)).violations
}

const populationRun = (server: Server, users: number, thinkTime: number, count: number, seed: number) => {
  const arrivals = populationArrivals({ users, thinkTime, start: null }, count, seededRandom(seed + 1))
  return run(server, requestsOf(server, count, seed), arrivals, seededRandom(seed + 2))
}

/** In the steady state of a population of `users` who think `thinkTime` seconds on average. */
export const withUsers = (...population: Parameters<typeof populationRun>): Violations =>
  populationRun(...population).violations

/** Requests/s that such a population sends in its steady state. */
export const populationRateOf = (...population: Parameters<typeof populationRun>): number => {
  const [, users, thinkTime] = population
  const { trace, workload } = populationRun(...population)
  const latencies = observe(trace, workload).latencies.subarray(Math.ceil(warmUp * trace.sent.length))
  return users / (latencies.reduce((sum, seconds) => sum + seconds, 0) / latencies.length + thinkTime)
}

/** The largest x with holds(x), to about 1.5 %, searched up and down from a guess. */
export const largest = (guess: number, holds: (x: number) => boolean): number => {
  let [inside, outside] = [guess, guess]
  if (holds(guess)) while (holds((outside = inside * stride)) && inside < 100 * guess) inside = outside
  else while (inside > guess / 100 && !holds((inside = outside / stride))) outside = inside
  for (let step = 0; step < bisections; step++) {
    const middle = Math.sqrt(inside * outside)
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}

/** A share of violations, of what is allowed, that a short run cannot mistake. */
const clear = { kept: 0.25, lost: 3 } as const
/** Long runs, and how many times as long each is. */
const long = { runs: 2, longer: 3 } as const

/** A run of `count` requests decides where it is clear, and long ones of other luck together where it is not. */
export const isKept = (
  violationsIn: (count: number, seed: number) => Violations,
  count: number,
  seed: number,
): boolean => {
  const used = usedShare(violationsIn(count, seed))
  if (used < clear.kept || used > clear.lost) return used <= 1
  const others = Array.from({ length: long.runs }, (_, i) => violationsIn(long.longer * count, seed + 3 * (i + 1)))
  return isWithin(average(others))
}

/** Of a true rate: it lies within this above what the search finds. */
const apart = 1.015

/** A true rate that was searched, or a rate just above it that holds too. */
export const truthBeside = (
  found: number,
  rates: readonly number[],
  server: Server,
  count: number,
  seed: number,
): number => {
  const holds = (rate: number): boolean => isKept((requests, luck) => atRate(server, rate, requests, luck), count, seed)
  return Math.max(found, ...rates.filter((rate) => rate > found && rate <= apart * found && holds(rate)))
}

/** Shares of a rate at which gaps may be lost although they hold at the rate. */
const lower = [0.8, 0.64, 0.5, 0.4] as const

/**
 * The largest arrival rate (requests/s) up to which the objective holds; `guess` is one that is probably near.
 * Where decoding waits for prefill, gaps are longest at middle rates: more arrivals are prefilled together.
 */
export const sustainableRate = (server: Server, guess: number, count: number, seed: number): number => {
  const holds = (rate: number): boolean => isKept((requests, luck) => atRate(server, rate, requests, luck), count, seed)
  const rate = largest(guess, holds)
  if (server.engine.scheduling === 'chunked') return rate
  const lost = lower.findLast((share) => !isWithin(atRate(server, share * rate, count, seed)))
  return lost === undefined ? rate : largest(0.8 * lost * rate, holds)
}
