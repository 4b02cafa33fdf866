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
