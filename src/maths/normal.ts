import { lastNumber } from './numbers.ts'

type Rational = { readonly top: readonly number[]; readonly bottom: readonly number[] }

const CENTRE: Rational = {
  top: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  bottom: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
}
const SHOULDER: Rational = {
  top: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  bottom: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
}
const FAR: Rational = {
  top: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  bottom: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
}

/** The standard normal quantile, Φ⁻¹(p), to full double precision (Wichura 1988, algorithm AS 241). */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  const offset = p - 0.5
  if (Math.abs(offset) <= 0.425) return offset * evaluate(CENTRE, 0.180625 - offset * offset)
  const depth = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  const size = depth <= 5 ? evaluate(SHOULDER, depth - 1.6) : evaluate(FAR, depth - 5)
  return Math.sign(offset) * size
}

/** The standard normal density, φ(z). */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}

function evaluate({ top, bottom }: Rational, x: number): number {
  const polynomial = (coefficients: readonly number[]): number =>
    coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
  return polynomial(top) / polynomial(bottom)
}

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
