import { normalQuantile } from '../capacity/normal.ts'
import { quantileOf, type Times } from './input.ts'

/** Steps that take longer now and then. */
export interface Stall {
  /** Of the steps. */
  readonly share: number
  /** How much longer, in seconds. */
  readonly seconds: number
}

const HIGH = [0.9, 0.95, 0.99] as const
const NONE: Stall = { share: 0, seconds: 0 }
/** Standard deviations of a steady server above which the rest is stalls. */
const BEYOND_NOISE = 3
const LEAST_NOISE = 0.03
const MOST_STALLS = 0.02

/** Relative standard deviation of a lone request's gaps, taken for normal: the least that a quantile shows. */
export function unsteadinessOf(gaps: Times): number {
  const median = quantileOf(gaps, 0.5)
  const seen = HIGH.flatMap((probability) => {
    const high = quantileOf(gaps, probability)
    return high === null || median === null ? [] : [(high / median - 1) / normalQuantile(probability)]
  })
  return seen.length === 0 ? 0 : Math.max(0, Math.min(...seen))
}

/** Rare long gaps of a lone request, from how far mean and standard deviation exceed those of a steady server. */
export function stallOf(gaps: Times, unsteadiness: number): Stall {
  const median = quantileOf(gaps, 0.5)
  if (median === null || gaps.std === null) return NONE
  const excess = gaps.mean - median
  const noise = BEYOND_NOISE * Math.max(LEAST_NOISE, unsteadiness) * median
  if (!(excess > 0) || gaps.std < noise) return NONE
  const seconds = (gaps.std ** 2 - (unsteadiness * median) ** 2) / excess
  return seconds < median ? NONE : { share: Math.min(MOST_STALLS, excess / seconds), seconds }
}
