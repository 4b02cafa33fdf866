import { open, type FileHandle } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import * as zlib from 'node:zlib'
import {
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
  snappyUncompress,
  type AsyncBuffer,
  type FileMetaData,
} from 'hyparquet'
import type { ColumnValues, ParquetAsked, ParquetTold } from './parquet-values.ts'

/** The largest page that is unpacked, in bytes; writers aim at one MB. */
const largestPage = 256 * 1024 * 1024

/** Texts longer than this in all are a trick: runs have short ones. */
const mostLetters = 512 * 1024 * 1024

type Unpack = (input: Uint8Array, length: number) => Uint8Array

const bounded = (length: number): number => {
  if (!(length >= 0 && length <= largestPage)) throw new Error(`page of ${length} bytes`)
  return length
}

/** Not a byte more than the page says it has. */
const within = (length: number): zlib.ZlibOptions => ({ maxOutputLength: Math.max(1, bounded(length)) })

const snappy: Unpack = (input, length) => {
  const output = new Uint8Array(bounded(length))
  snappyUncompress(input, output)
  return output
}

/** Since Node.js 22.15. */
const { zstdDecompressSync: zstd } = zlib as { readonly zstdDecompressSync?: typeof zlib.gunzipSync }

/** What the platform brings; the others are named as what they are. */
const compressors: Readonly<Record<string, Unpack>> = {
  SNAPPY: snappy,
  GZIP: (input, length) => zlib.gunzipSync(input, within(length)),
  BROTLI: (input, length) => zlib.brotliDecompressSync(input, within(length)),
  ...(zstd && { ZSTD: (input: Uint8Array, length: number) => zstd(input, within(length)) }),
}

const bufferOf = (handle: FileHandle, byteLength: number): AsyncBuffer => ({
  byteLength,
  slice: async (start, end = byteLength) => {
    const from = start < 0 ? byteLength + start : start
    if (!(from >= 0 && end >= from && end <= byteLength)) throw new Error(`bytes ${start} to ${end} of ${byteLength}`)
    const bytes = new Uint8Array(end - from)
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from)
    if (bytesRead < bytes.length) throw new Error('the file ends early')
    return bytes.buffer
  },
})

const codecsIn = ({ row_groups: groups }: FileMetaData): readonly string[] => [
  ...new Set(groups.flatMap(({ columns }) => columns.flatMap((one) => one.meta_data?.codec ?? []))),
]

const plainly = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)))

/** A value that is neither null nor a number, as a text. */
const textOf = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return typeof value === 'object' ? JSON.stringify(plainly(value)) : String(value)
}

const isSmall = (value: bigint): boolean =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)

const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number') return value
  return typeof value === 'bigint' && isSmall(value) ? Number(value) : null
}

const numbersOf = (name: string, values: ArrayLike<unknown>): ColumnValues => {
  const numbers = Float64Array.from(values, (value) => numberOf(value) ?? Number.NaN)
  return { name, numbers, present: Uint8Array.from(values, (value) => ((value ?? null) === null ? 0 : 1)) }
}

interface Room {
  letters: number
}

/** Each text once, and which of them stands in which row. */
const textsOf = (name: string, values: ArrayLike<unknown>, room: Room): ColumnValues => {
  const texts = new Map<string, number>()
  const codeOf = (text: string): number => {
    const known = texts.get(text)
    if (known !== undefined) return known
    room.letters -= text.length
    if (room.letters < 0) throw new Error('texts without an end')
    texts.set(text, texts.size)
    return texts.size - 1
  }
  const codes = Int32Array.from(values, (value) => ((value ?? null) === null ? -1 : codeOf(textOf(value))))
  return { name, texts: [...texts.keys()], codes }
}

const isNumeric = (values: ArrayLike<unknown>): boolean => {
  for (let i = 0; i < values.length; i += 1)
    if ((values[i] ?? null) !== null && numberOf(values[i]) === null) return false
  return true
}

/** The values of a column, exactly as many as there are rows. */
const valuesOf = async (name: string, file: AsyncBuffer, metadata: FileMetaData): Promise<readonly unknown[]> => {
  const rows = Number(metadata.num_rows)
  const values: unknown[] = []
  await parquetRead({
    file,
    metadata,
    columns: [name],
    compressors,
    onChunk: ({ columnData, rowStart }) => {
      if (rowStart + columnData.length > rows) return
      for (let i = 0; i < columnData.length; i += 1) values[rowStart + i] = columnData[i]
    },
  })
  if (values.length !== rows) throw new Error(`${values.length} values in ${name}`)
  return values
}

const columnOf = (name: string, values: readonly unknown[], room: Room): ColumnValues =>
  isNumeric(values) ? numbersOf(name, values) : textsOf(name, values, room)

const told = async (path: string, { columns, mostCells }: ParquetAsked): Promise<ParquetTold> => {
  const handle = await open(path)
  try {
    const file = bufferOf(handle, (await handle.stat()).size)
    const metadata = await parquetMetadataAsync(file, { geoparquet: false })
    const rows = Number(metadata.num_rows)
    const all = new Set(parquetSchema(metadata).children.map(({ element }) => element.name))
    const names = [...all].filter((name) => columns === null || columns.includes(name))
    if (!(rows >= 0)) return { kind: 'broken', reason: `${rows} rows` }
    if (rows * Math.max(1, names.length) > mostCells) return { kind: 'tooMany', rows }
    const strange = codecsIn(metadata).find((codec) => codec !== 'UNCOMPRESSED' && !(codec in compressors))
    if (strange !== undefined) return { kind: 'packedBy', codec: strange }
    const room = { letters: mostLetters }
    const read: ColumnValues[] = []
    for (const name of names) read.push(columnOf(name, await valuesOf(name, file, metadata), room))
    return { kind: 'table', rows, columns: read }
  } finally {
    await handle.close()
  }
}

const buffersOf = (answer: ParquetTold): ArrayBuffer[] =>
  answer.kind === 'table'
    ? answer.columns.flatMap((one) =>
        ('codes' in one ? [one.codes] : [one.numbers, one.present]).map(({ buffer }) => buffer as ArrayBuffer),
      )
    : []

const broken = (error: unknown): ParquetTold => ({
  kind: 'broken',
  reason: error instanceof Error ? error.message : String(error),
})

const asked = workerData as ParquetAsked
for (const path of asked.paths) {
  const answer = await told(path, asked).catch(broken)
  parentPort?.postMessage(answer, buffersOf(answer))
}
