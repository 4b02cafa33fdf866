import { stringify } from 'csv-stringify/sync'
import type { Report } from '../model/report.ts'
import { runsTable } from './runs-table.ts'

/** What a spreadsheet may take for a formula although blanks stand before it; those without are the library's. */
const formulaBehindBlanks = /^\s+[=+\-@＝＋－＠]|^[\n|]/u

/** Every run as a row of a CSV (RFC 4180) with a byte order mark, so that Excel reads Japanese; no text runs as a formula. */
export const csvOf = (report: Report): string => {
  const { columns, rows } = runsTable(report)
  return stringify(
    rows.map((row) => columns.map(({ valueOf }) => valueOf(row))),
    {
      header: true,
      columns: columns.map(({ id }) => id),
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { string: (text) => (formulaBehindBlanks.test(text) ? `'${text}` : text) },
    },
  )
}
