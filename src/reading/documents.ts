import { parseDocument } from 'yaml'
import { type Document, type Problem, type ProblemCode, problem } from '../model/source.ts'
import { readJsonDocuments, isRecord, isOwn } from './json-documents.ts'
import { readPageDocument } from './page-documents.ts'
import { readTables } from './tables.ts'

/** Longest text that is read as YAML, in characters: about two seconds of work. */
const longest = 500_000

/** The first line that is no remark names a key: that of a mapping, and no list or sentence. */
const opensAsMapping = (text: string): boolean =>
  /^(?:[^\S\n]*(?:#.*)?\r?\n|---[^\S\n]*\r?\n)*["']?[A-Za-z_][\w.-]*["']?:(?:\s|$)/.test(text.slice(0, 10_000))

/** Lines `label: value` are a mapping too, but what a program printed: a document has something inside its keys. */
const isNested = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.values(value).some((inner) => typeof inner === 'object' && inner !== null)

/** An alias repeats what may repeat something itself: without an end, a few lines stand for more than memory holds. */
const mostAliases = 1000

/** Null for what breaks the grammar, has several documents or too many aliases. */
const valueOf = (text: string): unknown => {
  try {
    const document = parseDocument(text, { logLevel: 'error', stringKeys: true, prettyErrors: false })
    return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: mostAliases })
  } catch {
    return null
  }
}

/** The one mapping that a YAML text is; null for anything else, broken or too long YAML included. */
export const readYamlDocument = (text: string): Contents | null => {
  if (text.length > longest || !opensAsMapping(text)) return null
  const value = valueOf(text)
  return isRecord(value) && isNested(value) ? { documents: [{ kind: 'object', at: '', value }], problems: [] } : null
}

/** What a text turned out to hold, in order, with everything that was wrong with it. */
export interface Contents {
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
}

const marks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** `stream` lets a file end inside a character: what was cut while it was written stays readable. */
const attempt = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

const marked = (bytes: Uint8Array): string | undefined =>
  marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]

/** Text without its byte order mark, or null for what is binary or in an encoding that is not known here. */
export const decode = (bytes: Uint8Array): string | null => {
  const encoding = marked(bytes)
  const text = encoding ? attempt(encoding, bytes) : (attempt('utf-8', bytes) ?? attempt('shift_jis', bytes))
  return text?.includes('\0') ? null : text
}

const only = (code: ProblemCode): Contents => ({ documents: [], problems: [problem(code)] })

/** report.json as konkyo writes it, or the manifest beside it. */
const isOwnReport = (document: Document | undefined): boolean => {
  if (document?.kind !== 'object' || document.at !== '') return false
  return ('schemaVersion' in document.value || 'manifestVersion' in document.value) && isOwn(document.value)
}

/** Decides by content, never by name: a page of results, JSON in any container, tables, YAML, else text. */
const contentsOf = (text: string): Contents =>
  readPageDocument(text) ??
  readJsonDocuments(text) ??
  readTables(text) ??
  readYamlDocument(text) ?? { documents: [{ kind: 'text', text }], problems: [] }

/** Turns a text into documents. Nothing is thrown: what cannot be read is among the problems. */
export const readText = (text: string): Contents => {
  if (text.trim() === '') return only('emptyFile')
  const contents = contentsOf(text)
  return isOwnReport(contents.documents[0]) ? only('ownReport') : contents
}

/** Turns the bytes of one file into documents, likewise. */
export const readDocuments = (bytes: Uint8Array): Contents => {
  const text = decode(bytes)
  return text === null ? only('notText') : readText(text)
}
