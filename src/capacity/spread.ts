/** Largest over smallest of positive values; null with fewer than two or with a value that is not positive. */
export function largestOverSmallest(values: readonly number[]): number | null {
  if (values.length < 2 || values.some((value) => !(value > 0))) return null
  return Math.max(...values) / Math.min(...values)
}

/** Coefficient of variation with the sample standard deviation (n − 1); null with fewer than two values or a mean of 0. */
export function variation(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
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
