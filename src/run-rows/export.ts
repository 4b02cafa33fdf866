import { groupBy } from '../model/group-by.ts'
import type { FileToWrite } from '../writing/aside.ts'
import { rowColumns, type Cell, type RunRow } from './columns.ts'
import { csvText } from './csv.ts'
import { parquetOf } from './parquet.ts'

const cellText = (cell: Cell, kind: string): Cell =>
  kind === 'instant' && typeof cell === 'number' ? new Date(cell).toISOString() : cell

const csvOf = (rows: readonly RunRow[]): string =>
  csvText(
    rowColumns.map(({ id }) => id),
    rows.map((row) => rowColumns.map(({ id, kind }) => cellText(row[id] ?? null, kind))),
  )

/** The columns that folders stand for, as Hive names them; files below hold them no more. */
const partitions = ['model', 'gpu'] as const

/** What stands for nothing in the name of a folder. */
const nothing = '__HIVE_DEFAULT_PARTITION__'

/** What Hive and Spark write as %XX, and what no folder may be called on some system. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"#%'*/:=?\\{[\]^<>|]|^[.\s]|[.\s]$/gu

const escaped = (text: string): string =>
  text.replace(unsafe, (mark) =>
    [...new TextEncoder().encode(mark)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )

const folderName = (id: string, value: Cell | undefined): string =>
  `${id}=${value === null || value === undefined || value === '' ? nothing : escaped(String(value))}`

/** Names that differ in capitals alone are one folder on some systems: the numbers keep their files apart. */
const partitioned = (rows: readonly RunRow[], folder: string): readonly FileToWrite[] => {
  const columns = rowColumns.filter(({ id }) => !partitions.some((one) => one === id))
  const groups = groupBy(rows, (row) => JSON.stringify(partitions.map((id) => row[id] ?? null)))
  return [...groups.values()].map((own, i) => ({
    path: [folder, ...partitions.map((id) => folderName(id, own[0]![id])), `runs-${i + 1}.parquet`].join('/'),
    content: parquetOf(own, columns),
  }))
}

/** True for an export that is a folder of partitions. */
export const isFolder = (path: string): boolean => !/\.(?:parquet|csv)$/i.test(path)

/** Rows as the files of an export: one Parquet or CSV file by its ending, else a folder of Parquet in partitions. */
export const exportOf = (rows: readonly RunRow[], path: string): readonly FileToWrite[] => {
  if (/\.parquet$/i.test(path)) return [{ path, content: parquetOf(rows, rowColumns) }]
  if (/\.csv$/i.test(path)) return [{ path, content: csvOf(rows) }]
  return partitioned(rows, path.replace(/[/\\]+$/, ''))
}
