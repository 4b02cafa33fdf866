const NEGLIGIBLE = Number.EPSILON / 1024

/**
 * Sum of a distribution's tail relative to its first term, 1 + r₀ + r₀r₁ + …, until a term no longer counts.
 * `ratio(step)` is the quotient of neighbouring terms: at most 1, and falling towards 0.
 */
export function tailSum(ratio: (step: number) => number): number {
  let term = 1
  let sum = 1
  for (let step = 0; term > sum * NEGLIGIBLE; step += 1) {
    term *= ratio(step)
    sum += term
  }
  return sum
}
