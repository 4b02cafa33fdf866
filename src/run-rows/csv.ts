import { stringify } from 'csv-stringify/sync'
import type { Cell } from './columns.ts'

/** What a spreadsheet may take for a formula although blanks stand before it; those without are the library's. */
const formulaBehindBlanks = /^\s+[=+\-@＝＋－＠]|^[\n|]/u

/** Rows as a CSV (RFC 4180) with a byte order mark, so that Excel reads Japanese; no text runs as a formula. */
export const csvText = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    header: true,
    columns: [...heads],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { string: (text) => (formulaBehindBlanks.test(text) ? `'${text}` : text), boolean: String },
  })
