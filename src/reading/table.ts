import type { Problem, TableDocument, TableRow } from '../model/source.ts'
import type { Contents } from './contents.ts'
import type { CsvRow } from './csv.ts'

/** Lines of one table: its header and the rows below. `cut`: its last line is the file's last and has no line end. */
export interface Block {
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

const toRow = (row: CsvRow, columns: readonly Column[]): TableRow => ({
  at: place(row),
  cells: Object.fromEntries(columns.map(({ name, index }) => [name, row.cells[index] ?? ''])),
})

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
    rows: rows.filter((row) => !ragged.has(row)).map((row) => toRow(row, columns)),
  }
  return {
    documents: [table],
    problems: [
      ...all.flatMap((column) => columnProblem(block, column)),
      ...[...ragged].map((row) => raggedRow(header, row)),
    ],
  }
}
