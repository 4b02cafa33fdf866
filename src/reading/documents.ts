import type { Document, ProblemCode } from '../model/source.ts'
import type { Contents } from './contents.ts'
import { decode } from './decode.ts'
import { readJsonDocuments } from './json-documents.ts'
import { readTables } from './tables.ts'

const only = (code: ProblemCode): Contents => ({ documents: [], problems: [{ code, where: '', values: {} }] })

/** report.json as konkyo writes it. */
const isOwnReport = (document: Document | undefined): boolean => {
  if (document?.kind !== 'object' || document.at !== '' || !('schemaVersion' in document.value)) return false
  const tool = document.value['tool']
  return typeof tool === 'object' && tool !== null && 'name' in tool && tool.name === 'konkyo'
}

/** Decides by content, never by name: JSON in any container, else tables, else text. */
const readText = (text: string): Contents =>
  readJsonDocuments(text) ?? readTables(text) ?? { documents: [{ kind: 'text', text }], problems: [] }

/** Turns the bytes of one file into documents. Nothing is thrown: what cannot be read is among the problems. */
export const readDocuments = (bytes: Uint8Array): Contents => {
  const text = decode(bytes)
  if (text === null) return only('notText')
  if (text.trim() === '') return only('emptyFile')
  const contents = readText(text)
  return isOwnReport(contents.documents[0]) ? only('ownReport') : contents
}
