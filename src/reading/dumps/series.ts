import type { Piece } from './told.ts'
import { refuse } from './window.ts'

/** Numbers of a piece. */
const pieceLength = 524_288
const first = 1024

/** Numbers as they come in: `current` takes them, filled up to `count`, and goes to `pieces` when it is full. */
export interface Series {
  current: Float64Array
  count: number
  readonly pieces: Piece[]
}

/** What a series is filled in, one after the other: large, and used again. */
export const desk = (): Float64Array<ArrayBuffer> => new Float64Array(pieceLength)

export const emptySeries = (current = new Float64Array(first)): Series => ({ current, count: 0, pieces: [] })

export type Put = (numbers: Float64Array) => Piece

/** What takes the next number of a series that is kept in memory. */
export const roomFor = (series: Series): Float64Array => {
  const { current, count } = series
  if (count < current.length) return current
  series.current = new Float64Array(2 * count)
  series.current.set(current)
  return series.current
}

/** Adds a number to a series that is kept in memory. */
export const add = (series: Series, value: number): void => {
  roomFor(series)[series.count] = value
  series.count += 1
}

/** All numbers of a series that is kept in memory. */
export const allOf = ({ current, count }: Series): Float64Array => current.slice(0, count)

/** A list that has to lie in one piece is no longer. */
const longestList = 4_000_000

/**
 * Makes room for more: what lies before `from` becomes a piece, the rest begins the next one. `put` gives numbers back as they
 * are to be kept. Refuses a list without end.
 */
export const grow = (series: Series, put: Put, from: number): void => {
  const { current, count } = series
  const begun = count - from
  if (begun > longestList) refuse()
  if (from > 0) series.pieces.push(put(current.subarray(0, from)))
  if (2 * begun > current.length) series.current = new Float64Array(2 * current.length)
  series.current.set(current.subarray(from, count))
  series.count = begun
}

/** All pieces, and what is not yet one. */
export const piecesOf = ({ current, count, pieces }: Series, put: Put): readonly Piece[] =>
  count > 0 ? [...pieces, put(current.subarray(0, count))] : pieces
