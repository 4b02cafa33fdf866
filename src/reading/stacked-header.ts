import type { CsvRow } from './delimited.ts'

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
export const withoutStack = (rows: readonly CsvRow[]): readonly CsvRow[] | null => {
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
