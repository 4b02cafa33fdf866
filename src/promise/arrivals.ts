import { normalQuantile } from '../capacity/normal.ts'
import { gamma, seededRandom } from './random.ts'
import { burstyHeadroom } from '../capacity/headroom.ts'
import { arrivalRate, type LoadedLevel } from '../capacity/little.ts'

/** How requests come. */
export interface Arrivals {
  /** Shape of the gamma-distributed gaps between them, as vLLM's flag: 1 is Poisson, less is burstier. */
  readonly burstiness: number
  /** Standard deviation of the rate from day to day, as a share of its mean. */
  readonly variation: number
}

const POISSON: Arrivals = { burstiness: 1, variation: 0 }

/** As stated, else Poisson, and one day like another. Smoother than Poisson earns nothing. */
export function arrivalsOf({ burstiness = 1, variation = 0 }: Partial<Arrivals>): Arrivals {
  return { burstiness: Math.min(1, burstiness), variation }
}

/** The rate of a day that at most the share `overflow` of days exceeds, as a multiple of the mean rate; days vary normally. */
export function busyDay({ variation }: Arrivals, overflow: number): number {
  return variation === 0 ? 1 : 1 + variation * Math.max(0, normalQuantile(1 - overflow))
}

/** Times of so many arrivals with a mean of exactly one a second. */
export function arrivalTimes(count: number, { burstiness }: Arrivals, seed: number): Float64Array {
  const next = seededRandom(seed)
  let time = 0
  const times = new Float64Array(count).map(() => (time += gamma(burstiness, next)))
  return times.map((at) => (at * count) / time)
}

/** Kept of the rule's mean load, which alone broke the SLA on 7 of 212 simulated servers. */
export const kept = 0.85

/** Requests/s of arrivals that find a level exceeded with probability at most `overflow` (M/G/∞ where they are Poisson). */
export function overflowRate(level: LoadedLevel, overflow: number, arrivals = POISSON): number {
  return arrivalRate(meanLoad(level.concurrency, overflow, arrivals), level)
}

/** The largest mean number in flight at which the limit is exceeded with probability at most `overflow`. */
export function meanLoad(limit: number, overflow: number, { burstiness, variation }: Arrivals): number {
  return burstyHeadroom({ limit, overflow, burstiness, dailyVariation: variation }).maxMeanConcurrency
}

/**
 * The most that one of the levels supports by that rule, and what is kept of it. A server that does less at the limit than
 * below it supports the level below as well, so that a limit found lower never gives more.
 */
export function plannedRate(
  levels: readonly LoadedLevel[],
  overflow: number,
  share = kept,
  arrivals = POISSON,
): number {
  return share * Math.max(0, ...levels.map((level) => overflowRate(level, overflow, arrivals)))
}
