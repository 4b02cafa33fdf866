/**
 * Natural logarithm of Γ(x) for x > 0: Stirling's series (Abramowitz & Stegun 6.1.41) from x = 10 up,
 * the recurrence Γ(x + 1) = x Γ(x) below. Relative error under 1e-14 away from the zeros at 1 and 2.
 */
export function logGamma(x: number): number {
  let product = 1
  let shifted = x
  while (shifted < 10) {
    product *= shifted
    shifted += 1
  }
  return stirling(shifted) - Math.log(product)
}

function stirling(x: number): number {
  const square = 1 / (x * x)
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188))))) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}

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

const LEAST_TERM = Number.EPSILON / 1024

/**
 * Sum of a distribution's tail relative to its first term, 1 + r₀ + r₀r₁ + …, until a term no longer counts.
 * `ratio(step)` is the quotient of neighbouring terms: at most 1, and falling towards 0.
 */
function tailSum(ratio: (step: number) => number): number {
  let term = 1
  let sum = 1
  for (let step = 0; term > sum * LEAST_TERM; step += 1) {
    term *= ratio(step)
    sum += term
  }
  return sum
}

/** A distribution of counts: its mass, and the quotients of the mass at k − 1 and at k + 1 by that at k. */
interface Counts {
  readonly mass: (k: number) => number
  readonly down: (k: number) => number
  readonly up: (k: number) => number
}

interface Tails {
  /** P(N ≤ k). */
  readonly cdf: number
  /** P(N > k). */
  readonly sf: number
}

const NOTHING_BELOW: Tails = { cdf: 0, sf: 1 }
const ALL_BELOW: Tails = { cdf: 1, sf: 0 }

/** Sums the tail on k's side of the mean, where terms fall, so that small tails keep their digits. */
function tailsOf(k: number, isLow: boolean, { mass, down, up }: Counts): Tails {
  if (isLow) {
    const cdf = mass(k) * tailSum((step) => down(k - step))
    return { cdf, sf: 1 - cdf }
  }
  const sf = mass(k + 1) * tailSum((step) => up(k + 1 + step))
  return { cdf: 1 - sf, sf }
}

/** P(B ≤ k) for B ~ Binomial(n, p). */
export function binomialCdf(k: number, n: number, p: number): number {
  return binomial(Math.floor(k), n, p).cdf
}

/** P(B > k) for B ~ Binomial(n, p). */
export function binomialSf(k: number, n: number, p: number): number {
  return binomial(Math.floor(k), n, p).sf
}

function binomial(count: number, n: number, p: number): Tails {
  if (count < 0) return NOTHING_BELOW
  if (count >= n || p <= 0) return ALL_BELOW
  if (p >= 1) return NOTHING_BELOW
  return tailsOf(count, count <= n * p, {
    mass: (k) => {
      const logChoose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
      return Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p))
    },
    down: (k) => (k / (n - k + 1)) * ((1 - p) / p),
    up: (k) => ((n - k) / (k + 1)) * (p / (1 - p)),
  })
}

/** P(N > k) for N ~ Poisson(mean). */
export function poissonSf(k: number, mean: number): number {
  const count = Math.floor(k)
  if (count < 0) return 1
  if (mean <= 0) return 0
  return tailsOf(count, count <= mean, {
    mass: (n) => Math.exp(n * Math.log(mean) - mean - logGamma(n + 1)),
    down: (n) => n / mean,
    up: (n) => mean / (n + 1),
  }).sf
}

/**
 * P(N > k) for the negative binomial distribution of the given mean and variance: a Poisson count whose rate
 * is itself gamma-distributed (Greenwood & Yule 1920). Poisson if the variance is not above the mean.
 */
export function negativeBinomialSf(k: number, mean: number, variance: number): number {
  const count = Math.floor(k)
  if (!(variance > mean)) return poissonSf(k, mean)
  if (count < 0) return 1
  if (mean <= 0) return 0
  const shape = (mean * mean) / (variance - mean)
  const ratio = mean / (shape + mean)
  const mode = ((shape - 1) * mean) / shape
  return tailsOf(count, count < mode, {
    mass: (n) => gammaMixedMass(n, shape, ratio),
    down: (n) => n / ((n - 1 + shape) * ratio),
    up: (n) => ((n + shape) / (n + 1)) * ratio,
  }).sf
}

/** Γ(k + r) / (Γ(r) k!) (1 − q)^r q^k, as a product, since the logarithms of Γ cancel for a large shape r. */
function gammaMixedMass(k: number, shape: number, ratio: number): number {
  let log = shape * Math.log1p(-ratio)
  for (let term = 1; term <= k; term += 1) log += Math.log(((shape + term - 1) / term) * ratio)
  return Math.exp(log)
}
