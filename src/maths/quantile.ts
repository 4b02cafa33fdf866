import { binomialCdf, binomialSf } from './distributions.ts'
import type { LongList } from './long-list.ts'
import { firstInteger, snapToInteger } from './numbers.ts'
import { ascending, valuesAtRanks } from './ranked.ts'

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

/** Mean and population standard deviation (divisor n) of the values that are numbers, added up from the least; null without any. */
export function meanAndStd(values: LongList): { readonly mean: number; readonly std: number } | null {
  let [count, sum, squares] = [0, 0, 0]
  for (const block of ascending(values)) {
    count += block.length
    for (let i = 0; i < block.length; i += 1) sum += block[i]!
  }
  if (count === 0) return null
  const mean = sum / count
  for (const block of ascending(values)) for (let i = 0; i < block.length; i += 1) squares += (block[i]! - mean) ** 2
  return { mean, std: Math.sqrt(squares / count) }
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

/**
 * The p-quantiles of a sample in any order, each as `quantile` has it of an ascending one. `count`: how many values it is of,
 * where those that are no number do not count.
 */
export function quantilesAmong(
  values: LongList,
  shares: readonly number[],
  count = values.length,
): readonly (number | null)[] {
  const positions = shares.map((p) => positionOf(count, p))
  if (count === 0) return shares.map(() => null)
  const found = valuesAtRanks(
    values,
    positions.flatMap((position) => [Math.floor(position) + 1, Math.ceil(position) + 1]),
  )
  return positions.map((position, i) => between(found[2 * i] ?? undefined, found[2 * i + 1] ?? undefined, position))
}
