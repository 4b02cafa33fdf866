import { normalQuantile } from '../maths/normal.ts'

export type Random = () => number

const STEP = 0x6d2b79f5

/** Uniform numbers in (0, 1) from a 32-bit seed, the same on every machine: a Weyl sequence, hashed. */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + STEP) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return (((bits ^ (bits >>> 14)) >>> 0) + 0.5) / 2 ** 32
  }
}

/** Gamma-distributed of unit scale, exponential for a shape of 1: Marsaglia and Tsang 2000, "A simple method for generating gamma variables". */
export function gamma(shape: number, next: Random): number {
  if (shape === 1) return -Math.log(next())
  if (shape < 1) return gamma(shape + 1, next) * next() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normalQuantile(next())
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(next()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v
  }
}

/** In random order (Fisher and Yates), in place. */
export function shuffled(values: Float64Array, next: Random): Float64Array {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const other = Math.floor(next() * (i + 1))
    const kept = values[i] ?? 0
    values[i] = values[other] ?? 0
    values[other] = kept
  }
  return values
}
