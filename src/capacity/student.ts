import { lastNumber } from './monotone-search.ts'

/** P(|T| ≤ t) with t = √ν tan θ, as finite sums for whole ν (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4). */
function within(angle: number, degrees: number): number {
  const cosine = Math.cos(angle)
  const isOdd = degrees % 2 === 1
  let term = isOdd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine
    sum += term
  }
  const part = Math.sin(angle) * sum
  return isOdd ? (2 / Math.PI) * (angle + part) : part
}

/** The quantile of Student's t with so many degrees of freedom (whole, ≥ 1), for p from 0.5 to below 1. */
export function studentQuantile(p: number, degrees: number): number {
  const angle = lastNumber(0, Math.PI / 2, (tried) => within(tried, degrees) <= 2 * p - 1)
  return Math.sqrt(degrees) * Math.tan(angle)
}
