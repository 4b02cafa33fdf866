const TOLERANCE = 1e-12

/**
 * The nearest integer if `x` is within rounding noise of it (relative 1e-12), else `x` itself.
 * For use before floor and ceil: 0.07 × 100 is 7.000000000000001 and 0.29 × 100 is 28.999999999999996.
 */
export function snapToInteger(x: number): number {
  const nearest = Math.round(x)
  return Math.abs(x - nearest) <= TOLERANCE * Math.max(1, Math.abs(x)) ? nearest : x
}
