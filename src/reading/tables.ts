import { CsvError, parse } from 'csv-parse/sync'
import type { Problem, TableDocument, TableRow } from '../model/source.ts'
import type { Contents } from './documents.ts'
import { withDecimalPoints } from './decimal-commas.ts'
import { withoutStack } from './stacked-header.ts'
import { withoutTitle } from './title-rows.ts'

/** One record: its line in the file, from 1, and its trimmed cells. A blank line is one empty cell. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

interface BrokenCsv {
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

const delimiters = [',', '\t', ';'] as const
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

/** Lines of one table: its header and the rows below. `cut`: its last line is the file's last and has no line end. */
interface Block {
  readonly header: CsvRow
  readonly rows: readonly CsvRow[]
  readonly cut: boolean
}

const place = (row: CsvRow): string => `row:${row.line}`

/** Trailing empty cells are what spreadsheets add and drop. */
const filled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1

/** Spreadsheets drop trailing delimiters: a row may end early where a row of full width holds nothing more either. */
const shortestEnd = ({ header, rows }: Block): number => {
  const width = header.cells.length
  return rows.reduce((least, { cells }) => (cells.length < width ? least : Math.min(least, filled(cells))), width)
}

const isRagged = (block: Block, row: CsvRow, shortest: number): boolean => {
  const width = block.header.cells.length
  if (row.cells.length >= width) return filled(row.cells) > width
  return row.cells.length < shortest || row.cells.at(-1) === '' || (block.cut && row === block.rows.at(-1))
}

const isShifted = ({ header, rows }: Block): boolean =>
  rows.length > 0 && rows.every(({ cells }) => filled(cells) > header.cells.length)

interface Column {
  readonly name: string
  readonly index: number
}

const valuesIn = (rows: readonly CsvRow[], index: number): readonly string[] =>
  rows.flatMap(({ cells }) => (cells[index] ? [cells[index]] : []))

/** A first column without a name holds either pandas' row numbers, which say nothing, or labels of the rows. */
const labelsRows = (rows: readonly CsvRow[], index: number): boolean =>
  index === 0 && valuesIn(rows, 0).some((cell) => !/^\d+$/.test(cell))

const isKept = ({ header, rows }: Block, { name, index }: Column): boolean =>
  name === '' ? labelsRows(rows, index) : header.cells.indexOf(name) === index

const columnProblem = ({ header, rows }: Block, { name, index }: Column): readonly Problem[] => {
  if (name === '') {
    const values = valuesIn(rows, index).length
    return index === 0 || values === 0
      ? []
      : [{ code: 'unnamedColumn', where: place(header), values: { column: index + 1, rows: values } }]
  }
  const columns = header.cells.filter((other) => other === name).length
  return columns === 1 || header.cells.indexOf(name) !== index
    ? []
    : [{ code: 'duplicateColumn', where: place(header), values: { name, columns } }]
}

const raggedRow = (header: CsvRow, row: CsvRow): Problem => ({
  code: 'raggedRow',
  where: place(row),
  values: { header: header.cells.length, row: row.cells.length },
})

const valuesOf = (row: CsvRow, header: CsvRow, name: string): ReadonlySet<string> =>
  new Set(header.cells.flatMap((other, index) => (other === name && row.cells[index] ? [row.cells[index]] : [])))

const toRow = (row: CsvRow, { header }: Block, columns: readonly Column[]): TableRow => {
  const repeated = columns.filter(({ name, index }) => name !== '' && header.cells.includes(name, index + 1))
  const twice = repeated.flatMap(({ name }) => (valuesOf(row, header, name).size > 1 ? [name] : []))
  return {
    at: place(row),
    cells: Object.fromEntries(columns.map(({ name, index }) => [name, row.cells[index] ?? ''])),
    ...(twice.length > 0 && { twice }),
  }
}

/** One table by column names. What cannot be placed under a name is left out, and said. */
export const readTable = (block: Block): Contents => {
  const { header, rows } = block
  if (isShifted(block)) {
    const values = { header: header.cells.length, row: filled(rows[0]?.cells ?? []) }
    return { documents: [], problems: [{ code: 'shiftedHeader', where: place(header), values }] }
  }
  const shortest = shortestEnd(block)
  const ragged = new Set(rows.filter((row) => isRagged(block, row, shortest)))
  const all = header.cells.map((name, index) => ({ name, index }))
  const columns = all.filter((column) => isKept(block, column))
  const table: TableDocument = {
    kind: 'table',
    header: columns.map(({ name }) => name),
    rows: rows.filter((row) => !ragged.has(row)).map((row) => toRow(row, block, columns)),
  }
  return {
    documents: [table],
    problems: [
      ...all.flatMap((column) => columnProblem(block, column)),
      ...[...ragged].map((row) => raggedRow(header, row)),
    ],
  }
}

/** Index of each row that heads a table: the first, and after a blank line those that can only be names. */
const headerIndexes = (rows: readonly CsvRow[]): readonly number[] =>
  rows.flatMap((row, index) => {
    const above = rows[index - 1]
    const below = rows[index + 1]
    return !above || (isBlank(above) && below && !isBlank(below) && startsTable(row)) ? [index] : []
  })

const isRepeated = (row: CsvRow, header: CsvRow): boolean =>
  row.cells.length === header.cells.length && row.cells.every((cell, index) => cell === header.cells[index])

const toBlocks = (rows: readonly CsvRow[], cut: boolean): readonly Block[] => {
  const starts = headerIndexes(rows)
  return starts.flatMap((start, index) => {
    const [header, ...rest] = rows.slice(start, starts[index + 1])
    if (!header) return []
    const data = rest.filter((row) => !isBlank(row) && !isRepeated(row, header))
    return [{ header, rows: data, cut: cut && index === starts.length - 1 }]
  })
}

/** Lines that tell a header of several rows. */
const stackSample = 4

/** A table whose header takes several rows; null for any other text. */
const readStacked = (text: string): Contents | null => {
  const sample = parseCsv(text, ',', stackSample)
  if ('brokenAt' in sample || !withoutStack(sample)) return null
  const rows = parseCsv(text, ',')
  const [header, ...below] = 'brokenAt' in rows ? [] : (withoutStack(rows) ?? [])
  return header ? readTable({ header, rows: below.filter((row) => !isBlank(row)), cut: !text.endsWith('\n') }) : null
}

/** Columns that tell a table below a title from a text with commas. */
const fewestBelow = 4

const headsTable = (line: string, delimiter: string): boolean => {
  const names = parseCsv(line, delimiter)
  return !('brokenAt' in names) && names.some((row) => row.cells.length >= fewestBelow && startsTable(row))
}

/** True for a text that begins with the names of several columns, and goes on as their table. */
const beginsTable = (text: string): boolean => {
  const line = text.slice(0, text.indexOf('\n'))
  return delimiters.some((delimiter) => headsTable(line, delimiter)) && sniffDelimiter(text) !== null
}

const readDelimited = (text: string, delimiter: string): Contents => {
  const parsed = parseCsv(text, delimiter)
  if ('brokenAt' in parsed) {
    const problem = {
      code: 'brokenTable',
      where: `line:${parsed.brokenAt}`,
      values: { line: parsed.brokenAt },
    } as const
    return { documents: [], problems: [problem] }
  }
  const { rows, problems } = withDecimalPoints(fromHeader(parsed), delimiter)
  const tables = toBlocks(rows, !text.endsWith('\n')).map(readTable)
  return {
    documents: tables.flatMap(({ documents }) => documents),
    problems: [...problems, ...tables.flatMap((table) => table.problems)],
  }
}

/** The tables of a delimited text, several when blank lines part them; null when the text is not a table. */
export const readTables = (original: string): Contents | null => {
  const text = original.replaceAll(/\r\n?/g, '\n')
  const stacked = readStacked(text)
  if (stacked) return stacked
  const delimiter = sniffDelimiter(text)
  if (delimiter !== null) return readDelimited(text, delimiter)
  const below = withoutTitle(text, beginsTable)
  return below === null ? null : readDelimited(below, sniffDelimiter(below) ?? ',')
}
