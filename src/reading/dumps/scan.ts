import { createHash, randomUUID } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { type Put, desk, errors, gaps, numbers, unread } from './lists.ts'
import { keptIn } from './places.ts'
import type { Asked, Dump, Folded, Told } from './told.ts'
import { fill, isRefusal, keep, next, ready, refuse, skipText, type Window, windowOn } from './window.ts'

type Fold = (window: Window) => Folded

/** Members of a record that hold a value for each request. */
const foldsOf = (put: Put, onto: Float64Array<ArrayBuffer>): ReadonlyMap<string, Fold> =>
  new Map<string, Fold>([
    ...['ttfts', 'input_lens', 'output_lens', 'latencies', 'start_times', 'queue_times'].map(
      (key) => [key, numbers] as const,
    ),
    ['itls', (window) => gaps(window, put, onto)],
    ['errors', errors],
    ['generated_texts', unread],
  ])

/** Brackets deeper than this are for others to judge. */
const deepest = 100
/** White space between the records of a file, beside its line ends. */
const mostBetween = 64

interface Scan {
  readonly window: Window
  readonly folds: ReadonlyMap<string, Fold>
  readonly mark: string
  readonly folded: Folded[]
  /** Brackets that are open, 123 or 91. */
  readonly open: number[]
  /** How many of them are open in a record that is read for its members; −1 outside of records. */
  record: number
  /** The next text is the name of a member of a record. */
  isName: boolean
}

/** In place of a list stands a text of one line for each of its own. */
const replace = (scan: Scan, fold: Fold): void => {
  const { window, mark, folded } = scan
  keep(window, window.at)
  window.from = -1
  const { lines } = window
  folded.push(fold(window))
  const text = Buffer.from(`"${mark}${folded.length - 1}"${'\n'.repeat(window.lines - lines)}`)
  window.kept.push(text)
  window.from = window.at
}

/** Goes behind a text; where it is the name of a member with a list for each request, behind that too. */
const passText = (scan: Scan): void => {
  const { window } = scan
  ready(window)
  const start = window.at + 1
  window.at = start
  const { bytesRead, done } = window
  skipText(window)
  if (!scan.isName) return
  scan.isName = false
  // Where the window moved on meanwhile the name was long, and is none of these.
  if (window.bytesRead !== bytesRead || window.done !== done) return
  const name = Buffer.from(window.bytes.subarray(start, window.at - 1)).toString('latin1')
  const fold = scan.folds.get(name)
  if (!fold || next(window) !== 58) return
  window.at += 1
  if (next(window) === 91) replace(scan, fold)
}

const opens = (scan: Scan, byte: number): void => {
  scan.open.push(byte)
  if (scan.open.length > deepest) refuse()
  if (byte === 123 && scan.record === -1) scan.record = scan.open.length
  scan.isName = byte === 123 && scan.record === scan.open.length
}

const closes = (scan: Scan, byte: number): void => {
  if (scan.open.pop() !== byte - 2) refuse()
  if (scan.open.length < scan.record) scan.record = -1
  scan.isName = false
}

/** Goes behind one byte that stands in no text. */
const pass = (scan: Scan, byte: number): void => {
  if (byte === 123 || byte === 91) opens(scan, byte)
  else if (byte === 125 || byte === 93) closes(scan, byte)
  else if (byte === 44) scan.isName = scan.open.length === scan.record
  scan.window.at += 1
}

/** Between records: where the next begins, on a line of its own; 0 at the end of the file. */
const nextRecord = (scan: Scan, isFirst: boolean): number => {
  const { window } = scan
  const lines = window.lines
  const kept = window.keptBytes - window.from + window.at
  const byte = next(window)
  const passed = window.keptBytes - window.from + window.at - kept
  if (passed > mostBetween) refuse()
  if (byte === 0 && window.at >= window.end && window.done) return 0
  if (byte !== 123 && (byte !== 91 || !isFirst)) refuse()
  if (!isFirst && window.lines === lines) refuse()
  return byte
}

/** Goes through all records of a file. */
const scanAll = (scan: Scan): void => {
  const { window } = scan
  let isFirst = true
  while (nextRecord(scan, isFirst) !== 0) {
    isFirst = false
    do {
      const byte = next(window)
      if (byte === 34) passText(scan)
      else if (byte === 0) refuse()
      else pass(scan, byte)
    } while (scan.open.length > 0)
  }
  if (isFirst) refuse()
  keep(window, window.at)
}

const skipMark = (window: Window): void => {
  fill(window)
  const { bytes } = window
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) window.at = 3
  window.from = window.at
}

const dumpOf = (file: number, folds: Scan['folds']): Dump => {
  const hash = createHash('sha256')
  const window = windowOn(file, hash)
  const mark = `${randomUUID()} `
  const scan: Scan = { window, folds, mark, folded: [], open: [], record: -1, isName: false }
  skipMark(window)
  scanAll(scan)
  return {
    sha256: hash.digest('hex'),
    bytes: window.bytesRead,
    text: Buffer.concat(window.kept).toString(),
    mark,
    folded: scan.folded,
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')

/**
 * Reads a file of records of single requests (JSON, JSON Lines) in one pass: long lists are folded, texts of requests not read, the
 * rest is the text without them. Refused is what is anything else, or not whole; nothing is thrown. `onto`: where numbers are put
 * before they are kept.
 */
export const scanDump = ({ path, places }: Asked, onto = desk()): Told => {
  let file = -1
  try {
    file = openSync(path, 'r')
    return { kind: 'dump', dump: dumpOf(file, foldsOf(keptIn(places), onto)) }
  } catch (error) {
    return isRefusal(error) ? { kind: 'refused' } : { kind: 'failed', code: codeOf(error) }
  } finally {
    if (file !== -1) closeSync(file)
  }
}
