import { poissonHeadroom } from '../capacity/headroom.ts'
import { arrivalRate } from '../capacity/users.ts'
import type { PromiseLevel } from './input.ts'

/** The highest level of the unbroken run of passes from the lowest; null if the lowest does not pass. */
export function limitLevel(ordered: readonly PromiseLevel[]): PromiseLevel | null {
  const end = ordered.findIndex(({ verdict }) => verdict !== 'pass')
  return ordered.at(end < 0 ? -1 : end - ordered.length - 1) ?? null
}

/** Requests/s of Poisson arrivals that find the limit exceeded with probability at most `overflow` (M/G/∞). */
export function overflowRate({ concurrency, throughput }: PromiseLevel, overflow: number): number {
  const { maxMeanConcurrency } = poissonHeadroom(concurrency, overflow)
  return arrivalRate({ limit: concurrency, throughput, maxMeanConcurrency })
}
