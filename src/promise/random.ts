export type Luck = () => number

const STEP = 0x6d2b79f5

/** Uniform numbers in (0, 1) from a 32-bit seed, the same on every machine: a Weyl sequence, hashed. */
export function luck(seed: number): Luck {
  let state = seed | 0
  return () => {
    state = (state + STEP) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return (((bits ^ (bits >>> 14)) >>> 0) + 0.5) / 2 ** 32
  }
}

/** Exponential with mean 1. */
export function exponential(next: Luck): number {
  return -Math.log(next())
}

/** In random order (Fisher and Yates), in place. */
export function shuffled(values: Float64Array, next: Luck): Float64Array {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const other = Math.floor(next() * (i + 1))
    const kept = values[i] ?? 0
    values[i] = values[other] ?? 0
    values[other] = kept
  }
  return values
}
