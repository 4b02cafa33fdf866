/** Requests that end at decode step d: a list from first[d & mask] along next, −1 ends it. */
export interface Endings {
  readonly first: Int32Array
  readonly next: Int32Array
  /** One bit for each list that is not empty. */
  readonly filled: Int32Array
  readonly mask: number
}

export function noEndings(requests: number, longest: number): Endings {
  const size = Math.max(32, 2 ** Math.ceil(Math.log2(longest + 2)))
  return {
    first: new Int32Array(size).fill(-1),
    next: new Int32Array(requests),
    filled: new Int32Array(size / 32),
    mask: size - 1,
  }
}

export function endAt({ first, next, filled, mask }: Endings, step: number, request: number): void {
  const place = step & mask
  next[request] = first[place] ?? -1
  first[place] = request
  const word = place >> 5
  filled[word] = (filled[word] ?? 0) | (1 << (place & 31))
}

/** Empties the list of a step. */
export function clearStep({ first, filled, mask }: Endings, step: number): void {
  const place = step & mask
  first[place] = -1
  const word = place >> 5
  filled[word] = (filled[word] ?? 0) & ~(1 << (place & 31))
}

/** Steps after this one up to the next that ends a request; there has to be one. */
export function stepsToEnding({ filled, mask }: Endings, step: number): number {
  const place = (step + 1) & mask
  let word = place >> 5
  let bits = (filled[word] ?? 0) & (-1 << (place & 31))
  while (bits === 0) {
    word = (word + 1) & (mask >> 5)
    bits = filled[word] ?? 0
  }
  const found = (word << 5) + 31 - Math.clz32(bits & -bits)
  return ((found - step - 1) & mask) + 1
}
