import { binomialCdf, binomialSf } from './distributions.ts'
import { firstInteger, snapToInteger } from './numbers.ts'

interface Summary {
  readonly count: number
  readonly mean: number
  readonly median: number
  /** Population standard deviation (divisor n). */
  readonly std: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
}

/** 1-based ranks of the order statistics that bound a quantile; null where the sample gives no bound. */
export interface RankInterval {
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * The p-quantile (p in [0, 1]) of an ascending sample by linear interpolation at rank (n − 1)p, which is
 * numpy's default and type 7 of Hyndman & Fan 1996. Infinite when it leans on an infinite value; null if
 * empty.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  const position = positionOf(sorted.length, p)
  return between(sorted[Math.floor(position)], sorted[Math.ceil(position)], position)
}

/** Where the p-quantile of n ascending values lies among them, counted from 0. */
function positionOf(n: number, p: number): number {
  return snapToInteger((n - 1) * Math.min(1, Math.max(0, p)))
}

/** The value at a position between its two neighbours; null without them. */
function between(low: number | undefined, high: number | undefined, position: number): number | null {
  if (low === undefined || high === undefined) return null
  if (low === high || high === Infinity) return high
  const share = position - Math.floor(position)
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share)
}

/** What a benchmark prints about one metric, from its values in ascending order; null if there are none. */
export function summarize(sorted: Float64Array): Summary | null {
  const count = sorted.length
  if (count === 0) return null
  const mean = sorted.reduce((sum, value) => sum + value, 0) / count
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
  const at = (p: number) => quantile(sorted, p) ?? NaN
  return { count, mean, median: at(0.5), std: Math.sqrt(variance), p90: at(0.9), p95: at(0.95), p99: at(0.99) }
}

/**
 * Two-sided distribution-free confidence interval for the p-quantile of n values: between the order
 * statistics x₍lower₎ and x₍upper₎, each side missing with probability at most (1 − confidence)/2 (Conover
 * 1999, 3.2).
 */
export function quantileInterval(n: number, p: number, confidence = 0.95): RankInterval {
  const miss = (1 - confidence) / 2
  const lower = firstInteger(1, (rank) => rank > n || binomialCdf(rank - 1, n, p) > miss) - 1
  const upper = firstInteger(1, (rank) => rank > n || binomialSf(rank - 1, n, p) <= miss)
  return { lower: lower >= 1 ? lower : null, upper: upper <= n ? upper : null }
}

/** Counts that were found before: a report asks for few, and each for every run. */
const fewest = new Map<string, number>()
const mostKept = 10_000

/**
 * The fewest requests that can confirm a p-quantile limit with `violations` of them above it: the smallest n
 * with P(Binomial(n, 1 − p) ≤ violations) ≤ 1 − confidence. Infinite for p = 1 or confidence = 1, which no
 * sample proves.
 */
export function minimumSamples(p: number, confidence = 0.95, violations = 0): number {
  if (p >= 1 || confidence >= 1) return Infinity
  const asked = `${p} ${confidence} ${violations}`
  const count =
    fewest.get(asked) ?? firstInteger(violations + 1, (n) => binomialCdf(violations, n, 1 - p) <= 1 - confidence)
  if (fewest.size >= mostKept) fewest.clear()
  fewest.set(asked, count)
  return count
}

/** How far beyond the wanted ranks to look, as a share of all values: the probes that place them are a sample. */
const MARGIN = 0.005
const PROBES = 10_000

/** Values at ranks from 1, in ascending order of all; null for no rank and beyond the last. Sorts only those around them. */
export function valuesAtRanks(values: Float64Array, ranks: readonly (number | null)[]): readonly (number | null)[] {
  const places = ranks.flatMap((rank) => (rank === null ? [] : Math.min(1, rank / values.length)))
  if (places.length === 0) return ranks.map(() => null)
  const [from, to] = [Math.min(...places), Math.max(...places)]
  for (const margin of [(to - from) / 2 + MARGIN, 1]) {
    const { below, inside } = windowOf(values, (from + to) / 2, margin)
    const isInside = (rank: number): boolean => rank > below && rank <= below + inside.length
    const wanted = ranks.map((rank) => (rank === null || rank > values.length ? null : rank))
    if (wanted.every((rank) => rank === null || isInside(rank)))
      return wanted.map((rank) => (rank === null ? null : inside[rank - 1 - below]!))
  }
  return ranks.map(() => null)
}

/** The values whose rank is within `margin` of the share `centre`, as judged by every so-many-th of them, ascending; and how many lie below. */
function windowOf(values: Float64Array, centre: number, margin: number) {
  const stride = Math.ceil(values.length / PROBES)
  const probes = values.filter((_, i) => i % stride === 0).sort()
  const least = centre - margin <= 0 ? -Infinity : quantile(probes, centre - margin)!
  const most = centre + margin >= 1 ? Infinity : quantile(probes, centre + margin)!
  const below = values.reduce((count, value) => (value < least ? count + 1 : count), 0)
  return { below, inside: values.filter((value) => value >= least && value <= most).sort() }
}

/** The p-quantile of a sample in any order, as `quantile` has it of an ascending one. */
export function quantileAmong(values: Float64Array, p: number): number | null {
  const position = positionOf(values.length, p)
  const ranks = [Math.floor(position) + 1, Math.ceil(position) + 1]
  const [low, high] = valuesAtRanks(values, values.length > 0 ? ranks : [null, null])
  return between(low ?? undefined, high ?? undefined, position)
}
