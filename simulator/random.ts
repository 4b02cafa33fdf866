/**
 * Whole numbers of 32 bits, uniform, the same for the same seed: sfc32 of PractRand (Doty-Humphrey, public
 * domain), started as there with the seed in one word and twelve numbers thrown away.
 */
export function seededIntegers(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, 0, 1]
  const next = () => {
    const drawn = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + drawn) | 0
    return drawn >>> 0
  }
  for (let skipped = 0; skipped < 12; skipped += 1) next()
  return next
}

export type Random = () => number

/** Uniform numbers in [0, 1) from a 32-bit seed. */
export const seededRandom = (seed: number): Random => {
  const next = seededIntegers(seed)
  return () => next() / 2 ** 32
}

/**
 * Noise of mean 0, variance 1, within ±3: the sum of three uniforms (Irwin-Hall). Only additions, so that
 * every platform gives the same bits, which the logarithm of a true normal does not promise.
 */
export const noise = (random: Random): number => 2 * (random() + random() + random()) - 3

export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Gamma variate of unit scale: Marsaglia and Tsang 2000, "A simple method for generating gamma variables". */
export const gamma = (random: Random, shape: number): number => {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v
  }
}
