import { logGamma } from './log-gamma.ts'
import { tailSum } from './tail-sum.ts'

/**
 * P(B ≤ k) for B ~ Binomial(n, p). Sums the tail on k's side of the mean, so small tails keep their digits.
 */
export function binomialCdf(k: number, n: number, p: number): number {
  const count = Math.floor(k)
  if (count < 0) return 0
  if (count >= n || p <= 0) return 1
  if (p >= 1) return 0
  return count <= n * p ? lowerTail(count, n, p) : 1 - upperTail(count + 1, n, p)
}

/** P(B > k) for B ~ Binomial(n, p). */
export function binomialSf(k: number, n: number, p: number): number {
  const count = Math.floor(k)
  if (count < 0) return 1
  if (count >= n || p <= 0) return 0
  if (p >= 1) return 1
  return count <= n * p ? 1 - lowerTail(count, n, p) : upperTail(count + 1, n, p)
}

function lowerTail(from: number, n: number, p: number): number {
  const odds = (1 - p) / p
  return mass(from, n, p) * tailSum((step) => ((from - step) / (n - from + step + 1)) * odds)
}

function upperTail(from: number, n: number, p: number): number {
  const odds = p / (1 - p)
  return mass(from, n, p) * tailSum((step) => ((n - from - step) / (from + step + 1)) * odds)
}

function mass(k: number, n: number, p: number): number {
  const logChoose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
  return Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p))
}
