import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parquetTables } from '../reading/parquet-source.ts'
import { type ColumnValues, type ParquetTold, valueIn } from '../reading/parquet-values.ts'
import { type Cell, type RunRow, rowColumns } from '../run-rows/columns.ts'
import { parquetOf, type FileColumn } from '../run-rows/parquet.ts'
import { type KnownFile, knownFile, lineOf, ownName, writeWhole } from './files.ts'

/** What the store knows of a row besides its run: the program that read it, when, and in which file. */
const ownColumns = [
  { id: 'program', kind: 'text' },
  { id: 'seen_utc', kind: 'instant' },
  { id: 'seen_path', kind: 'text' },
  { id: 'seen_sha256', kind: 'text' },
] as const satisfies readonly FileColumn[]

/** The columns of the store's files. */
const storeColumns: readonly FileColumn[] = [...rowColumns, ...ownColumns]

/**
 * A segment is what one process found at one time: the rows of runs in `runs/NAME.parquet`, and the files that they came from
 * in `files/NAME.jsonl`. It never changes; when there are many small ones, one process puts them into one.
 */
const rowsIn = (store: string, name: string): string => join(store, 'runs', `${name}.parquet`)
const filesIn = (store: string, name: string): string => join(store, 'files', `${name}.jsonl`)

const namesIn = async (folder: string, ending: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : [])).toSorted()
}

/** Names of the segments that have rows, the oldest first. */
export const segmentsIn = async (store: string): Promise<readonly string[]> => namesIn(join(store, 'runs'), '.parquet')

const listOf = async (store: string, name: string, hasRows: boolean): Promise<readonly KnownFile[]> => {
  const text = await readFile(filesIn(store, name), 'utf8').catch(() => '')
  const known = text.split('\n').flatMap((line) => knownFile(line) ?? [])
  return hasRows ? known : known.map((one) => ({ ...one, rows: null }))
}

/** The files of all segments, by path; of one in several, what was said last. Rows count where they are still there. */
export const knownFiles = async (store: string): Promise<ReadonlyMap<string, KnownFile>> => {
  const withRows = new Set(await segmentsIn(store))
  const names = await namesIn(join(store, 'files'), '.jsonl')
  const lists = await Promise.all(names.map((name) => listOf(store, name, withRows.has(name))))
  return new Map(lists.flat().map((one) => [one.path, one]))
}

/** Writes a segment; its rows are there before its list says so. Rejects with the system's error. */
export const writeSegment = async (
  store: string,
  rows: readonly RunRow[],
  files: readonly KnownFile[],
  now: number,
): Promise<void> => {
  const name = ownName(now)
  await writeWhole(rowsIn(store, name), [parquetOf(rows, storeColumns)])
  await writeWhole(filesIn(store, name), [Buffer.from(files.map((one) => `${lineOf(one)}\n`).join(''))])
}

const kindOf = new Map(storeColumns.map(({ id, kind }) => [id, kind]))

/** A value of the kind that its column is to have; null for any other. */
const cellOf = (id: string, value: string | number | null): Cell => {
  const kind = kindOf.get(id)
  if (kind === 'flag') return value === 'true' ? true : value === 'false' ? false : null
  if (kind === 'instant') return typeof value === 'string' ? Date.parse(value) || null : null
  return kind === 'text' ? (typeof value === 'string' ? value : null) : typeof value === 'number' ? value : null
}

/** Made one by one: of a hundred thousand, pairs of names and values would take most of the time. */
const rowAt = (columns: readonly ColumnValues[], i: number): RunRow => {
  const row: Record<string, Cell> = {}
  for (const column of columns) row[column.name] = cellOf(column.name, valueIn(column, i))
  return row
}

const rowsOf = (told: ParquetTold | undefined): readonly RunRow[] => {
  if (told?.kind !== 'table') return []
  const known = told.columns.filter(({ name }) => kindOf.has(name))
  return Array.from({ length: told.rows }, (_, i) => rowAt(known, i))
}

/** Values that are read of one segment at most. */
const mostCells = 60_000_000

const present = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

const tablesOf = async (paths: readonly string[], columns: readonly string[] | null): Promise<readonly RunRow[]> => {
  const there = await Promise.all(paths.map(async (path) => ((await present(path)) ? [path] : [])))
  const told = await parquetTables({ paths: there.flat(), columns, mostCells }).catch(() => [])
  return told.flatMap(rowsOf)
}

/** The last row of each run of each content, and of one path only the runs of what it holds now. */
const current = (rows: readonly RunRow[]): readonly RunRow[] => {
  const newest = rows.toSorted((a, b) => Number(a['seen_utc'] ?? 0) - Number(b['seen_utc'] ?? 0))
  const content = new Map(newest.map((row) => [row['seen_path'], row['seen_sha256']]))
  const runs = new Map(newest.map((row) => [`${row['sha256']} ${row['place']}`, row]))
  return [...runs.values()].filter((row) => content.get(row['seen_path']!) === row['seen_sha256'])
}

/** Rows of all segments, each run once; what cannot be read is not there. `columns` null: all. */
export const storedRows = async (store: string, columns: readonly string[] | null): Promise<readonly RunRow[]> => {
  const names = await segmentsIn(store)
  const own = columns && [...new Set([...columns, 'sha256', 'place', 'seen_utc', 'seen_path', 'seen_sha256'])]
  return current(
    await tablesOf(
      names.map((name) => rowsIn(store, name)),
      own,
    ),
  )
}

/** As many small segments may lie beside each other. */
const mostSmall = 24
const smallBytes = 8_000_000

const smallOf = async (store: string): Promise<readonly string[]> => {
  const names = await segmentsIn(store)
  const sizes = await Promise.all(
    names.map(async (name) =>
      stat(rowsIn(store, name)).then(
        ({ size }) => size,
        () => Infinity,
      ),
    ),
  )
  return names.filter((_, i) => sizes[i]! < smallBytes)
}

/** Puts small segments into one, where they are many. Two processes that do so at once leave rows twice, which count once. */
export const mergeSegments = async (store: string, now: number): Promise<void> => {
  const small = await smallOf(store)
  if (small.length <= mostSmall) return
  const rows = await tablesOf(
    small.map((name) => rowsIn(store, name)),
    null,
  )
  const lists = await Promise.all(small.map((name) => listOf(store, name, true)))
  const files = new Map(lists.flat().map((one) => [one.path, one]))
  await writeSegment(store, current(rows), [...files.values()], now)
  const old = small.flatMap((name) => [filesIn(store, name), rowsIn(store, name)])
  await Promise.all(old.map((path) => rm(path, { force: true })))
}
