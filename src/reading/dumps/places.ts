import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Stored } from '../../maths/long-list.ts'
import type { Put } from './lists.ts'
import type { Places } from './told.ts'

/** It has no name, so that nothing is left of it when the process ends, however it does. */
const opened = (): number => {
  const path = join(tmpdir(), `konkyo-${process.pid}-${Math.random().toString(36).slice(2)}.numbers`)
  try {
    const file = openSync(path, 'wx+', 0o600)
    unlinkSync(path)
    return file
  } catch {
    return -1
  }
}

/** `most`: numbers that are kept in memory, eight bytes each. */
export const openPlaces = (most: number): Places => {
  const counts = new Int32Array(new SharedArrayBuffer(8))
  counts[0] = most
  return { counts, file: opened() }
}

const written = (file: number, numbers: Float64Array, from: number): void => {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, 8 * from + at)
}

/** Keeps numbers in memory while there is room, else on the disk; where that cannot be written, in memory all the same. */
export const keptIn =
  ({ counts, file }: Places): Put =>
  (numbers) => {
    const { length } = numbers
    if (Atomics.sub(counts, 0, length) >= length) return numbers.slice()
    Atomics.add(counts, 0, length)
    const from = Atomics.add(counts, 1, length)
    try {
      written(file, numbers, from)
    } catch {
      return numbers.slice()
    }
    return { from, length }
  }

/** Closes the file when nobody can read of it any more. */
const closing = new FinalizationRegistry<number>((file) => closeSync(file))

/** What numbers are read into. */
const desk = new Float64Array(65_536)

/** Reads what is on the disk, which is there as long as this is. */
export const readerOf = ({ file }: Places): Stored['read'] => {
  const read: Stored['read'] = (from, to) => {
    const numbers = to - from > desk.length ? new Float64Array(to - from) : desk.subarray(0, to - from)
    const bytes = new Uint8Array(numbers.buffer, 0, numbers.byteLength)
    for (let at = 0; at < bytes.length;) {
      const got = readSync(file, bytes, at, bytes.length - at, 8 * from + at)
      if (got === 0) throw new RangeError('the file ends early')
      at += got
    }
    return numbers
  }
  if (file !== -1) closing.register(read, file)
  return read
}
