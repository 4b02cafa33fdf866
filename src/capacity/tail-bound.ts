import { normalDensity, normalQuantile } from './normal.ts'
import { minimumSamples } from './quantile.ts'

export interface TailSample {
  /** The sample's quantile at `percentile`, in the unit of the median. */
  readonly value: number
  readonly percentile: number
  readonly median: number | null
  readonly samples: number
  /** Independent samples that they are worth; all of them if not told. */
  readonly effective?: number
  readonly confidence: number
}

/**
 * Requests that start together stretch a tail, which few effective samples would then stretch without end: on simulated
 * servers this factor holds as often as no bound of it.
 */
const MOST = 2

/**
 * Approximate one-sided upper confidence bound of a quantile, when only it and the median are known.
 *
 * Takes the tail for lognormal, σ = ln(value / median) / z_p, and the quantile's logarithm for normal with
 * the standard error σ √(p(1 − p)) / φ(z_p) / √n of a sample quantile (David & Nagaraja 2003, 10.2), n being
 * the effective samples, and with a factor of at most 2 for their sake. A
 * quantile at or below the median has σ = 0. Null without a positive median, for p ≤ 0.5, and with so few
 * samples that not even their maximum bounds the quantile (299 for p99 at 95 %).
 */
export function lognormalUpperBound({
  value,
  percentile,
  median,
  samples,
  effective = samples,
  confidence,
}: TailSample): number | null {
  if (median === null || median <= 0 || value <= 0) return null
  if (percentile <= 0.5 || samples < minimumSamples(percentile, confidence)) return null
  const z = normalQuantile(percentile)
  const sigma = Math.max(0, Math.log(value / median) / z)
  const spread = Math.sqrt(percentile * (1 - percentile)) / normalDensity(z)
  const factor = (worth: number) => Math.exp((normalQuantile(confidence) * spread * sigma) / Math.sqrt(worth))
  return value * Math.max(factor(samples), Math.min(MOST, factor(effective)))
}
