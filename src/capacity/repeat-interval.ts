import { pooledSpread } from './pooled-spread.ts'
import { studentQuantile } from './student.ts'

/** Repeats below this number say too little of how far they spread. */
const FEWEST_REPEATS = 3

/**
 * Confidence interval, 95 % unless told, of what repeats of one measurement scatter about, in their unit: Student's t on the
 * logarithms of positive values, widened to hold every repeat. Null for fewer than three.
 */
export function repeatInterval(
  repeats: readonly number[],
  confidence = 0.95,
): { readonly low: number; readonly high: number } | null {
  // A sum depends in its last digit on the order of its parts, and that of repeats is the order of reading.
  const values = repeats.toSorted((a, b) => a - b)
  const spread = values.length < FEWEST_REPEATS || values.some((value) => value <= 0) ? null : pooledSpread([values])
  if (spread === null) return null
  const centre = values.reduce((sum, value) => sum + Math.log(value), 0) / values.length
  const half = (studentQuantile((1 + confidence) / 2, spread.degrees) * spread.deviation) / Math.sqrt(values.length)
  return { low: Math.min(...values, Math.exp(centre - half)), high: Math.max(...values, Math.exp(centre + half)) }
}
