import { poissonHeadroom } from '../capacity/headroom.ts'
import { unbrokenRun } from '../capacity/levels.ts'
import { arrivalRate } from '../capacity/users.ts'
import type { PromiseLevel } from './input.ts'

/** Kept of the rule's mean load, which alone broke the SLA on 7 of 212 simulated servers. */
export const kept = 0.85

/** The highest of them; null if the lowest does not pass. */
export function limitLevel(ordered: readonly PromiseLevel[]): PromiseLevel | null {
  return unbrokenRun(ordered).at(-1) ?? null
}

type Loaded = Pick<PromiseLevel, 'concurrency' | 'throughput'>

/** Requests/s of Poisson arrivals that find a level exceeded with probability at most `overflow` (M/G/∞). */
export function overflowRate({ concurrency, throughput }: Loaded, overflow: number): number {
  const { maxMeanConcurrency } = poissonHeadroom(concurrency, overflow)
  return arrivalRate({ limit: concurrency, throughput, maxMeanConcurrency })
}

/**
 * The most that one of the levels supports by that rule, and what is kept of it. A server that does less at the limit than
 * below it supports the level below as well, so that a limit found lower never gives more.
 */
export function plannedRate(levels: readonly Loaded[], overflow: number, share = kept): number {
  return share * Math.max(0, ...levels.map((level) => overflowRate(level, overflow)))
}
