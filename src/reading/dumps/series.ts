import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Piece } from './told.ts'
import { refuse } from './window.ts'

const first = 4096
/** Numbers of a piece. */
const largest = 524_288

/** Numbers as they come in. The last piece is `current`, filled up to `count`. */
export interface Series {
  current: Float64Array
  count: number
  readonly pieces: Piece[]
}

export const emptySeries = (): Series => ({ current: new Float64Array(first), count: 0, pieces: [] })

/** A list that has to lie in one piece is no longer. */
const longestList = 4_000_000

/**
 * Makes room for more: what lies before `from` becomes a piece, the rest begins the next one. `put` takes a piece, and gives it
 * back as it is to be kept. Refuses a list without end.
 */
export const grow = (series: Series, put: (piece: Float64Array) => Piece, from = series.count): void => {
  const { current, count, pieces } = series
  const begun = count - from
  if (begun > longestList) refuse()
  const piece = from > 0 ? put(current.subarray(0, from)) : null
  if (piece) pieces.push(piece)
  const isFree = piece !== null && !(piece instanceof Float64Array)
  if (isFree) current.copyWithin(0, from, count)
  else {
    series.current = new Float64Array(Math.max(Math.min(largest, 2 * current.length), 2 * begun))
    series.current.set(current.subarray(from, count))
  }
  series.count = begun
}

/** All pieces, the last one as long as it is full. */
export const piecesOf = ({ current, count, pieces }: Series): readonly Piece[] =>
  count > 0 ? [...pieces, current.slice(0, count)] : pieces

/** Numbers in one piece, those of pieces in memory. */
export const inOne = (series: Series): Float64Array => {
  const pieces = piecesOf(series).filter((piece) => piece instanceof Float64Array)
  const all = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0))
  pieces.reduce((at, piece) => (all.set(piece, at), at + piece.length), 0)
  return all
}

/** A file for what has no room in memory. It has no name, so that nothing is left of it when the process ends, however it does. */
export interface Overflow {
  file: number | null
  length: number
}

const opened = (): number => {
  const path = join(tmpdir(), `konkyo-${process.pid}-${Math.random().toString(36).slice(2)}.numbers`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  return file
}

const written = (file: number, piece: Float64Array): void => {
  const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}

/** Keeps a piece in memory while there is room, else on the disk; where that cannot be written, in memory all the same. */
export const keptIn =
  (overflow: Overflow, room: Int32Array) =>
  (piece: Float64Array): Piece => {
    if (Atomics.sub(room, 0, piece.length) >= piece.length) return piece
    try {
      written((overflow.file ??= opened()), piece)
    } catch {
      return piece
    }
    overflow.length += piece.length
    return { from: overflow.length - piece.length, length: piece.length }
  }

export const dropped = ({ file }: Overflow): void => {
  if (file !== null) closeSync(file)
}
