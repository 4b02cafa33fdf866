import { createHash } from 'node:crypto'
import { open, readdir, utimes, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { prepared, writeWhole } from './files.ts'
import { aligned, lifted, restored } from './lifted.ts'
import type { Document, Problem, ProblemCode, ReadSource } from '../model/source.ts'
import { isRecord } from '../reading/json-documents.ts'

/** What the bytes of a file were understood as. */
export type Understood = Pick<ReadSource, 'documents' | 'problems'>

/** What reading alone can find wrong with a file. */
const codes: ReadonlySet<string> = new Set<ProblemCode>([
  'emptyFile',
  'notText',
  'tooLarge',
  'ownReport',
  'brokenJson',
  'truncatedJson',
  'repeatedKey',
  'nonObjectMember',
  'shiftedHeader',
  'raggedRow',
  'unnamedColumn',
  'duplicateColumn',
  'unclearNumbers',
  'brokenTable',
])

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

const isRow = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['at'] === 'string' &&
  (value['twice'] === undefined || areTexts(value['twice'])) &&
  isRecord(value['cells']) &&
  Object.values(value['cells']).every((cell) => typeof cell === 'string')

const isDocument = (value: unknown): value is Document => {
  if (!isRecord(value)) return false
  const { kind, at, twice, header, rows, text } = value
  if (kind === 'text') return typeof text === 'string'
  if (kind === 'table') return areTexts(header) && Array.isArray(rows) && rows.every(isRow)
  const isObject = kind === 'object' && typeof at === 'string' && isRecord(value['value'])
  return isObject && (twice === undefined || areTexts(twice))
}

const isProblem = (value: unknown): value is Problem =>
  isRecord(value) &&
  codes.has(String(value['code'])) &&
  typeof value['where'] === 'string' &&
  isRecord(value['values']) &&
  Object.values(value['values']).every((one) => typeof one === 'string' || typeof one === 'number')

/** True for what has the shape of what reading gives; its values are as untrusted as those of the file. */
const isUnderstood = (value: unknown): value is Understood =>
  isRecord(value) &&
  Array.isArray(value['documents']) &&
  value['documents'].every(isDocument) &&
  Array.isArray(value['problems']) &&
  value['problems'].every(isProblem)

/** By what it is kept: the hash of the file, its size, and the program that read it. */
export interface Key {
  readonly sha256: string
  readonly bytes: number
  readonly program: string
}

/** Smaller files are read again as quickly as they are found. */
export const worthKeeping = 1_000_000

/** Bytes of a file for each value that stays in JSON: with more of them, reading again is no slower. */
const bytesPerValue = 200

const folderIn = (store: string): string => join(store, 'documents')

const nameOf = ({ sha256, bytes, program }: Key): string =>
  `${bytes}-${sha256}-${createHash('sha256').update(program).digest('hex').slice(0, 16)}`

/** The head of a file: what it is, how long its parts are, and the checksum of both. */
interface Head extends Key {
  readonly json: number
  readonly arrays: number
  readonly crc: number
}

/** The head is as long as this, with spaces behind it. No file of results begins as it does. */
const headBytes = 512
const title = 'konkyo documents '

const padding = (bytes: number): Uint8Array => new Uint8Array(aligned(bytes) - bytes)

const piecesOf = (value: Understood, key: Key): readonly Uint8Array[] | null => {
  const found = lifted(value, key.bytes / bytesPerValue)
  if (!found) return null
  const json = Buffer.from(found.json)
  const arrays = found.arrays.flatMap(({ buffer, byteOffset, byteLength }) => [
    new Uint8Array(buffer, byteOffset, byteLength),
    padding(byteLength),
  ])
  const body = [json, padding(json.length), ...arrays].filter(({ length }) => length > 0)
  const crc = body.reduce((sum, piece) => crc32(piece, sum), 0)
  const size = arrays.reduce((sum, { length }) => sum + length, 0)
  const head: Head = { ...key, json: json.length, arrays: size, crc }
  return [Buffer.from(`${title}${JSON.stringify(head)}`.padEnd(headBytes - 1).concat('\n')), ...body]
}

/**
 * Keeps what a file was understood as, where that is worth it and takes at most `most` bytes; true when it did. Rejects with the
 * system's error.
 */
export const keepDocuments = async (store: string, key: Key, value: Understood, most: number): Promise<boolean> => {
  const pieces = piecesOf(value, key)
  if (!pieces || pieces.reduce((sum, { length }) => sum + length, 0) > most) return false
  await prepared(store)
  await writeWhole(join(folderIn(store), nameOf(key)), pieces)
  return true
}

const headOf = (text: string): Partial<Head> => JSON.parse(text.slice(title.length)) as Partial<Head>

const isOf = (head: Partial<Head>, key: Key, size: number): head is Head =>
  head.sha256 === key.sha256 &&
  head.bytes === key.bytes &&
  head.program === key.program &&
  typeof head.json === 'number' &&
  typeof head.arrays === 'number' &&
  headBytes + aligned(head.json) + head.arrays === size

const bytesOf = async (handle: FileHandle, size: number): Promise<ArrayBuffer> => {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size;) {
    const { bytesRead } = await handle.read(bytes, at, Math.min(size - at, 1 << 30), at)
    if (bytesRead === 0) throw new RangeError('the file ends early')
    at += bytesRead
  }
  return bytes.buffer
}

const load = async (handle: FileHandle, key: Key, most: number): Promise<Understood | null> => {
  const { size } = await handle.stat()
  if (size > most || size < headBytes) return null
  const bytes = await bytesOf(handle, size)
  const head = headOf(Buffer.from(bytes, 0, headBytes).toString())
  if (!isOf(head, key, size) || crc32(new Uint8Array(bytes, headBytes)) !== head.crc) return null
  const json = Buffer.from(bytes, headBytes, head.json).toString()
  const value = restored(json, bytes, headBytes + aligned(head.json))
  return isUnderstood(value) ? value : null
}

/** What a file was understood as; null where that is not kept, or not whole. Its use is noted. */
export const keptDocuments = async (store: string, key: Key, most: number): Promise<Understood | null> => {
  const path = join(folderIn(store), nameOf(key))
  try {
    const handle = await open(path)
    try {
      const found = await load(handle, key, most)
      if (found) await utimes(path, new Date(), new Date()).catch(() => undefined)
      return found
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

/** Sizes of the files that something is kept of. */
export const keptSizes = async (store: string): Promise<ReadonlySet<number>> => {
  const names = await readdir(folderIn(store)).catch(() => [])
  return new Set(names.map((name) => Number(name.split('-')[0])))
}
