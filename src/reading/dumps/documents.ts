import type { GapLists } from '../../maths/gap-lists.ts'
import { inParts, type LongList, type Stored } from '../../maths/long-list.ts'
import type { Document } from '../../model/source.ts'
import { type Contents, readText } from '../documents.ts'
import type { Dump, Folded, Piece } from './told.ts'

const listOf = (pieces: readonly Piece[], read: Stored['read']): LongList =>
  inParts(pieces.map((piece) => (piece instanceof Float64Array ? piece : { ...piece, read })))

/** A folded value as records have it: an array of numbers, texts, or the gaps of all requests. */
const valueOf = (folded: Folded, read: Stored['read']): Float64Array | readonly (string | null)[] | GapLists => {
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
 * `takes`: whether a record is of a kind whose reader knows folded lists; `read` gets numbers from the disk.
 */
export const documentsIn = (
  dump: Dump,
  read: Stored['read'],
  takes: (document: Document) => boolean,
): Contents | null => {
  const contents = readText(dump.text)
  if (!isUnderstood(contents)) return null
  const values = new Map(dump.folded.map((one, i) => [`${dump.mark}${i}`, valueOf(one, read)]))
  const documents = contents.documents.map((document) => withValues(document, values))
  return documents.every(takes) ? { ...contents, documents } : null
}
