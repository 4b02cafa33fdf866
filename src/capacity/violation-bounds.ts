export interface KnownPercentile {
  /** As a fraction: the median is 0.5, the maximum 1. */
  readonly percentile: number
  readonly value: number
}

export interface ViolationBounds {
  readonly atLeast: number
  readonly atMost: number
}

/**
 * How many of n values lie above a threshold, as far as some of their percentiles tell.
 *
 * Whatever the definition of a sample quantile (the nine of Hyndman & Fan 1996), the q-quantile is neither
 * below the ⌊nq⌋-th smallest value nor above the ⌈(n + 1)q⌉-th. So a quantile above the threshold leaves that
 * rank and all later ones above it, and a quantile within the threshold leaves only the later ranks of ⌊nq⌋
 * in doubt. Floating-point noise in nq can only widen these bounds.
 */
export function violationBounds(n: number, threshold: number, known: readonly KnownPercentile[]): ViolationBounds {
  const above = known.filter(({ value }) => value > threshold)
  const within = known.filter(({ value }) => value <= threshold)
  return {
    atLeast: Math.max(0, ...above.map(({ percentile }) => n + 1 - clampRank(Math.ceil((n + 1) * percentile), n))),
    atMost: Math.min(n, ...within.map(({ percentile }) => n - clampRank(Math.floor(n * percentile), n))),
  }
}

function clampRank(rank: number, n: number): number {
  return Math.min(n, Math.max(1, rank))
}
