import { type Headroom, poissonHeadroom } from '../capacity/headroom.ts'
import { unbrokenRun } from '../capacity/levels.ts'
import { burstyHeadroom } from '../capacity/negative-binomial.ts'
import { arrivalRate } from '../capacity/users.ts'
import type { Arrivals } from './arrivals.ts'
import type { PromiseLevel } from './input.ts'

/** Kept of the rule's mean load, which alone broke the SLA on 7 of 212 simulated servers. */
export const kept = 0.85

/** The highest of them; null if the lowest does not pass. */
export function limitLevel(ordered: readonly PromiseLevel[]): PromiseLevel | null {
  return unbrokenRun(ordered).at(-1) ?? null
}

type Loaded = Pick<PromiseLevel, 'concurrency' | 'throughput'>

/** Requests/s of arrivals that find a level exceeded with probability at most `overflow` (M/G/∞ where they are Poisson). */
export function overflowRate(
  { concurrency, throughput }: Loaded,
  overflow: number,
  arrivals: Arrivals | null = null,
): number {
  const maxMeanConcurrency = meanLoad(concurrency, overflow, arrivals)
  return arrivalRate({ limit: concurrency, throughput, maxMeanConcurrency })
}

/** The largest mean number in flight at which the limit is exceeded with probability at most `overflow`. */
export function meanLoad(limit: number, overflow: number, arrivals: Arrivals | null = null): number {
  return headroomOf(limit, overflow, arrivals).maxMeanConcurrency
}

function headroomOf(limit: number, overflow: number, arrivals: Arrivals | null): Headroom {
  if (arrivals === null || (arrivals.burstiness === 1 && arrivals.variation === 0))
    return poissonHeadroom(limit, overflow)
  const { burstiness, variation } = arrivals
  return burstyHeadroom({ limit, overflow, burstiness, dailyVariation: variation })
}

/**
 * The most that one of the levels supports by that rule, and what is kept of it. A server that does less at the limit than
 * below it supports the level below as well, so that a limit found lower never gives more.
 */
export function plannedRate(
  levels: readonly Loaded[],
  overflow: number,
  share = kept,
  arrivals: Arrivals | null = null,
): number {
  return share * Math.max(0, ...levels.map((level) => overflowRate(level, overflow, arrivals)))
}
