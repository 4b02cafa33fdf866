import { type Cell, colToLetter, writeXlsx } from 'hucre/xlsx'
import { sayable } from './xml.ts'

/** A column of the sheet behind a chart. */
export interface SheetColumn {
  readonly head: string
  readonly values: readonly (string | number | null)[]
}

const sheetName = 'Sheet1'

/** Where the head of a column stands. */
export const headPlace = (column: number): string => `${sheetName}!$${colToLetter(column)}$1`

/** Where its values stand. */
export const valuesPlace = (column: number, count: number): string =>
  `${sheetName}!$${colToLetter(column)}$2:$${colToLetter(column)}$${count + 1}`

/** What looks like the code of a letter is none, and a text that looks like an error of a formula stays a text. */
const cellOf = (value: string | number | null): Partial<Cell> => {
  if (typeof value !== 'string') return { value }
  const text = sayable(value).replaceAll(/_x(?=[\da-f]{4}_)/gi, '_x005F_x')
  return text.startsWith('#') ? { richText: [{ text }] } : { value: text }
}

/** The data of a chart as a workbook, which PowerPoint opens when somebody edits it. */
export const workbook = (columns: readonly SheetColumn[], when: Date): Promise<Uint8Array> => {
  const placed = columns.flatMap(({ head, values }, column) =>
    [head, ...values].map((value, row) => [`${row},${column}`, cellOf(value)] as const),
  )
  return writeXlsx({
    sheets: [{ name: sheetName, cells: new Map(placed) }],
    properties: { created: when, modified: when },
  })
}
