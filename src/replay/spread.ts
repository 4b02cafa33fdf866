import { normalQuantile } from '../maths/normal.ts'
import { quantileOf, type Times } from './sweep.ts'
import { type Random, shuffled } from './random.ts'

/** A quantile function of mean 1 at ascending probabilities, linear in −ln(1 − p) between; empty: all alike. */
export type Spread = readonly SpreadPoint[]

interface SpreadPoint {
  readonly probability: number
  readonly factor: number
}

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
export function factorsOf(spread: Spread, count: number, next: Random): Float64Array {
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

/** The longest, as a multiple of the p99 measured. */
const BEYOND_P99 = 1.25
const LONGEST = 0.999
/** How far the middle of a stretch lies below the straight line, towards the geometric mean of its ends. */
const BENDS = [0, 0.25, 0.5, 0.75, 1] as const

/** The points with a top, and with a bottom that makes the mean 1; stretches bend down where no bottom can. */
export function curveOf(points: Spread): Spread {
  const last = points.at(-1)?.factor ?? 1
  const upper = [...points, { probability: LONGEST, factor: BEYOND_P99 * last }]
  const curves = BENDS.map((bend) => bent(upper, bend)).map((curve) => [bottomOf(curve), ...curve])
  return curves.find(([bottom]) => (bottom?.factor ?? 0) > SHORTEST) ?? curves.at(-1) ?? []
}

function bottomOf(curve: Spread): SpreadPoint {
  const [first, nothing] = [curve[0] ?? { probability: 0.5, factor: 1 }, { probability: 0, factor: 0 }]
  const missing = 1 - meanOf([nothing, ...curve])
  const share = meanBetween({ probability: 0, factor: 1 }, { ...first, factor: 0 })
  return { probability: 0, factor: Math.min(first.factor, Math.max(SHORTEST, missing / share)) }
}

function bent(points: Spread, bend: number): Spread {
  if (bend === 0) return points
  return points.flatMap((low, i) => {
    const high = points[i + 1]
    if (high === undefined) return [low]
    const [line, curve] = [(low.factor + high.factor) / 2, Math.sqrt(low.factor * high.factor)]
    const middle = 1 - Math.sqrt((1 - low.probability) * (1 - high.probability))
    return [low, { probability: middle, factor: line + bend * (curve - line) }]
  })
}

function meanOf(points: Spread): number {
  const last = points.at(-1) ?? { probability: 1, factor: 0 }
  return points
    .slice(1)
    .reduce((sum, high, i) => sum + meanBetween(points[i] ?? high, high), (1 - last.probability) * last.factor)
}

/** The part of the mean between two points. */
function meanBetween(low: SpreadPoint, high: SpreadPoint): number {
  const [p, q] = [low.probability, high.probability]
  const area = (1 - p) * depth(p) - (1 - q) * depth(q) + q - p
  const share = (area - (q - p) * depth(p)) / (depth(q) - depth(p))
  return (q - p - share) * low.factor + share * high.factor
}

function depth(probability: number): number {
  return -Math.log(1 - probability)
}
