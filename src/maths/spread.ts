import { studentQuantile } from './normal.ts'

/** Mean, standard deviation (n − 1) and number of a sample. */
interface Sample {
  readonly mean: number
  readonly std: number
  readonly samples: number
}

const varianceOfMean = ({ std, samples }: Sample): number => std ** 2 / samples

/** Degrees of freedom of the difference of two means (Welch 1947, Satterthwaite 1946). NaN of samples of one. */
export const welchDegrees = (a: Sample, b: Sample): number => {
  const [one, other] = [varianceOfMean(a), varianceOfMean(b)]
  return (one + other) ** 2 / (one ** 2 / (a.samples - 1) + other ** 2 / (b.samples - 1))
}

/**
 * Half the width of the interval of b − a by Welch's t, in the unit of the samples, with confidence `level`. Degrees of freedom
 * are rounded down, which makes it no narrower.
 * Null where a sample has fewer than two values, or neither varies.
 */
export const welchHalfWidth = (a: Sample, b: Sample, level = 0.95): number | null => {
  if (a.samples < 2 || b.samples < 2 || a.std + b.std === 0) return null
  return (
    studentQuantile(1 - (1 - level) / 2, Math.max(1, Math.floor(welchDegrees(a, b) + 1e-9))) *
    Math.sqrt(varianceOfMean(a) + varianceOfMean(b))
  )
}

/** Largest over smallest of positive values; null with fewer than two or with a value that is not positive. */
export function largestOverSmallest(values: readonly number[]): number | null {
  if (values.length < 2 || values.some((value) => !(value > 0))) return null
  return Math.max(...values) / Math.min(...values)
}

/** Coefficient of variation with the sample standard deviation (n − 1); null with fewer than two values or a mean of 0. */
export function variation(values: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(values).sort()
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  if (values.length < 2 || !(mean > 0)) return null
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1)) / mean
}

/** The middle value; of an even number the lower or the upper of the two. Null when there is none. */
export function middle(values: readonly number[], side: 'lower' | 'upper'): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[side === 'lower' ? (sorted.length - 1) >> 1 : sorted.length >> 1] ?? null
}

export interface PooledSpread {
  /** Standard deviation of the natural logarithm: about the relative one. */
  readonly deviation: number
  readonly degrees: number
}

const squaresOf = (values: readonly number[]): number => {
  const logs = values.map(Math.log)
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0)
}

/**
 * How far repeats of the same measurement lie apart, pooled over groups of positive values: the squared deviations of
 * the logarithms from each group's mean, over the degrees of freedom of all groups. Null without a repeat.
 */
export function pooledSpread(groups: readonly (readonly number[])[]): PooledSpread | null {
  const repeated = groups.filter((values) => values.length > 1)
  const degrees = repeated.reduce((sum, values) => sum + values.length - 1, 0)
  if (degrees === 0) return null
  const squares = repeated.reduce((sum, values) => sum + squaresOf(values), 0)
  return { deviation: Math.sqrt(squares / degrees), degrees }
}

/** Repeats below this number say too little of how far they spread. */
const FEWEST_REPEATS = 3

/**
 * Confidence interval, 95 % unless given, of what repeats of one measurement scatter about, in their unit: Student's t on the
 * logarithms of positive values, widened to hold every repeat. Null for fewer than three.
 */
export function repeatInterval(
  repeats: readonly number[],
  confidence = 0.95,
): { readonly low: number; readonly high: number } | null {
  // A sum depends in its last digit on the order of its parts, and that of repeats is the order of reading.
  const values = repeats.toSorted((a, b) => a - b)
  if (values.length < FEWEST_REPEATS || values.some((value) => value <= 0)) return null
  const spread = pooledSpread([values])!
  const centre = values.reduce((sum, value) => sum + Math.log(value), 0) / values.length
  const half = (studentQuantile((1 + confidence) / 2, spread.degrees) * spread.deviation) / Math.sqrt(values.length)
  return { low: Math.min(...values, Math.exp(centre - half)), high: Math.max(...values, Math.exp(centre + half)) }
}
