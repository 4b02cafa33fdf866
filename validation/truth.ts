import { arrivalsOf, openLoop } from '../simulator/client.ts'
import { simulate } from '../simulator/engine.ts'
import { randomLengths } from '../simulator/lengths.ts'
import type { Arrivals, Workload } from '../simulator/model.ts'
import { populationArrivals } from '../simulator/population.ts'
import { type Random, seededRandom } from '../simulator/random.ts'
import type { Server } from './random-server.ts'
import { isWithin, type Violations, violationsOf } from './violations.ts'

const warmUp = 0.2
const stride = 1.25
const bisections = 4

const run = (server: Server, workload: Workload, arrivals: Arrivals, random: Random) => {
  const count = workload.inputTokens.length
  const trace = simulate(server.engine, workload, arrivals, random)
  return { trace, violations: violationsOf(trace, workload, Math.ceil(warmUp * count), count) }
}

const workloadOf = (server: Server, count: number, seed: number): Workload =>
  randomLengths(count, server.input, server.output, seededRandom(seed), server.drafts)

/** In the steady state of Poisson arrivals at `rate` per second; every rate meets the same luck. */
export const atRate = (server: Server, rate: number, count: number, seed: number): Violations => {
  const arrivals = arrivalsOf(openLoop(rate), count, seededRandom(seed + 1))
  return run(server, workloadOf(server, count, seed), arrivals, seededRandom(seed + 2)).violations
}

/** In the steady state of a population of `users` who think `thinkTime` seconds on average. */
export const withUsers = (
  server: Server,
  users: number,
  thinkTime: number,
  count: number,
  seed: number,
): Violations => {
  const arrivals = populationArrivals({ users, thinkTime, start: null }, count, seededRandom(seed + 1))
  return run(server, workloadOf(server, count, seed), arrivals, seededRandom(seed + 2)).violations
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

/** The largest Poisson rate (requests/s) within the objective; `guess` is one that is probably near. */
export const sustainableRate = (server: Server, guess: number, count: number, seed: number): number =>
  largest(guess, (rate) => isWithin(atRate(server, rate, count, seed)))
