import type { LatencyStatistics } from './metric.ts'

/**
 * Many tokens at once, then a pause: all but few gaps are none, so that a percentile of gaps is not that of the pauses. Of
 * token by token streams, also of those with speculative decoding, the median is a third of the mean or more.
 */
export const comesInLumps = (itl: LatencyStatistics | null): boolean => {
  const usual = itl?.median ?? itl?.p99 ?? null
  return usual !== null && usual < 0.1 * (itl?.mean ?? 0)
}
