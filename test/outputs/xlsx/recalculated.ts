import FormulaParser, { FormulaError } from 'fast-formula-parser'
import { readXlsx, type Workbook } from 'hucre/xlsx'
import { binomialSf } from '../../../src/maths/distributions.ts'

/** What a cell gives: a number, a text, or the error that a spreadsheet would show. */
export type Result = number | string | null

export interface Recalculated {
  readonly workbook: Workbook
  /** The result of a cell of a sheet, worked out again: both from 0 on. */
  readonly at: (sheet: string, row: number, column: number) => Result
}

interface Cell {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

/** Another value for a cell, as somebody who opens the file would put one there. */
export interface Change extends Cell {
  readonly value: number
}

const keyOf = ({ sheet, row, column }: Cell): string => `${sheet} ${row} ${column}`

/** An error among them is the result. */
const numbers = (values: readonly { readonly value: unknown }[]): readonly number[] => {
  const all = values.flatMap(({ value }) => [value].flat(2))
  const error = all.find((value) => value instanceof FormulaError)
  if (error) throw error
  return all.filter((value) => typeof value === 'number')
}

/** A cell as formulas that name it have it: an error is one there, too. */
const named = (result: Result): unknown =>
  typeof result === 'string' && /^#(?:N\/A|[A-Z0-9/]+[!?])$/.test(result) ? new FormulaError(result) : result

/** What the parser does not have of what every spreadsheet has. */
export const functions = {
  MIN: (...values: readonly { readonly value: unknown }[]) => Math.min(...numbers(values)),
  SUM: (...values: readonly { readonly value: unknown }[]) => numbers(values).reduce((sum, value) => sum + value, 0),
  MAX: (...values: readonly { readonly value: unknown }[]) => Math.max(...numbers(values)),
  BINOMDIST: (...values: readonly { readonly value: unknown }[]) => {
    const [most = 0, trials = 0, chance = 0] = numbers(values)
    return 1 - binomialSf(most, trials, chance)
  },
}

const resultOf = (value: unknown): Result => {
  if (typeof value === 'number' || typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'error' in value ? String(value.error) : null
}

const parserFor = (at: (cell: Cell) => Result): FormulaParser =>
  new FormulaParser({
    functions,
    onCell: ({ sheet, row, col }) => named(at({ sheet, row: row - 1, column: col - 1 })),
    onRange: ({ sheet, from, to }) =>
      Array.from({ length: to.row - from.row + 1 }, (_, r) =>
        Array.from({ length: to.col - from.col + 1 }, (__, c) =>
          named(at({ sheet, row: from.row + r - 1, column: from.col + c - 1 })),
        ),
      ),
  })

/** A workbook as it was written, every formula worked out by another program than the one that wrote it. */
export const recalculated = async (bytes: Uint8Array, changes: readonly Change[] = []): Promise<Recalculated> => {
  const workbook = await readXlsx(bytes, { readStyles: true })
  const changed = new Map(changes.map((change) => [keyOf(change), change.value]))
  const known = new Map<string, Result>()
  const raw = ({ sheet, row, column }: Cell) =>
    workbook.sheets.find(({ name }) => name === sheet)?.cells?.get(`${row},${column}`)
  /** A parser cannot be asked while it parses: one for the cells of a formula, one for those of theirs, … */
  const parsers: FormulaParser[] = []
  const parserAt = (depth: number): FormulaParser => (parsers[depth] ??= parserFor((cell) => at(cell, depth + 1)))
  const valueOf = (cell: Cell, depth: number): Result => {
    const { value = null, formula } = raw(cell) ?? {}
    if (formula === undefined) return resultOf(value)
    try {
      return resultOf(parserAt(depth).parse(formula, { sheet: cell.sheet, row: cell.row + 1, col: cell.column + 1 }))
    } catch (error) {
      return resultOf(error)
    }
  }
  const at = (cell: Cell, depth = 0): Result => {
    const key = keyOf(cell)
    const value = changed.get(key) ?? known.get(key) ?? valueOf(cell, depth)
    known.set(key, value)
    return value
  }
  return { workbook, at: (sheet, row, column) => at({ sheet, row, column }) }
}
