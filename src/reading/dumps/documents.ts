import { closeSync, readSync } from 'node:fs'
import type { GapLists } from '../../maths/gap-lists.ts'
import { inParts, type LongList, type Stored } from '../../maths/long-list.ts'
import type { Document } from '../../model/source.ts'
import { type Contents, readText } from '../documents.ts'
import type { Dump, Folded, Piece } from './told.ts'

/** Closes a file when nobody can read of it any more. */
const closing = new FinalizationRegistry<number>((file) => closeSync(file))

const readerOf = (file: number): Stored['read'] => {
  let bytes = new Uint8Array()
  const read: Stored['read'] = (from, to) => {
    const size = 8 * (to - from)
    if (bytes.length < size) bytes = new Uint8Array(size)
    for (let at = 0; at < size;) {
      const got = readSync(file, bytes, at, size - at, 8 * from + at)
      if (got === 0) throw new RangeError('the file ends early')
      at += got
    }
    return new Float64Array(bytes.buffer, 0, to - from)
  }
  closing.register(read, file)
  return read
}

const listOf = (pieces: readonly Piece[], read: Stored['read'] | null): LongList =>
  inParts(pieces.flatMap((piece) => (piece instanceof Float64Array ? piece : read ? { ...piece, read } : [])))

/** A folded value as records have it: an array of numbers, texts, or the gaps of all requests. */
const valueOf = (folded: Folded, read: Stored['read'] | null): Float64Array | readonly (string | null)[] | GapLists => {
  if (folded.kind === 'numbers') return folded.values
  if (folded.kind === 'texts') return folded.texts
  const { counts, sums, longest } = folded
  return { values: listOf(folded.pieces, read), counts, sums, longest }
}

const withValues = (document: Document, values: ReadonlyMap<string, unknown>): Document => {
  if (document.kind !== 'object') return document
  const members = Object.entries(document.value)
  if (!members.some(([, value]) => values.has(value as string))) return document
  const value = Object.fromEntries(members.map(([key, one]) => [key, values.get(one as string) ?? one]))
  return { ...document, value }
}

/** What a text without its lists can have told: records, and keys that are there twice. */
const isUnderstood = ({ documents, problems }: Contents): boolean =>
  documents.every(({ kind }) => kind === 'object') &&
  problems.every(({ code }) => code === 'repeatedKey' || code === 'nonObjectMember')

/**
 * The records of a dump with their lists in place, as reading the whole file would have found them; null where that cannot be said.
 * `takes`: whether a record is of a kind whose reader knows folded lists.
 */
export const documentsIn = (dump: Dump, takes: (document: Document) => boolean): Contents | null => {
  const contents = readText(dump.text)
  if (!isUnderstood(contents)) return null
  const read = dump.file === null ? null : readerOf(dump.file)
  const values = new Map(dump.folded.map((one, i) => [`${dump.mark}${i}`, valueOf(one, read)]))
  const documents = contents.documents.map((document) => withValues(document, values))
  return documents.every(takes) ? { ...contents, documents } : null
}
