/** Numbers that lie elsewhere, such as on the disk: so many from a place on, as they are asked for. */
export interface Stored {
  readonly length: number
  /** Where the first of them lies. */
  readonly from: number
  /** The numbers of the places from `from` to before `to`; good until any are read again. */
  readonly read: (from: number, to: number) => Float64Array
}

type Part = Float64Array | Stored

/** Numbers in order, in one piece or in several, which need not all be in memory. */
export type LongList = Float64Array | { readonly length: number; readonly parts: readonly Part[] }

/** Numbers that are read from elsewhere at a time. */
const atOnce = 65_536

export const partsOf = (list: LongList): readonly Part[] => (list instanceof Float64Array ? [list] : list.parts)

/** All numbers in order, block by block; a block is good until the next one, of whatever list. */
export function* blocksOf(list: LongList): Generator<Float64Array> {
  for (const part of partsOf(list)) {
    if (part instanceof Float64Array) yield part
    else
      for (let at = 0; at < part.length; at += atOnce)
        yield part.read(part.from + at, part.from + Math.min(part.length, at + atOnce))
  }
}

const within = (part: Part, from: number, to: number): Part =>
  part instanceof Float64Array
    ? part.subarray(from, to)
    : { length: to - from, from: part.from + from, read: part.read }

/** The numbers of some ranges (places from 0, the end excluded), in the order of these; nothing is copied. */
export function rangesOf(list: LongList, ranges: readonly (readonly [from: number, to: number])[]): LongList {
  const parts = partsOf(list)
  const ends: number[] = []
  for (const { length } of parts) ends.push((ends.at(-1) ?? 0) + length)
  const picked: Part[] = []
  let at = 0
  for (const [from, to] of ranges) {
    while (at > 0 && ends[at - 1]! > from) at -= 1
    while (at < ends.length && ends[at]! <= from) at += 1
    for (let part = at, start = from; start < to && part < parts.length; start = ends[part]!, part += 1) {
      const begin = ends[part]! - parts[part]!.length
      picked.push(within(parts[part]!, start - begin, Math.min(to, ends[part]!) - begin))
    }
  }
  return inParts(picked)
}

/** One after the other. */
export const joinedLists = (lists: readonly LongList[]): LongList => inParts(lists.flatMap(partsOf))

export const inParts = (parts: readonly Part[]): LongList =>
  parts.length === 1 && parts[0] instanceof Float64Array
    ? parts[0]
    : { length: parts.reduce((sum, { length }) => sum + length, 0), parts }

/** All of them in memory, in one piece. */
export function inOnePiece(list: LongList): Float64Array {
  if (list instanceof Float64Array) return list
  const all = new Float64Array(list.length)
  let at = 0
  for (const block of blocksOf(list)) {
    all.set(block, at)
    at += block.length
  }
  return all
}

const aboveIn = (block: Float64Array, threshold: number): number => {
  let above = 0
  for (let i = 0; i < block.length; i += 1) if (block[i]! > threshold) above += 1
  return above
}

/** How many of the numbers are greater. */
export const countAbove = (list: LongList, threshold: number): number => {
  let above = 0
  for (const block of blocksOf(list)) above += aboveIn(block, threshold)
  return above
}
