import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Cell, CellKind, RunRow } from './columns.ts'

/** A column of a file: its name and the kind of its cells. */
export interface FileColumn {
  readonly id: string
  readonly kind: CellKind
}

const types = { text: 'STRING', flag: 'BOOLEAN', count: 'INT64', number: 'DOUBLE', instant: 'TIMESTAMP' } as const

const writers: Readonly<Record<CellKind, (cell: Cell) => unknown>> = {
  text: (cell) => (typeof cell === 'string' ? cell : null),
  flag: (cell) => (typeof cell === 'boolean' ? cell : null),
  count: (cell) => (Number.isSafeInteger(cell) ? BigInt(cell as number) : null),
  number: (cell) => (typeof cell === 'number' ? cell : null),
  instant: (cell) => (typeof cell === 'number' ? new Date(cell) : null),
}

/** By this key of its footer a file says that it holds runs, and in which version of the schema. */
const mark = { key: 'konkyo.runs', value: '1' }

/** Rows as the bytes of a Parquet file, Snappy inside; the same rows give the same bytes. */
export const parquetOf = (rows: readonly RunRow[], columns: readonly FileColumn[]): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ id, kind }) => ({
        name: id,
        type: types[kind],
        nullable: true,
        data: rows.map((row) => writers[kind](row[id] ?? null)),
      })),
      kvMetadata: [mark],
      createdBy: 'konkyo',
    }),
  )
