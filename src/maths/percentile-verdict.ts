import { binomialCdf, binomialSf } from './distributions.ts'
import { snapToInteger } from './numbers.ts'
import { minimumSamples, quantile } from './quantile.ts'
import { normalDensity, normalQuantile } from './normal.ts'

interface Limit {
  /** As a fraction: 0.99 for p99. */
  readonly percentile: number
  /** Inclusive, in the unit of the values. */
  readonly threshold: number
}

interface RequestSample extends Limit {
  /** One value for each successful request, in any order. */
  readonly values: ArrayLike<number>
  readonly failed: number
}

interface RequestsVerdict {
  readonly verdict: 'pass' | 'fail'
  readonly confidence: 'confirmed' | 'point'
  /** The sample quantile over the successes; null if there are none. */
  readonly value: number | null
  readonly violations: number
  readonly samples: number
}

interface SummarySample extends Limit {
  readonly value: number
  readonly completed: number
  readonly failed: number
  /** Independent requests that the completed ones are worth; all of them if absent. */
  readonly effective?: number
  /** Other percentiles of the same metric. */
  readonly known: readonly KnownPercentile[]
}

interface SummaryVerdict {
  readonly verdict: 'pass' | 'fail'
  /** 'marginal': a pass whose approximate upper bound lies above the threshold. */
  readonly confidence: 'confirmed' | 'point' | 'marginal'
  readonly upperBound: number | null
  readonly violationsAtLeast: number
  readonly samples: number
}

const CONFIDENCE = 0.95

/**
 * Does a percentile of the requests meet its threshold, when every request's value is at hand?
 *
 * A failed request counts as an infinitely slow one. With k of N requests in violation the verdict is
 * confirmed if the exact binomial test of k against N(1 − percentile) says so (as in MLPerf Inference's early
 * stopping), else it is the sample quantile's: the failures included, so more of them than the percentile
 * leaves room for fail. Null without a single request.
 */
export function judgeRequests(sample: RequestSample): RequestsVerdict | null {
  const { values, failed, percentile, threshold } = sample
  const samples = values.length + failed
  if (samples === 0) return null
  const sorted = Float64Array.from(values).sort()
  const violations = sorted.reduce((count, value) => count + (value > threshold ? 1 : 0), failed)
  const value = quantile(sorted, percentile)
  const confirmed = confirm({ atLeast: violations, atMost: violations }, samples, percentile)
  if (confirmed !== null) return { verdict: confirmed, confidence: 'confirmed', value, violations, samples }
  const all = new Float64Array(samples).fill(Infinity)
  all.set(sorted)
  return {
    verdict: quantile(all, percentile)! <= threshold ? 'pass' : 'fail',
    confidence: 'point',
    value,
    violations,
    samples,
  }
}

/**
 * Does a percentile of the requests meet its threshold, when only percentiles of the successes are known?
 *
 * Fails if the value does, or if the failures alone move the percentile of all requests beyond the slowest
 * success: more than (N − 1)(1 − percentile) of them, as in `judgeRequests`. The percentiles bound the number
 * of violations; where the binomial test agrees even at the bound, the verdict is confirmed. A summary that
 * does not say how many requests it covers (0 completed, 0 failed) is judged by its value alone.
 */
export function judgeSummary(sample: SummarySample): SummaryVerdict {
  const { value, percentile, threshold, completed, failed, effective = completed } = sample
  const samples = completed + failed
  const known = [...sample.known, { percentile, value }]
  const slow = completed > 0 ? violationBounds(completed, threshold, known) : { atLeast: 0, atMost: 0 }
  const violations = { atLeast: slow.atLeast + failed, atMost: slow.atMost + failed }
  const median = known.find((other) => other.percentile === 0.5)?.value ?? null
  const tail = { value, percentile, median, samples: completed, effective }
  const upperBound = lognormalUpperBound({ ...tail, confidence: CONFIDENCE })
  const facts = { upperBound, violationsAtLeast: violations.atLeast, samples }
  const confirmed = confirm(violations, samples, percentile)
  if (confirmed !== null) return { verdict: confirmed, confidence: 'confirmed', ...facts }
  const failuresDecide = samples > 0 && snapToInteger((samples - 1) * percentile) > completed - 1
  if (value > threshold || failuresDecide) return { verdict: 'fail', confidence: 'point', ...facts }
  const confidenceOfPass = upperBound !== null && upperBound > threshold ? 'marginal' : 'point'
  return { verdict: 'pass', confidence: confidenceOfPass, ...facts }
}

function confirm({ atLeast, atMost }: ViolationBounds, samples: number, percentile: number): 'pass' | 'fail' | null {
  const isContradictory = atLeast > atMost
  if (isContradictory) return null
  if (binomialCdf(atMost, samples, 1 - percentile) <= 1 - CONFIDENCE) return 'pass'
  return binomialSf(atLeast - 1, samples, 1 - percentile) <= 1 - CONFIDENCE ? 'fail' : null
}

export interface KnownPercentile {
  /** As a fraction: the median is 0.5, the maximum 1. */
  readonly percentile: number
  readonly value: number
}

interface ViolationBounds {
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
  const clamped = (rank: number): number => Math.min(n, Math.max(1, rank))
  return {
    atLeast: Math.max(0, ...above.map(({ percentile }) => n + 1 - clamped(Math.ceil((n + 1) * percentile)))),
    atMost: Math.min(n, ...within.map(({ percentile }) => n - clamped(Math.floor(n * percentile)))),
  }
}

interface TailSample {
  /** The sample's quantile at `percentile`, in the unit of the median. */
  readonly value: number
  readonly percentile: number
  readonly median: number | null
  readonly samples: number
  /** Independent samples that they are worth; all of them if absent. */
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
 * the effective samples, and with a factor of at most 2 for their sake. A quantile at or below the median has σ = 0.
 * Null without a positive median, for p ≤ 0.5, and with so few samples that not even their maximum bounds the quantile
 * (299 for p99 at 95 %).
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
