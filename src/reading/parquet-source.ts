import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { folderOf, type Problem, type ReadSource, type TableRow, problem } from '../model/source.ts'
import { onOneLine } from '../visible.ts'
import { parquetTables } from './parquet-columns.ts'
import { type ParquetTold, valueIn } from './parquet-values.ts'

/** Values of a file that becomes a document: 100,000 runs have seven million. */
const mostCells = 20_000_000

/** True for a file that begins as Parquet does, whatever its name. */
export const isParquet = async (file: string): Promise<boolean> => {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile() || found.size < 4) return false
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1') === 'PAR1'
  } finally {
    await handle.close()
  }
}

/** The hash of a file, read piece by piece. */
export const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** What writers of partitions put in place of nothing. */
const nothing = '__HIVE_DEFAULT_PARTITION__'

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The columns that the folders of a partitioned table hold: `model=Llama-3/gpu=H100/part.parquet`. */
const partitionOf = (path: string): Readonly<Record<string, string>> => {
  const parts = folderOf(path)
    .split('/')
    .flatMap((name): readonly (readonly [string, string])[] => {
      const [, key, value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(name) ?? []
      return key === undefined || value === '' || value === nothing ? [] : [[key, decoded(value)]]
    })
  return Object.fromEntries(parts)
}

type Table = Extract<ParquetTold, { readonly kind: 'table' }>

const rowsOf = ({ rows, columns }: Table, partition: Readonly<Record<string, string>>): readonly TableRow[] =>
  Array.from({ length: rows }, (_, i) => {
    const cells = columns.flatMap((column) => {
      const value = valueIn(column, i)
      return value === null ? [] : [[column.name, typeof value === 'string' ? value.trim() : String(value)] as const]
    })
    return { at: `row:${i + 1}`, cells: Object.fromEntries([...Object.entries(partition), ...cells]) }
  })

const documentsOf = (told: Table, path: string): ReadSource['documents'] => {
  const names = told.columns.map(({ name }) => name)
  const partition = Object.fromEntries(Object.entries(partitionOf(path)).filter(([name]) => !names.includes(name)))
  return [{ kind: 'table', header: [...Object.keys(partition), ...names], rows: rowsOf(told, partition) }]
}

const problemOf = (told: Exclude<ParquetTold, Table>): Problem => {
  if (told.kind === 'tooMany') return problem('tooManyRows', '', { rows: told.rows })
  if (told.kind === 'packedBy') return problem('unknownCodec', '', { codec: told.codec })
  return problem('brokenParquet', '', { reason: told.reason.slice(0, 200) })
}

/** Reads a Parquet file as one table, its values as texts; rows are counted from 1. Rejects where it cannot be opened. */
export const readParquet = async (id: string, given: string, cwd: string): Promise<ReadSource> => {
  const file = resolve(cwd, given)
  const { size } = await stat(file)
  const source = { id, path: onOneLine(given), sha256: await sha256Of(file), bytes: size }
  const [told] = await parquetTables({ paths: [file], columns: null, mostCells })
  return told?.kind === 'table'
    ? { ...source, documents: documentsOf(told, given), problems: [] }
    : { ...source, documents: [], problems: told ? [problemOf(told)] : [] }
}
