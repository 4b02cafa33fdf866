import { type Cell, colToLetter, writeXlsx } from 'hucre/xlsx'
import { type Colour, sizes } from '../slides/theme.ts'
import { fill, line } from './colours.ts'
import { hundredths, officeLang } from './text.ts'
import { element, escaped, said, sayable, valued } from './xml.ts'

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

const textIn = (name: string, colour: Colour, bold: boolean, ...runs: readonly string[]): string =>
  element(
    name,
    element('a:bodyPr'),
    element('a:lstStyle'),
    element(
      'a:p',
      element('a:pPr', element('a:defRPr', { sz: hundredths(sizes.least), b: bold ? 1 : 0 }, fill(colour))),
      ...runs,
    ),
  )

/** How all text of a chart looks, or one text of it. */
export const textProperties = (colour: Colour = 'ink', bold = false): string => textIn('c:txPr', colour, bold)

/** Text that somebody wrote, and that does not follow a value. */
export const richText = (text: string, lang: string, bold: boolean): string => {
  const look = element('a:rPr', { lang: officeLang(lang), sz: hundredths(sizes.least), b: bold ? 1 : 0 }, fill('ink'))
  return textIn('c:rich', 'ink', bold, element('a:r', look, element('a:t', escaped(text))))
}

export const titleOf = (text: string, lang: string, bold = false): string =>
  element('c:title', element('c:tx', richText(text, lang, bold)), valued('c:overlay', 0))

/** What labels may say; here of these nothing, or one. */
const shows = ['showLegendKey', 'showVal', 'showCatName', 'showSerName', 'showPercent', 'showBubbleSize'] as const

export const labelled = (name: (typeof shows)[number] | null): string =>
  shows.map((one) => valued(`c:${one}`, one === name ? 1 : 0)).join('')

/** No paint and no outline. */
export const unpainted = element('c:spPr', fill(undefined), line(undefined, 0))

/** Numbers of so many rows of a column of the sheet, and what they were when the file was made. */
export const numbers = (name: string, column: number, length: number, values: readonly (number | null)[]): string =>
  element(
    name,
    element(
      'c:numRef',
      element('c:f', escaped(valuesPlace(column, length))),
      element(
        'c:numCache',
        element('c:formatCode', 'General'),
        valued('c:ptCount', length),
        ...values.map((value, idx) => (value === null ? '' : element('c:pt', { idx }, element('c:v', String(value))))),
      ),
    ),
  )

/** The same of texts. */
export const texts = (name: string, place: string, values: readonly string[]): string =>
  element(
    name,
    element(
      'c:strRef',
      element('c:f', escaped(place)),
      element(
        'c:strCache',
        valued('c:ptCount', values.length),
        ...values.map((value, idx) => element('c:pt', { idx }, element('c:v', escaped(value)))),
      ),
    ),
  )

export interface AxisLook {
  readonly id: number
  readonly crossed: number
  readonly side: 'b' | 'l'
  readonly title: string | null
  readonly grid: boolean
  readonly numbers: boolean
}

/** What axes of every kind have, in the order that the format asks for. */
export const axisLook = ({ side, title, grid, numbers: shown }: AxisLook, lang: string): string =>
  [
    said({ delete: shown ? 0 : 1, axPos: side }),
    grid ? element('c:majorGridlines', element('c:spPr', line('line', 0.5))) : '',
    title === null ? '' : titleOf(title, lang),
    element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    said({ majorTickMark: 'out', minorTickMark: 'none', tickLblPos: 'low' }),
    element('c:spPr', line('quiet', 0.75)),
    textProperties(),
  ].join('')
