import { rowColumns } from '../run-rows/columns.ts'
import type { FileColumn } from '../run-rows/parquet.ts'

/** What the store knows of a row besides its run: the program that read it, when, and from which absolute path. */
const ownColumns = [
  { id: 'program', kind: 'text' },
  { id: 'seen_utc', kind: 'instant' },
  { id: 'seen_path', kind: 'text' },
] as const satisfies readonly FileColumn[]

/** The columns of the store's files. */
export const storeColumns: readonly FileColumn[] = [...rowColumns, ...ownColumns]
