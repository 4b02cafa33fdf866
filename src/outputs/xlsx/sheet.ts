import { cellRef, measureValueWidth, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { visible } from '../../visible.ts'

/** How a cell looks. line: a text that is not wrapped; asked: of the question, to be changed; result: what the sheet is for. */
export type Look = 'title' | 'warning' | 'note' | 'head' | 'section' | 'text' | 'line' | 'number' | 'asked' | 'result'

/** A text or number of a sheet. A formula comes with the number that it gives, for what does not compute it. */
export interface SheetCell {
  readonly value: string | number | null
  readonly look: Look
  /** Of a number, as spreadsheets write it: `0.00`. */
  readonly format?: string
  readonly formula?: string
}

export interface SheetText {
  readonly name: string
  readonly title: string
  /** Said on every sheet when the data was not measured. */
  readonly banner: string | null
  readonly notes: readonly string[]
  readonly heads: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const line = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const under = { border: { bottom: line } } as const
const box = { top: line, right: line, bottom: line, left: line } as const
const wrapped = { alignment: { vertical: 'top', wrapText: true, horizontal: 'left', indent: 1 } } as const
const right = { alignment: { vertical: 'top', horizontal: 'right' } } as const

/** The font of every text, and what stands behind heads and sections, as `1f4e79`. */
export interface Dress {
  readonly font: string
  readonly head: string
  readonly section: string
}

const stylesIn = ({ head, section }: Dress): Readonly<Record<Look, CellStyle>> => ({
  title: { font: { bold: true, size: 14 } },
  warning: { font: { bold: true, color: { rgb: 'B42318' } } },
  note: { font: { color: { rgb: '595959' } } },
  head: { font: { bold: true, color: { rgb: 'FFFFFF' } }, fill: solid(head), ...wrapped },
  section: { font: { bold: true }, fill: solid(section) },
  text: { ...wrapped, ...under },
  line: { alignment: { vertical: 'top', horizontal: 'left', indent: 1 }, ...under },
  number: { ...right, ...under },
  asked: { ...right, fill: solid('FFF2CC'), border: box, font: { color: { rgb: '1F3FBF' } } },
  result: { ...right, ...under, font: { bold: true } },
})

/** A cell takes no more. */
const textAtMost = 32_000

/** What a cell can hold: nothing that is not seen, or that no file of this kind may contain. */
const clean = (text: string): string =>
  visible(text)
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/_x(?=[\da-f]{4}_)/gi, '_x005F_x')
    .slice(0, textAtMost)

/** A font is named in every style: a style that has one of its own says nothing of the usual one. */
const styled = (look: Look, dress: Dress): CellStyle => {
  const { font, ...style } = stylesIn(dress)[look]
  return { ...style, font: { name: dress.font, size: 10, ...font } }
}

/** A text that is written like an error of a formula (`#N/A`) stays a text as a run of letters. */
const textCell = (text: string, style: CellStyle): Partial<Cell> =>
  text.startsWith('#') ? { richText: [{ text }], style } : { value: text, style }

const cellOf = ({ value, look, format, formula }: SheetCell, dress: Dress): Partial<Cell> => {
  const style = { ...styled(look, dress), ...(format === undefined ? {} : { numFmt: format }) }
  if (formula !== undefined) return { formula, formulaResult: value, style }
  return typeof value === 'string' ? textCell(clean(value), style) : { value, style }
}

const widest = 42
const narrowest = 9

/** Characters of the widest line of a cell; texts beyond the widest column are wrapped. */
const widthOf = ({ value, format }: SheetCell): number => {
  if (typeof value === 'number') return measureValueWidth(Number(value.toPrecision(6)), format)
  const lines = value === null ? [] : clean(value).split('\n')
  return Math.max(0, ...lines.map((one) => measureValueWidth(one)))
}

const above = ({ title, banner, notes }: SheetText): readonly SheetCell[] => [
  { value: title, look: 'title' },
  ...(banner === null ? [] : [{ value: banner, look: 'warning' } as const]),
  ...notes.map((value) => ({ value, look: 'note' }) as const),
]

/** The row of the first of its rows, from 1 on. */
export const firstRow = (sheet: Pick<SheetText, 'banner' | 'notes'>): number =>
  sheet.notes.length + (sheet.banner === null ? 3 : 4)

/** `C12`: both from 0 on. */
export const addressOf = (row: number, column: number): string => cellRef(row, column)

/** A text in a formula. */
export const quoted = (part: string): string => `"${part.replaceAll('"', '""')}"`

/** A cell as other sheets name it. */
export const inSheet = ({ name }: Pick<SheetText, 'name'>, address: string): string =>
  `'${name.replaceAll("'", "''")}'!${address}`

const widthsOf = ({ heads, rows }: SheetText): readonly number[] =>
  heads.map((head, i) => {
    const own = rows.flatMap((row) => (row[i] && row[i].look !== 'section' ? widthOf(row[i]) : []))
    const width = Math.max(narrowest, ...own, Math.min(20, measureValueWidth(head)))
    return Math.min(widest, Math.ceil(width) + 3)
  })

const pointsOfLine = 15

/** Points that a row takes with its texts wrapped: not every program works that out when it opens a file. */
const heightOf = (row: readonly SheetCell[], widths: readonly number[]): number => {
  const lines = row.map(({ value, look }, i) => {
    const texts = typeof value === 'string' && look !== 'section' && look !== 'line' ? clean(value).split('\n') : []
    return texts.reduce((sum, one) => sum + Math.max(1, Math.ceil((measureValueWidth(one) * 0.92) / widths[i]!)), 0)
  })
  return pointsOfLine * Math.min(25, Math.max(1, ...lines))
}

/** Numbers of the question are numbers, and not below nothing. */
const validationOf = (addresses: readonly string[]) =>
  addresses.map((range) => ({
    type: 'decimal' as const,
    operator: 'greaterThanOrEqual' as const,
    formula1: '0',
    showErrorMessage: true,
    range,
  }))

/** Columns that a page can hold; a sheet of more takes several beside each other. */
const columnsOfPage = 18

const inMargin = (text: string): string => text.replaceAll('&', '&&').slice(0, 200)

const footer = (banner: string | null): string => `&L&A&C${inMargin(banner ?? '')}&R&P / &N`

/** A sheet: its title and notes, the heads, which stay in sight, and the rows; printed, under who made it for whom. */
export const writtenSheet = (sheet: SheetText, dress: Dress, parties: string): WriteSheet => {
  const head = sheet.heads.map((value): SheetCell => ({ value, look: 'head' }))
  const all = [...above(sheet).map((one) => [one]), head, ...sheet.rows]
  const placed = all.flatMap((row, r) => row.map((one, c) => [r, c, one] as const))
  const asked = placed.flatMap(([r, c, { look }]) => (look === 'asked' ? [addressOf(r, c)] : []))
  const top = firstRow(sheet) - 1
  const widths = widthsOf(sheet)
  return {
    name: sheet.name,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map([head, ...sheet.rows].map((row, i) => [top - 1 + i, { height: heightOf(row, widths) }])),
    cells: new Map(placed.map(([r, c, one]) => [`${r},${c}`, cellOf(one, dress)])),
    freezePane: { rows: top },
    dataValidations: validationOf(asked),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: Math.ceil(widths.length / columnsOfPage),
      fitToHeight: 0,
      printTitlesRow: `$${top}:$${top}`,
    },
    headerFooter: { oddHeader: `&R${inMargin(parties)}`, oddFooter: footer(sheet.banner) },
  }
}

export const text = (value: string | null): SheetCell => ({ value: value === '' ? null : value, look: 'text' })
