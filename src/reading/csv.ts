import { CsvError, parse } from 'csv-parse/sync'

/** One record: its line in the file, from 1, and its trimmed cells. A blank line is one empty cell. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface BrokenCsv {
  readonly brokenAt: number
}

/** Rows of delimited text, at most `limit` of them; or the first line of a row whose quote does not close. */
export const parseCsv = (text: string, delimiter: string, limit = -1): readonly CsvRow[] | BrokenCsv => {
  const rows: CsvRow[] = []
  let lines = 0
  const keep = (record: string[], context: { readonly lines: number }): null => {
    rows.push({ line: lines + 1, cells: record.map((cell) => cell.trim()) })
    lines = context.lines
    return null
  }
  try {
    parse(text, { delimiter, to: limit, trim: true, relax_column_count: true, relax_quotes: true, on_record: keep })
    return rows
  } catch (error) {
    if (error instanceof CsvError) return { brokenAt: lines + 1 }
    throw error
  }
}
