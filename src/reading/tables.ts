import { type Problem, type TableDocument, type TableRow, problem } from '../model/source.ts'
import type { Contents } from './documents.ts'
import { withDecimalPoints } from './decimal-commas.ts'
import { type CsvRow, delimiters, fromHeader, isBlank, parseCsv, sniffDelimiter, startsTable } from './delimited.ts'

/** Rows of a header that is written in three: group, field, unit. */
const height = 3

const isText = (cell: string): boolean => cell === '' || Number.isNaN(Number(cell.replaceAll(',', '')))

/** A group is written over each of its columns: most of the first row repeats what stands to its left. */
const repeatsGroups = (cells: readonly string[]): boolean => {
  const repeated = cells.filter((cell, i) => cell !== '' && cell === cells[i - 1]).length
  return cells.length >= 8 && 2 * repeated > cells.length
}

const merged = (rows: readonly CsvRow[], column: number): string =>
  rows
    .map(({ cells }) => cells[column] ?? '')
    .filter((cell) => cell !== '')
    .join(' | ')

/**
 * The rows of a table whose header takes three rows (group, field, unit), with one header in their place:
 * `Time to First Token | Successful ms | Mean`. Null for any other rows.
 */
const withoutStack = (rows: readonly CsvRow[]): readonly CsvRow[] | null => {
  const header = rows.slice(0, height)
  const [first, ...below] = header
  const isStack =
    first !== undefined &&
    rows.length > height &&
    repeatsGroups(first.cells) &&
    below.every(({ cells }) => cells.length === first.cells.length) &&
    header.every(({ cells }) => cells.every(isText))
  return isStack
    ? [{ line: first.line, cells: first.cells.map((_, column) => merged(header, column)) }, ...rows.slice(height)]
    : null
}

/** Lines above a table that may be its title. */
const longest = 10

/** A text whose title above its table is blank lines instead, so that all keep their numbers; null where no table follows. */
const withoutTitle = (text: string, beginsTable: (rest: string) => boolean): string | null => {
  let at = 0
  for (let line = 1; line <= longest; line += 1) {
    at = text.indexOf('\n', at) + 1
    if (at === 0) return null
    if (beginsTable(text.slice(at))) return '\n'.repeat(line) + text.slice(at)
  }
  return null
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
      : [problem('unnamedColumn', place(header), { column: index + 1, rows: values })]
  }
  const columns = header.cells.filter((other) => other === name).length
  return columns === 1 || header.cells.indexOf(name) !== index
    ? []
    : [problem('duplicateColumn', place(header), { name, columns })]
}

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
    return { documents: [], problems: [problem('shiftedHeader', place(header), values)] }
  }
  const [width, shortest] = [header.cells.length, shortestEnd(block)]
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
      ...Array.from(ragged, (row) => problem('raggedRow', place(row), { header: width, row: row.cells.length })),
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
    const line = parsed.brokenAt
    return { documents: [], problems: [problem('brokenTable', `line:${line}`, { line })] }
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
