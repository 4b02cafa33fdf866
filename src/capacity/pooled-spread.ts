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
