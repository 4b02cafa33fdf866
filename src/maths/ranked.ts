import { blocksOf, type LongList } from './long-list.ts'

/** So many values are sorted as quickly as they are counted. */
const few = 32_768
/** Values that are sorted at once, where they are one class of many. */
const manyAtOnce = 131_072
const classes = 8192
const probes = 1024

/** Values without those that are no number, ascending. */
const sortedOf = (values: LongList): Float64Array => {
  const sorted = new Float64Array(values.length)
  let count = 0
  for (const block of blocksOf(values)) for (const value of block) if (!Number.isNaN(value)) sorted[count++] = value
  return sorted.subarray(0, count).sort()
}

/** So many values, evenly spread over their places, ascending. */
const sampleOf = (values: LongList): Float64Array => {
  const stride = Math.ceil(values.length / probes)
  const sample: number[] = []
  let next = 0
  for (const block of blocksOf(values)) {
    for (; next < block.length; next += stride) if (Number.isFinite(block[next])) sample.push(block[next]!)
    next -= block.length
  }
  return Float64Array.from(sample).sort()
}

/** Classes of equal width between the least and the most of a sample; what lies beyond is in the first or last. */
interface Classes {
  readonly least: number
  readonly perWidth: number
}

const classesOf = (sample: Float64Array): Classes => {
  const [least = 0, greatest = 0] = [sample[0], sample.at(-1)]
  const perWidth = (classes - 2) / (greatest - least)
  return { least, perWidth: Number.isFinite(perWidth) ? perWidth : 0 }
}

/** The class of a value that is a number: of two values the larger one is never in a lower class. */
const classOf = (value: number, { least, perWidth }: Classes): number => {
  if (!(value >= least)) return 0
  const index = (value - least) * perWidth + 1
  return index < classes - 1 ? index | 0 : classes - 1
}

const countsOf = (values: LongList, by: Classes): Uint32Array => {
  const counts = new Uint32Array(classes)
  for (const block of blocksOf(values))
    for (let i = 0; i < block.length; i += 1) {
      const value = block[i]!
      if (value === value) counts[classOf(value, by)]! += 1
    }
  return counts
}

interface Classed {
  readonly by: Classes
  readonly counts: Uint32Array
  /** How many values there are up to the end of each class. */
  readonly ends: Uint32Array
  /** Classes that were sorted before, and are small. */
  readonly kept: Map<number, Float64Array>
}

const classed = new WeakMap<LongList, Classed>()

/** Counted once, whatever is asked of the values. */
const classedOf = (values: LongList): Classed => {
  const known = classed.get(values)
  if (known) return known
  const by = classesOf(sampleOf(values))
  const counts = countsOf(values, by)
  const ends = counts.slice()
  for (let i = 1; i < classes; i += 1) ends[i]! += ends[i - 1]!
  const own = { by, counts, ends, kept: new Map<number, Float64Array>() }
  classed.set(values, own)
  return own
}

/** How many of the values are numbers. */
export const numbersAmong = (values: LongList): number => {
  if (values.length > few) return classedOf(values).ends[classes - 1]!
  let count = 0
  for (const block of blocksOf(values)) for (const value of block) if (!Number.isNaN(value)) count += 1
  return count
}

/** All values of the classes that are wanted, ascending. */
const inClasses = (values: LongList, by: Classes, wanted: Uint8Array, count: number): Float64Array => {
  const found = new Float64Array(count)
  let at = 0
  for (const block of blocksOf(values))
    for (let i = 0; i < block.length; i += 1) {
      const value = block[i]!
      if (value === value && wanted[classOf(value, by)] === 1) found[at++] = value
    }
  return found.sort()
}

/** Values of a class that is kept. */
const mostKept = 4096
/** Shares at which most is asked: what lies there is sorted with the first that is. */
const usual = [0.5, 0.8, 0.9, 0.95, 0.99]

const usualPlaces = ({ counts, ends }: Classed): readonly number[] => {
  const last = ends[classes - 1]! - 1
  return usual
    .flatMap((share) => [placeOf(Math.floor(last * share) + 1, ends), placeOf(Math.ceil(last * share) + 1, ends)])
    .filter((place) => place !== -1 && counts[place]! <= mostKept)
}

/** The values of classes, ascending, of those that are not too large. */
const sortedClasses = (
  values: LongList,
  known: Classed,
  places: readonly number[],
): ReadonlyMap<number, Float64Array> => {
  const { by, counts, kept } = known
  const asked = places.filter((place) => place !== -1 && counts[place]! <= manyAtOnce && !kept.has(place))
  if (asked.length === 0) return kept
  const lacking = [...new Set([...asked, ...(kept.size === 0 ? usualPlaces(known) : [])])].sort((a, b) => a - b)
  const wanted = new Uint8Array(classes)
  for (const place of lacking) wanted[place] = 1
  const count = lacking.reduce((sum, place) => sum + counts[place]!, 0)
  const found = inClasses(values, by, wanted, count)
  const sorted = new Map(kept)
  let at = 0
  for (const place of lacking) {
    const own = found.slice(at, (at += counts[place]!))
    sorted.set(place, own)
    if (own.length <= mostKept) kept.set(place, own)
  }
  return sorted
}

/** The first class up to whose end a rank lies; −1 beyond the last. */
const placeOf = (rank: number, ends: Uint32Array): number => {
  if (rank > ends[classes - 1]!) return -1
  let [low, high] = [0, classes - 1]
  while (low < high) {
    const half = (low + high) >> 1
    if (ends[half]! >= rank) high = half
    else low = half + 1
  }
  return low
}

/** How many values lie below a pivot and at it. */
const sidesOf = (values: LongList, pivot: number): { readonly below: number; readonly at: number } => {
  let [below, at] = [0, 0]
  for (const block of blocksOf(values))
    for (let i = 0; i < block.length; i += 1) {
      if (block[i]! < pivot) below += 1
      else if (block[i]! <= pivot) at += 1
    }
  return { below, at }
}

/** Values between two others, these excluded, ascending: all of them, or every so-many-th, `most` at most. */
const between = (values: LongList, low: number, high: number, most: number, stride = 1): Float64Array => {
  const found = new Float64Array(most)
  let [met, count] = [0, 0]
  for (const block of blocksOf(values))
    for (let i = 0; i < block.length; i += 1)
      if (block[i]! > low && block[i]! < high && met++ % stride === 0) found[count++] = block[i]!
  return found.subarray(0, count).sort()
}

/** One value at a rank from 1 by halving: for many that are equal, or nearly so. `count`: how many there are between the ends. */
const narrowed = (values: LongList, rank: number): number => {
  let [low, high, below, count] = [-Infinity, Infinity, 0, values.length]
  for (const end of [-Infinity, Infinity]) {
    const sides = sidesOf(values, end)
    if (rank > sides.below && rank <= sides.below + sides.at) return end
    if (end < 0) below = sides.at
    else count = sides.below - below
  }
  for (;;) {
    const whole = count <= manyAtOnce
    const found = whole
      ? between(values, low, high, manyAtOnce)
      : between(values, low, high, probes, Math.ceil(count / probes))
    if (whole) return found[rank - 1 - below]!
    const pivot = found[found.length >> 1]!
    const sides = sidesOf(values, pivot)
    if (rank > sides.below && rank <= sides.below + sides.at) return pivot
    const lower = rank <= sides.below
    count = lower ? sides.below - below : count - (sides.below + sides.at - below)
    if (lower) high = pivot
    else [low, below] = [pivot, sides.below + sides.at]
  }
}

/**
 * Values at ranks from 1, in ascending order of all; null for no rank and beyond the last. Those that are no number have no
 * rank. Counts values by class and sorts only those of the classes that are asked for: two passes, and a few more where most
 * values are alike.
 */
export function valuesAtRanks(values: LongList, ranks: readonly (number | null)[]): readonly (number | null)[] {
  if (ranks.every((rank) => rank === null)) return ranks.map(() => null)
  if (values.length <= few) {
    const sorted = sortedOf(values)
    return ranks.map((rank) => (rank === null ? null : (sorted[rank - 1] ?? null)))
  }
  const known = classedOf(values)
  const { counts, ends } = known
  const places = ranks.map((rank) => (rank === null ? -1 : placeOf(rank, ends)))
  const sorted = sortedClasses(values, known, places)
  return places.map((place, i) => {
    if (place === -1) return null
    const rank = ranks[i]!
    return sorted.get(place)?.[rank - 1 - (ends[place]! - counts[place]!)] ?? narrowed(values, rank)
  })
}

/** Values that are sorted at once where they are not in one piece. */
const atOnce = 4_000_000

/** All values that are numbers, ascending, block by block; those in parts are sorted slice by slice. */
export function* ascending(values: LongList, slice = atOnce): Generator<Float64Array> {
  if (values instanceof Float64Array || values.length <= slice) return yield sortedOf(values)
  const cuts = Array.from({ length: Math.ceil(values.length / slice) - 1 }, (_, i) => (i + 1) * slice)
  const splits = valuesAtRanks(values, cuts).filter((value) => value !== null)
  let low = -Infinity
  for (const high of new Set([-Infinity, ...splits, Infinity])) {
    yield between(values, low, high, slice)
    const { at } = sidesOf(values, high)
    for (let left = at; left > 0; left -= few) yield new Float64Array(Math.min(left, few)).fill(high)
    low = high
  }
}
