import { rowColumns } from '../run-rows/columns.ts'
import type { FileColumn } from '../run-rows/parquet.ts'

/** What the store knows of a row besides its run: the program that read it, when, and in which file. */
const ownColumns = [
  { id: 'program', kind: 'text' },
  { id: 'seen_utc', kind: 'instant' },
  { id: 'seen_path', kind: 'text' },
  { id: 'seen_sha256', kind: 'text' },
] as const satisfies readonly FileColumn[]

/** The columns of the store's files. */
export const storeColumns: readonly FileColumn[] = [...rowColumns, ...ownColumns]
