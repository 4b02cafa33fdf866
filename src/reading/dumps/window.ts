import { isUtf8 } from 'node:buffer'
import type { Hash } from 'node:crypto'
import { readSync } from 'node:fs'

/** A part of a file in memory, of one buffer that is filled again and again. */
export interface Window {
  readonly file: number
  readonly hash: Hash
  readonly bytes: Uint8Array
  /** The same bytes by four. */
  readonly words: Int32Array
  readonly view: DataView
  /** The byte that is read next. */
  at: number
  end: number
  /** True when the file has no more. */
  done: boolean
  /** Up to where the bytes are known to be UTF-8. */
  checked: number
  /** From where bytes are kept, those of places that were left among `kept`; −1 where they are not. */
  from: number
  readonly kept: Uint8Array[]
  keptBytes: number
  /** Line ends that were met between values. */
  lines: number
  bytesRead: number
}

/** Thrown where a file is not what is read here, for others to read. */
const refusal = new Error('not a dump')

export const refuse = (): never => {
  throw refusal
}

export const isRefusal = (error: unknown): boolean => error === refusal

const size = 1 << 20
/** No token is longer, but texts that nobody reads. */
export const margin = 4096
/** What is kept of a file is no more. */
const mostKept = 48_000_000

export const windowOn = (file: number, hash: Hash): Window => {
  const buffer = new ArrayBuffer(size + 8)
  const bytes = new Uint8Array(buffer)
  const words = new Int32Array(buffer, 0, size / 4)
  const view = new DataView(buffer)
  return {
    file,
    hash,
    bytes,
    words,
    view,
    at: 0,
    end: 0,
    done: false,
    checked: 0,
    from: -1,
    kept: [],
    keptBytes: 0,
    lines: 0,
    bytesRead: 0,
  }
}

/** Takes what was passed by since `from` to what is kept. */
export const keep = (window: Window, upTo: number): void => {
  if (window.from === -1 || upTo <= window.from) return
  window.keptBytes += upTo - window.from
  if (window.keptBytes > mostKept) refuse()
  window.kept.push(window.bytes.slice(window.from, upTo))
  window.from = upTo
}

/** Where the last character that is whole ends. */
const wholeUpTo = (bytes: Uint8Array, end: number): number => {
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = bytes[end - back]!
    if (byte < 0x80) return end
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? end - back : end
  }
  return end
}

const check = (window: Window): void => {
  const upTo = window.done ? window.end : wholeUpTo(window.bytes, window.end)
  if (!isUtf8(window.bytes.subarray(window.checked, upTo))) refuse()
  window.checked = upTo
}

/** Drops what was read, and fills the rest. Throws the system's error; refuses what is not UTF-8. */
export const fill = (window: Window): void => {
  if (window.done) return
  keep(window, window.at)
  const base = Math.min(window.at, window.checked)
  window.bytes.copyWithin(0, base, window.end)
  window.at -= base
  window.end -= base
  window.checked -= base
  if (window.from !== -1) window.from = window.at
  const read = readSync(window.file, window.bytes, window.end, size - window.end, null)
  if (read === 0) window.done = true
  window.hash.update(window.bytes.subarray(window.end, window.end + read))
  window.end += read
  window.bytesRead += read
  // Behind the last byte stands one that no value goes on with.
  if (window.done) window.bytes.fill(0, window.end, window.end + 8)
  check(window)
}

/** Makes sure that a token which begins here is in memory. */
export const ready = (window: Window): void => {
  if (window.end - window.at < margin) while (!window.done && window.end - window.at < margin) fill(window)
}

/** The next byte that is no white space, 0 at the end of the file. */
export const next = (window: Window): number => {
  for (;;) {
    if (window.end - window.at < margin) ready(window)
    const byte = window.bytes[window.at]!
    if (byte === 10) window.lines += 1
    else if (byte !== 32 && byte !== 13 && byte !== 9) return byte
    window.at += 1
  }
}

const isHex = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102) || (byte >= 65 && byte <= 70)

/** How many bytes an escape has; refuses what is none. */
const escapeLength = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at + 1]!
  if (byte === 117) {
    for (let i = 2; i < 6; i += 1) if (!isHex(bytes[at + i]!)) refuse()
    return 6
  }
  // " \ / b f n r t
  if (
    byte !== 34 &&
    byte !== 92 &&
    byte !== 47 &&
    byte !== 98 &&
    byte !== 102 &&
    byte !== 110 &&
    byte !== 114 &&
    byte !== 116
  )
    refuse()
  return 2
}

/** The first place from `at`, by four bytes, where a quote, a backslash or a control character may stand; a multiple of four. */
const wordsOver = (words: Int32Array, at: number, end: number): number => {
  const last = (end >> 2) - 1
  let i = at >> 2
  for (; i <= last; i += 1) {
    const word = words[i]!
    const quote = word ^ 0x22222222
    const slash = word ^ 0x5c5c5c5c
    const found = ((word - 0x20202020) & ~word) | ((quote - 0x01010101) & ~quote) | ((slash - 0x01010101) & ~slash)
    if ((found & 0x80808080) !== 0) break
  }
  return i << 2
}

/** Goes behind a text whose quote is the byte before `at`, and reads nothing of it; refuses what JSON does. */
export const skipText = (window: Window): void => {
  const { bytes, words } = window
  let { at } = window
  for (;;) {
    if (at + 8 > window.end) {
      window.at = at
      fill(window)
      at = window.at
    }
    if ((at & 3) === 0) at = wordsOver(words, at, window.end)
    const byte = bytes[at]!
    if (at >= window.end) {
      if (window.done) refuse()
    } else if (byte === 34) {
      window.at = at + 1
      return
    } else if (byte === 92) {
      if (at + 8 <= window.end || window.done) at += escapeLength(bytes, at)
    } else if (byte < 32) refuse()
    else at += 1
  }
}
