import { totalsOf } from '../../maths/gap-lists.ts'
import { putNumber } from './numbers.ts'
import type { Folded, Piece } from './told.ts'
import { type Window, next, refuse, skipText } from './window.ts'

/** Numbers of a piece. */
const pieceLength = 524_288
const first = 1024

/** Numbers as they come in: `current` takes them, filled up to `count`, and goes to `pieces` when it is full. */
interface Series {
  current: Float64Array
  count: number
  readonly pieces: Piece[]
}

/** What a series is filled in, one after the other: large, and used again. */
export const desk = (): Float64Array<ArrayBuffer> => new Float64Array(pieceLength)

const emptySeries = (current = new Float64Array(first)): Series => ({ current, count: 0, pieces: [] })

export type Put = (numbers: Float64Array) => Piece

/** What takes the next number of a series that is kept in memory. */
const roomFor = (series: Series): Float64Array => {
  const { current, count } = series
  if (count < current.length) return current
  series.current = new Float64Array(2 * count)
  series.current.set(current)
  return series.current
}

/** Adds a number to a series that is kept in memory. */
const add = (series: Series, value: number): void => {
  roomFor(series)[series.count] = value
  series.count += 1
}

/** All numbers of a series that is kept in memory. */
const allOf = ({ current, count }: Series): Float64Array => current.slice(0, count)

/** A list that has to lie in one piece is no longer. */
const longestList = 4_000_000

/**
 * Makes room for more: what lies before `from` becomes a piece, the rest begins the next one. `put` gives numbers back as they
 * are to be kept. Refuses a list without end.
 */
const grow = (series: Series, put: Put, from: number): void => {
  const { current, count } = series
  const begun = count - from
  if (begun > longestList) refuse()
  if (from > 0) series.pieces.push(put(current.subarray(0, from)))
  if (2 * begun > current.length) series.current = new Float64Array(2 * current.length)
  series.current.set(current.subarray(from, count))
  series.count = begun
}

/** All pieces, and what is not yet one. */
const piecesOf = ({ current, count, pieces }: Series, put: Put): readonly Piece[] =>
  count > 0 ? [...pieces, put(current.subarray(0, count))] : pieces

const open = (window: Window): void => {
  if (next(window) !== 91) refuse()
  window.at += 1
}

/** Goes behind `null`, the only word that a list may have. */
const word = (window: Window): void => {
  const { bytes, at } = window
  if (bytes[at] !== 110 || bytes[at + 1] !== 117 || bytes[at + 2] !== 108 || bytes[at + 3] !== 108) refuse()
  window.at += 4
}

/** Behind a member: true where another follows, false behind the end of the list. */
const goesOn = (window: Window): boolean => {
  const byte = next(window)
  if (byte !== 44 && byte !== 93) refuse()
  window.at += 1
  return byte === 44
}

/** True for a list without members, behind which it goes. */
const isEmpty = (window: Window): boolean => {
  if (next(window) !== 93) return false
  window.at += 1
  return true
}

/** Puts a number to a place, null as no number. */
const putMember = (window: Window, onto: Float64Array, place: number): void => {
  if (next(window) !== 110) return putNumber(window, onto, place)
  word(window)
  onto[place] = Number.NaN
}

/** The numbers of a list. */
export const numbers = (window: Window): Folded => {
  const series = emptySeries()
  open(window)
  if (!isEmpty(window))
    do {
      putMember(window, roomFor(series), series.count)
      series.count += 1
    } while (goesOn(window))
  return { kind: 'numbers', values: allOf(series) }
}

/** The list of one request, which lies in one piece. */
const gapsOfOne = (window: Window, series: Series, put: Put): Float64Array => {
  open(window)
  let start = series.count
  if (!isEmpty(window))
    do {
      if (series.count === series.current.length) {
        grow(series, put, start)
        start = 0
      }
      putMember(window, series.current, series.count)
      series.count += 1
    } while (goesOn(window))
  return series.current.subarray(start, series.count)
}

const none = new Float64Array()

export const gaps = (window: Window, put: Put, onto: Float64Array<ArrayBuffer>): Folded => {
  const [all, counts, sums, longest] = [emptySeries(onto), emptySeries(), emptySeries(), emptySeries()]
  open(window)
  if (!isEmpty(window))
    do {
      const isNone = next(window) === 110
      if (isNone) word(window)
      const own = isNone ? none : gapsOfOne(window, all, put)
      const totals = totalsOf(own)
      add(counts, own.length)
      add(sums, totals.sum)
      add(longest, totals.longest)
    } while (goesOn(window))
  const pieces = piecesOf(all, put)
  return { kind: 'gaps', pieces, counts: allOf(counts), sums: allOf(sums), longest: allOf(longest) }
}

/** Goes through a list of texts and null, of which it tells no more than whether they are empty. */
const eachText = (window: Window, tell: (text: string | null) => void): void => {
  open(window)
  if (!isEmpty(window))
    do {
      const byte = next(window)
      if (byte === 34) {
        window.at += 1
        tell(window.bytes[window.at] === 34 ? '' : '…')
        skipText(window)
      } else {
        word(window)
        tell(null)
      }
    } while (goesOn(window))
}

/** Which of the texts are empty. */
export const errors = (window: Window): Folded => {
  const texts: (string | null)[] = []
  eachText(window, (text) => texts.push(text))
  return { kind: 'texts', texts }
}

/** Nothing of texts that nobody asks for. */
export const unread = (window: Window): Folded => {
  eachText(window, () => undefined)
  return { kind: 'texts', texts: [] }
}
