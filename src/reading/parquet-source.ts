import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Worker } from 'node:worker_threads'
import { type Problem, type ReadSource, type TableRow, folderOf, problem } from '../model/source.ts'
import { onOneLine } from '../visible.ts'
import { type ParquetAsked, type ParquetTold, valueIn } from './parquet-values.ts'
import { startThread } from './start-thread.ts'

/** What a thread may hold of values, in MB. */
const heap = 1536

/** Milliseconds that a file may take: as long as a slow machine needs, and no longer. */
const patienceFor = (bytes: number): number => 15_000 + bytes / 250

const broken = (reason: string): ParquetTold => ({ kind: 'broken', reason })

const threadFor = (asked: ParquetAsked): Worker =>
  startThread(import.meta.url, 'parquet-worker', {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: heap },
    env: {},
  })

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.message)

/** The answers of a thread in order, up to the first file that it did not survive, which is broken. */
const answersOf = async (asked: ParquetAsked, patience: number): Promise<readonly ParquetTold[]> =>
  new Promise((give) => {
    const thread = threadFor(asked)
    const answers: ParquetTold[] = []
    const end = (reason: string): void => {
      clearTimeout(clock)
      give(answers.length < asked.paths.length ? [...answers, broken(reason)] : answers)
    }
    const clock = setTimeout(() => (end('time'), void thread.terminate()), patience)
    thread.on('message', (answer: ParquetTold) => {
      answers.push(answer)
      clock.refresh()
      if (answers.length === asked.paths.length) end('')
    })
    thread.on('error', (error) => end(codeOf(error)))
    thread.on('exit', () => end('exit'))
  })

const sizeOf = async (path: string): Promise<number> => stat(path).then(({ size }) => size)

/**
 * The columns of Parquet files. They are read in a thread of its own, with a limit of memory and time: what a file says of its
 * own size is not to be believed. Rejects only where a file cannot be looked at.
 */
export const parquetTables = async (asked: ParquetAsked): Promise<readonly ParquetTold[]> => {
  const sizes = await Promise.all(asked.paths.map(sizeOf))
  const told: ParquetTold[] = []
  while (told.length < asked.paths.length) {
    const paths = asked.paths.slice(told.length)
    told.push(...(await answersOf({ ...asked, paths }, patienceFor(Math.max(...sizes)))))
  }
  return told
}

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
