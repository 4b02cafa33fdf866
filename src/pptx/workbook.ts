import { element, escaped, part } from './xml.ts'
import { zipped } from './zip.ts'

/** A column of the sheet behind a chart. */
export interface SheetColumn {
  readonly head: string
  readonly values: readonly (string | number | null)[]
}

/** A, B, …, Z, AA, … */
const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`

/** Where the head of a column stands. */
export const headPlace = (column: number): string => `Sheet1!$${letters(column)}$1`

/** Where its values stand. */
export const valuesPlace = (column: number, count: number): string =>
  `Sheet1!$${letters(column)}$2:$${letters(column)}$${count + 1}`

const cellOf = (value: string | number | null | undefined, column: number, row: number): string => {
  const r = `${letters(column)}${row + 1}`
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return element('c', { r }, element('v', {}, String(value)))
  const text = element('t', { 'xml:space': 'preserve' }, escaped(value))
  return element('c', { r, t: 'inlineStr' }, element('is', {}, text))
}

const sheet = (columns: readonly SheetColumn[]): string => {
  const rows = Math.max(...columns.map(({ values }) => values.length)) + 1
  const told = Array.from({ length: rows }, (_, row) =>
    element(
      'row',
      { r: row + 1 },
      ...columns.map(({ head, values }, column) => cellOf(row === 0 ? head : values[row - 1], column, row)),
    ),
  )
  return part('worksheet', { xmlns: main }, element('sheetData', {}, ...told))
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const relation = (id: string, type: string, target: string): string =>
  part(
    'Relationships',
    { xmlns: `${packaged}/relationships` },
    element('Relationship', { Id: id, Type: `${office}/${type}`, Target: target }),
  )

const types = part(
  'Types',
  { xmlns: `${packaged}/content-types` },
  element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
  element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
  element('Override', { PartName: '/xl/workbook.xml', ContentType: `${spreadsheet}.sheet.main+xml` }),
  element('Override', { PartName: '/xl/worksheets/sheet1.xml', ContentType: `${spreadsheet}.worksheet+xml` }),
)

const book = part(
  'workbook',
  { xmlns: main, 'xmlns:r': office },
  element('sheets', {}, element('sheet', { name: 'Sheet1', sheetId: 1, 'r:id': 'rId1' })),
)

/** The data of a chart as a workbook, which PowerPoint opens when somebody edits it. */
export const workbook = (columns: readonly SheetColumn[]): Uint8Array =>
  zipped([
    { path: '[Content_Types].xml', content: types },
    { path: '_rels/.rels', content: relation('rId1', 'officeDocument', 'xl/workbook.xml') },
    { path: 'xl/workbook.xml', content: book },
    { path: 'xl/_rels/workbook.xml.rels', content: relation('rId1', 'worksheet', 'worksheets/sheet1.xml') },
    { path: 'xl/worksheets/sheet1.xml', content: sheet(columns) },
  ])
