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
