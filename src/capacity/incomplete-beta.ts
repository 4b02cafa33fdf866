import { logGamma } from './log-gamma.ts'

const NEGLIGIBLE = 1e-15
/** Stands for zero in a denominator (Lentz 1976). */
const TINY = 1e-300

/** The regularised incomplete beta function I_x(a, b) for 0 ≤ x ≤ 1 and a, b ≥ 0; a sum of binomial chances where both are whole. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || b <= 0) return x >= 1 && b > 0 ? 1 : 0
  if (x >= 1 || a <= 0) return 1
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  const front = Math.exp(logFront)
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/** The continued fraction of Abramowitz & Stegun 26.5.8: about √max(a, b) terms. */
function fraction(x: number, a: number, b: number): number {
  let [c, d] = [1, 1 / away(1 - ((a + b) * x) / (a + 1))]
  let product = d
  for (let m = 1, change = 0; Math.abs(change - 1) > NEGLIGIBLE && m < 1e6; m += 1) {
    for (const term of terms(x, a, b, m)) {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      change = c * d
      product *= change
    }
  }
  return product
}

function terms(x: number, a: number, b: number, m: number): readonly [number, number] {
  const at = a + 2 * m
  return [(m * (b - m) * x) / ((at - 1) * at), (-(a + m) * (a + b + m) * x) / (at * (at + 1))]
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
