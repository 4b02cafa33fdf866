import { lastNumber, snapToInteger } from './numbers.ts'
import { quantileInterval, type RankInterval } from './quantile.ts'
import { binomialCdf, binomialSf, incompleteBeta } from './distributions.ts'
import { studentQuantile } from './normal.ts'

/**
 * The last rank that lies below the p-quantile however much the values depend on each other: so many of them are beyond it
 * on average that more than 1 / miss times as many are rare (Markov's inequality). For p99 at 95 % six tenths of them.
 */
export function certainRank(count: number, p: number, confidence = 0.95): number | null {
  const miss = (1 - confidence) / 2
  const rank = Math.floor(snapToInteger(count * (1 - (1 - p) / miss)))
  return rank >= 1 ? rank : null
}

/**
 * Ranks, from 1, of the order statistics between which the p-quantile of `count` values lies, when these tell as much as
 * `effective` independent ones: the exact ranks of so many values (Conover 1999, 3.2), stretched outwards to all of them.
 * Null where even the smallest or the largest value is no bound.
 */
export function orderRanks(count: number, effective: number, p: number, confidence = 0.95): RankInterval {
  const worth = Math.max(1, Math.min(count, Math.floor(snapToInteger(effective))))
  const { lower, upper } = quantileInterval(worth, p, confidence)
  const stretched = lower === null ? 0 : Math.floor((lower * count) / worth)
  return {
    lower: Math.max(stretched, certainRank(count, p, confidence) ?? 0) || null,
    upper: upper === null ? null : Math.ceil((upper * count) / worth),
  }
}

/** Exact two-sided 95 % confidence interval of a share of which `hits` of `samples` were seen (Clopper & Pearson 1934). */
export function proportionInterval(hits: number, samples: number): { readonly low: number; readonly high: number } {
  const miss = (1 - 0.95) / 2
  const low = lastNumber(0, 1, (share) => binomialSf(hits - 1, samples, share) <= miss)
  const high = lastNumber(0, 1, (share) => binomialCdf(hits, samples, share) > miss)
  return { low: hits === 0 ? 0 : low, high: hits === samples ? 1 : high }
}

interface SeenShare {
  /** Share of the sample beyond the threshold. */
  readonly share: number
  /** Independent requests that the sample is worth; need not be whole. */
  readonly effective: number
  /** As a fraction: 0.99 for p99, which leaves room for a true share of 0.01. */
  readonly percentile: number
}

/**
 * The chance of so small a share (pass) or so large a one (fail) if the true share were all that the percentile leaves
 * room for: the exact binomial test in its beta form, I_p(m − ms, ms + 1), which takes any m (Korn & Graubard 1998).
 */
export function shareChance({ share, effective, percentile }: SeenShare, verdict: 'pass' | 'fail'): number {
  const [beyond, within] = [effective * share, effective * (1 - share)]
  return verdict === 'pass'
    ? incompleteBeta(percentile, within, beyond + 1)
    : incompleteBeta(1 - percentile, beyond, within + 1)
}

const NORMAL = 1.959964

/** Sums over consecutive blocks of so many values; the last block may be shorter. */
function blockSums(values: ArrayLike<number>, block: number): Float64Array {
  const sums = new Float64Array(Math.ceil(values.length / block))
  for (let index = 0; index < values.length; index += 1) sums[Math.floor(index / block)]! += values[index]!
  return sums
}

/**
 * How many independent requests tell as much about a tail share as these do, which share engine steps with their
 * neighbours.
 *
 * `over` counts the values of each request at a bound or beyond and `sizes` all its values, in the order of sending; `block`
 * requests are in flight together. The variance of the share between blocks (that of a ratio over clusters, Cochran
 * 1977, 6.3) is set against the binomial one; with few blocks it is itself uncertain, which Student's t makes up for
 * (Korn & Graubard 1998). Never more than the requests, and at least 1; all of them where blocks are as alike as
 * independent requests would be.
 */
export function effectiveSamples(over: ArrayLike<number>, sizes: ArrayLike<number>, block: number): number {
  const requests = over.length
  const [tails, totals] = [blockSums(over, block), blockSums(sizes, block)]
  const all = totals.reduce((sum, size) => sum + size, 0)
  const share = tails.reduce((sum, tail) => sum + tail, 0) / all
  const blocks = tails.length
  if (!(share > 0 && share < 1) || blocks < 2) return requests
  const squares = tails.reduce((sum, tail, index) => sum + (tail - share * totals[index]!) ** 2, 0)
  const variance = (squares * blocks) / (blocks - 1) / all ** 2
  const worth = (share * (1 - share)) / variance
  /** What requests are worth that are blocks of their own, by the unbiased variance. */
  const alone = requests - 1
  if (worth >= alone * (1 - 1e-9)) return requests
  return Math.max(1, worth * (NORMAL / studentQuantile(0.975, blocks - 1)) ** 2)
}

/**
 * `effectiveSamples` where only a summary is known: requests that queue together wait alike, so that all `inFlight` of them count as
 * two. Rough, and taken from simulated servers, on which the bounds of p99 TTFT that it gives hold 19 times of 20; too
 * rough to confirm a verdict.
 */
export function assumedSamples(requests: number, inFlight: number): number {
  return requests / ((Math.max(1, inFlight) + 1) / 2)
}

/** Tails that are wider than that of the percentile by these factors hold more requests, which tell more of how alike they are. */
const TAILS = [1, 5, 10, 20] as const

/** Where the tails begin by which the dependence of requests is measured, as fractions: for p99 at 0.99, 0.95, 0.9 and 0.8. */
export function tailStarts(percentile: number): readonly number[] {
  return TAILS.map((factor) => 1 - factor * (1 - percentile)).filter((start, i) => i === 0 || start >= 0.5)
}
