import { studentQuantile } from './normal.ts'

/** Mean, standard deviation (n − 1) and number of a sample. */
export interface Sample {
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
