import { snapToInteger } from './near-integer.ts'
import { quantileInterval, type RankInterval } from './quantile.ts'

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
