import { normalQuantile } from '../capacity/normal.ts'
import { curveOf, type Curve } from './curve.ts'
import { quantileOf, type Times } from './input.ts'
import { type Luck, shuffled } from './luck.ts'

/** A quantile function of mean 1; empty: all alike. */
export type Spread = Curve

const PROBABILITIES = [0.5, 0.9, 0.95, 0.99] as const
const SHORTEST = 0.01

/**
 * How times vary above `offset`, which does not: through the measured quantiles, or those of a lognormal with
 * the measured standard deviation. Alike if nine in ten vary by no more than noise of this standard deviation,
 * a share of the mean, makes them.
 */
export function spreadOf(times: Times, offset: number, noise: number): Spread {
  const deviation = times.std ?? 0
  const mean = times.mean - offset
  if (deviation < noise * times.mean || !(mean > 0) || isNoise(times, noise)) return []
  const measured = PROBABILITIES.map((probability) => quantileOf(times, probability))
  const factors = measured.every((value) => value !== null)
    ? measured.map((value) => Math.max(SHORTEST, (value - offset) / mean))
    : lognormal(deviation / mean)
  return curveOf(PROBABILITIES.map((probability, i) => ({ probability, factor: factors[i] ?? 1 })))
}

/** Stalls are rare and long: they raise the deviation, but not p90. */
function isNoise(times: Times, noise: number): boolean {
  const [median, high] = [quantileOf(times, 0.5), quantileOf(times, 0.9)]
  return median !== null && high !== null && high - median < normalQuantile(0.9) * noise * times.mean
}

function lognormal(variation: number): readonly number[] {
  const variance = Math.log(1 + variation ** 2)
  return PROBABILITIES.map((probability) => Math.exp(Math.sqrt(variance) * normalQuantile(probability) - variance / 2))
}

/** Factors in random order, one from each of `count` equal parts of the distribution, that average to 1. */
export function factorsOf(spread: Spread, count: number, next: Luck): Float64Array {
  const factors = new Float64Array(count).fill(1)
  if (spread.length === 0) return factors
  for (let i = 0; i < count; i += 1) factors[i] = drawn(spread, (i + next()) / count)
  const mean = factors.reduce((a, b) => a + b, 0) / count
  return shuffled(
    factors.map((factor) => factor / mean),
    next,
  )
}

/** Linear in −ln(1 − p) between points. */
export function drawn(spread: Spread, chance: number): number {
  const above = spread.findIndex(({ probability }) => probability >= chance)
  const [low, high] = [spread[above - 1], spread[above]]
  if (low === undefined || high === undefined) return spread.at(above)?.factor ?? 1
  const share =
    Math.log((1 - low.probability) / (1 - chance)) / Math.log((1 - low.probability) / (1 - high.probability))
  return low.factor + share * (high.factor - low.factor)
}
