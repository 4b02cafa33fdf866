import { normalQuantile } from '../maths/normal.ts'
import { gamma, seededRandom } from './random.ts'
import { burstyHeadroom } from '../maths/headroom.ts'
import { arrivalRate, type LoadedLevel } from '../maths/little.ts'

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

/** Of the rule's mean load, which alone broke the SLA on 7 of 212 simulated servers. */
const KEPT = 0.85

/** Loads that were found before: the sweeps of a report ask for few, and each again and again. */
const loads = new Map<string, number>()
const mostLoads = 10_000

/** The largest mean number in flight at which the limit is exceeded with probability at most `overflow`: M/G/∞, if Poisson. */
export function meanLoad(limit: number, overflow: number, { burstiness, variation } = POISSON): number {
  const asked = `${limit} ${overflow} ${burstiness} ${variation}`
  const load =
    loads.get(asked) ?? burstyHeadroom({ limit, overflow, burstiness, dailyVariation: variation }).maxMeanConcurrency
  if (loads.size >= mostLoads) loads.clear()
  loads.set(asked, load)
  return load
}

/**
 * The share of that load to plan with, and never more than leaves a place for the request that comes: at 1 % that
 * is less below a limit of 10, and of a limit of 1 nothing.
 */
export function keptShare(limit: number, overflow: number, arrivals = POISSON): number {
  const load = meanLoad(limit, overflow, arrivals)
  return load > 0 ? Math.min(KEPT, meanLoad(limit - 1, overflow, arrivals) / load) : 0
}

/**
 * Requests/s: the most that one of the levels supports with what is kept of that load. A server that does less at the limit
 * than below it supports the level below as well, so that a limit found lower never gives more.
 */
export function plannedRate(levels: readonly LoadedLevel[], overflow: number, arrivals = POISSON): number {
  const rates = levels.map((level) => {
    const { concurrency } = level
    const kept = keptShare(concurrency, overflow, arrivals)
    return kept * arrivalRate(meanLoad(concurrency, overflow, arrivals), level)
  })
  return Math.max(0, ...rates)
}
