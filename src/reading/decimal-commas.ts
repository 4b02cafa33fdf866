import { type Problem, problem } from '../model/source.ts'
import type { CsvRow } from './delimited.ts'

/** `1,653` and `1.653` may be thousands or a decimal; one of a longer or shorter end, or behind a zero, is sure. */
const openComma = /^[-+]?[1-9]\d{0,2},\d{3}%?$/
const openPoint = /^[-+]?[1-9]\d{0,2}(?:\.\d{3})+%?$/
const decimalComma = /^[-+]?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+),\d+%?$/
const decimalPoint = /^[-+]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)\.\d+%?$|^[-+]?[1-9]\d{0,2}(?:,\d{3}){2,}%?$/

type Sign = 'comma' | 'point' | 'both' | null

/** What numbers are surely written with. */
const signOf = (cells: readonly string[]): Sign => {
  const comma = cells.some((cell) => decimalComma.test(cell) && !openComma.test(cell))
  const point = cells.some((cell) => decimalPoint.test(cell) && !openPoint.test(cell))
  if (comma && point) return 'both'
  return comma ? 'comma' : point ? 'point' : null
}

const withPoint = (cell: string): string =>
  decimalComma.test(cell) || openPoint.test(cell) ? cell.replaceAll('.', '').replace(',', '.') : cell

const columnOf = (rows: readonly CsvRow[], index: number): readonly string[] =>
  rows.flatMap(({ cells }) => cells[index] ?? [])

interface Pointed {
  readonly rows: readonly CsvRow[]
  readonly problems: readonly Problem[]
}

/**
 * Rows with decimal points, where their column, or else the whole table, is written with decimal commas; numbers that
 * nothing decides are left out. In a table that commas part, a comma in a number is one of thousands unless it surely is not,
 * and what one column is written with says nothing of another.
 */
export const withDecimalPoints = (rows: readonly CsvRow[], delimiter: string): Pointed => {
  const all = rows.flatMap(({ cells }) => cells)
  if (!all.some((cell) => decimalComma.test(cell))) return { rows, problems: [] }
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const own = signOf(all)
  const whole = delimiter === ',' && own !== 'point' ? (own === null ? 'point' : 'both') : (own ?? 'both')
  const signs = Array.from({ length: width }, (_, index) => signOf(columnOf(rows, index)) ?? whole)
  const open: { readonly line: number; readonly text: string }[] = []
  const read = (cell: string, sign: Sign | undefined, line: number): string => {
    if (sign === 'comma') return withPoint(cell)
    if (sign !== 'both' || !decimalComma.test(cell)) return cell
    open.push({ line, text: cell })
    return ''
  }
  const pointed = rows.map(({ line, cells }) => ({ line, cells: cells.map((cell, i) => read(cell, signs[i], line)) }))
  const [first] = open
  if (!first) return { rows: pointed, problems: [] }
  return {
    rows: pointed,
    problems: [problem('unclearNumbers', `row:${first.line}`, { cells: open.length, text: first.text })],
  }
}
