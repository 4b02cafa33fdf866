import { snapToInteger } from './near-integer.ts'
import { quantileInterval, type RankInterval } from './quantile.ts'

/**
 * Ranks, from 1, of the order statistics between which the p-quantile of `count` values lies, when these tell as much as
 * `effective` independent ones: the exact ranks of so many values (Conover 1999, 3.2), stretched outwards to all of them.
 * Null where even the smallest or the largest value is no bound.
 */
export function orderRanks(count: number, effective: number, p: number, confidence = 0.95): RankInterval {
  const worth = Math.max(1, Math.min(count, Math.floor(snapToInteger(effective))))
  const { lower, upper } = quantileInterval(worth, p, confidence)
  return {
    lower: lower === null ? null : Math.floor((lower * count) / worth),
    upper: upper === null ? null : Math.ceil((upper * count) / worth),
  }
}
