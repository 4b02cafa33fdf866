import { normalQuantile } from '../capacity/normal.ts'
import { quantileOf, type Times } from './input.ts'
import type { Luck } from './luck.ts'

/** A quantile function of mean 1: factors at ascending probabilities, linear in −ln(1 − p) between. Empty: all alike. */
export type Spread = readonly { readonly probability: number; readonly factor: number }[]

const PROBABILITIES = [0.5, 0.9, 0.95, 0.99] as const
/** The longest drawn, as a multiple of the p99 measured. */
const BEYOND_P99 = 1.25
const LONGEST = 0.999
const SHORTEST = 0.01

/**
 * How times vary above `offset`, which does not: through the measured quantiles, or those of a lognormal with
 * the measured standard deviation. Alike if the standard deviation is below the `noise` share of the mean.
 */
export function spreadOf(times: Times, offset: number, noise: number): Spread {
  const deviation = times.std ?? 0
  const mean = times.mean - offset
  if (deviation < noise * times.mean || !(mean > 0)) return []
  const measured = PROBABILITIES.map((probability) => quantileOf(times, probability))
  const factors = measured.every((value) => value !== null)
    ? measured.map((value) => Math.max(SHORTEST, (value - offset) / mean))
    : lognormal(deviation / mean)
  return completed(PROBABILITIES.map((probability, i) => ({ probability, factor: factors[i] ?? 1 })))
}

export function drawn(spread: Spread, next: Luck): number {
  if (spread.length === 0) return 1
  const chance = next()
  const above = spread.findIndex(({ probability }) => probability >= chance)
  const [low, high] = [spread[above - 1], spread[above]]
  if (low === undefined || high === undefined) return spread.at(above)?.factor ?? 1
  const share = (depth(chance) - depth(low.probability)) / (depth(high.probability) - depth(low.probability))
  return low.factor + share * (high.factor - low.factor)
}

function depth(probability: number): number {
  return -Math.log(1 - probability)
}

function lognormal(variation: number): readonly number[] {
  const variance = Math.log(1 + variation ** 2)
  return PROBABILITIES.map((probability) =>
    Math.exp(Math.sqrt(variance) * normalQuantile(probability) - variance / 2),
  )
}

/** With a top, and with a bottom that makes the mean 1. */
function completed(points: Spread): Spread {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return []
  const top = { probability: LONGEST, factor: BEYOND_P99 * last.factor }
  const upper = [...points, top]
  const rest = upper
    .slice(1)
    .reduce((sum, high, i) => sum + meanBetween(upper[i] ?? first, high), (1 - LONGEST) * top.factor)
  const empty = { probability: 0, factor: 0 }
  const perBottom = meanBetween({ probability: 0, factor: 1 }, { ...first, factor: 0 })
  const bottom = (1 - rest - meanBetween(empty, first)) / perBottom
  return [{ probability: 0, factor: Math.min(first.factor, Math.max(SHORTEST, bottom)) }, ...upper]
}

/** The part of the mean between two points of a quantile function that is linear in −ln(1 − p). */
function meanBetween(low: Spread[number], high: Spread[number]): number {
  const [p, q] = [low.probability, high.probability]
  const area = (1 - p) * depth(p) - (1 - q) * depth(q) + q - p
  const share = (area - (q - p) * depth(p)) / (depth(q) - depth(p))
  return (q - p - share) * low.factor + share * high.factor
}
