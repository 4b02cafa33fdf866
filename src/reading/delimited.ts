import { CsvError, parse } from 'csv-parse/sync'

/** One record: its line in the file, from 1, and its trimmed cells. A blank line is one empty cell. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

interface BrokenCsv {
  readonly brokenAt: number
}

/** Rows of delimited text whose lines end with \n, at most `limit` of them; or the first line of a row whose quote does not close. */
export const parseCsv = (text: string, delimiter: string, limit = -1): readonly CsvRow[] | BrokenCsv => {
  const rows: CsvRow[] = []
  let lines = 0
  const keep = (record: string[], context: { readonly lines: number }): null => {
    rows.push({ line: lines + 1, cells: record.map((cell) => cell.trim()) })
    lines = context.lines
    return null
  }
  try {
    parse(text, {
      delimiter,
      // Named, for csv-parse looks for it anew at each character of a line without end.
      record_delimiter: '\n',
      to: limit,
      trim: true,
      relax_column_count: true,
      relax_quotes: true,
      on_record: keep,
    })
    return rows
  } catch (error) {
    if (error instanceof CsvError) return { brokenAt: lines + 1 }
    throw error
  }
}

export const delimiters = [',', '\t', ';'] as const
const sampleRows = 40
const longestHeader = 50_000

const isNumeric = (cell: string): boolean => /^[-+]?(\d[\d,]*(\.\d*)?|\.\d+)(e[-+]?\d+)?%?$/i.test(cell)

/** Short, a number or not led by a date or time, and free of the brackets and signs that log lines and code have. */
const isName = (cell: string): boolean =>
  isNumeric(cell) || (cell.length <= 80 && !/[{}=<>\n]|^\[?\d+[-:/]\d/.test(cell) && cell.split(/\s+/).length <= 8)

export const isBlank = ({ cells }: CsvRow): boolean => cells.every((cell) => cell === '')

/** A row that may name columns: two names or more, and not all of them numbers unless the corner cell is empty. */
const namesColumns = ({ cells }: CsvRow): boolean =>
  cells.filter((cell) => cell !== '').length >= 2 &&
  cells.every(isName) &&
  (cells[0] === '' || cells.some((cell) => cell !== '' && !isNumeric(cell)))

/** A header in the middle of a file has no numbers at all, which tells it from a further row of the table above. */
export const startsTable = (row: CsvRow): boolean => namesColumns(row) && !row.cells.some(isNumeric)

/** What spreadsheets are told of the delimiter, and remarks. */
const isRemark = (start: string): boolean => /^(?:#|sep=)/i.test(start)

/** The rows from the header on, without the blank lines and "# …" remarks before it. */
export const fromHeader = (rows: readonly CsvRow[]): readonly CsvRow[] => {
  const start = rows.findIndex((row) => !isBlank(row) && !isRemark(row.cells[0] ?? ''))
  return start === -1 ? [] : rows.slice(start)
}

/** Number of columns when the rows look like a table: a header, and mostly equally long rows with a number in them. */
const columnsOf = (sample: readonly CsvRow[]): number => {
  const [header, ...below] = fromHeader(sample)
  if (!header || !namesColumns(header)) return 0
  const first = below.findIndex((row) => !isBlank(row))
  const end = below.findIndex((row, index) => index > first && isBlank(row))
  const rest = first === -1 ? [] : below.slice(first, end === -1 ? undefined : end)
  const rows = rest.filter(({ cells }) => cells.length > 1 && cells.some(isNumeric))
  const wide = rows.filter(({ cells }) => cells.length >= header.cells.length)
  return rows.length > 0 && 2 * rows.length >= rest.length && 2 * wide.length >= rows.length ? header.cells.length : 0
}

/** The first line that is neither blank nor a remark, unless it is too long for a line of names. */
const headerLine = (text: string): string | null => {
  const line = /^(?![^\S\n]*(?:#|sep=|$)).*/im.exec(text.slice(0, 2 * longestHeader))?.[0] ?? ''
  return line !== '' && line.length <= longestHeader ? line : null
}

const columnsWith = (text: string, header: string, delimiter: string): number => {
  const names = parseCsv(header, delimiter)
  if ('brokenAt' in names || !names[0] || !namesColumns(names[0])) return 0
  const sample = parseCsv(text, delimiter, sampleRows)
  return 'brokenAt' in sample ? 0 : columnsOf(sample)
}

/** The delimiter under which a text is a table with the most columns; null when it is not a table. */
export const sniffDelimiter = (text: string): string | null => {
  const header = headerLine(text)
  if (header === null) return null
  const candidates = delimiters.map((delimiter) => ({ delimiter, columns: columnsWith(text, header, delimiter) }))
  const best = candidates.reduce((left, right) => (right.columns > left.columns ? right : left))
  return best.columns >= 2 ? best.delimiter : null
}
