import { logGamma } from './log-gamma.ts'
import { tailSum } from './tail-sum.ts'

/**
 * P(N > k) for N ~ Poisson(mean). Sums the tail on k's side of the mean, so small tails keep their digits.
 */
export function poissonSf(k: number, mean: number): number {
  const count = Math.floor(k)
  if (count < 0) return 1
  if (mean <= 0) return 0
  return count <= mean ? 1 - lowerTail(count, mean) : upperTail(count + 1, mean)
}

function lowerTail(from: number, mean: number): number {
  return mass(from, mean) * tailSum((step) => (from - step) / mean)
}

function upperTail(from: number, mean: number): number {
  return mass(from, mean) * tailSum((step) => mean / (from + step + 1))
}

function mass(k: number, mean: number): number {
  return Math.exp(k * Math.log(mean) - mean - logGamma(k + 1))
}
