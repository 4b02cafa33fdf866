import type { Table } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import { cut, linesOf, widthOf } from './fit.ts'
import { moreText, remark } from './parts.ts'
import type { Box, Part, SlideCell } from './slide.ts'
import { lineHeight, sizes } from './theme.ts'

/** The columns of a table under these heads, as far as it has them. */
export const pick = ({ columns, ...rest }: Table, labels: readonly string[]): Table => {
  const places = labels.map((label) => columns.findIndex((column) => column.label === label)).filter((i) => i >= 0)
  return { ...rest, columns: places.map((i) => columns[i]!), rows: rest.rows.map((row) => places.map((i) => row[i]!)) }
}

/** Points of a cell that its text does not have; programs differ in how wide they set it. */
const cellMargin = { x: 16, y: 8 } as const

type Rows = readonly (readonly SlideCell[])[]

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** What each column may take at most, so that all of them take the total. */
const shareOf = (natural: readonly number[], total: number): number => {
  const sorted = natural.toSorted((x, y) => x - y)
  const left = (count: number): number => (total - sum(sorted.slice(0, count))) / (sorted.length - count)
  const first = sorted.findIndex((width, i) => width >= left(i))
  return left(Math.max(0, first))
}

/** Each column as wide as it would be, as far as that is its share; what is left is shared by the wider ones. */
const widthsOf = ([head, ...rows]: Rows, total: number, size: number): readonly number[] => {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => widthOf(text, size, true)))
  const natural = head!.map(({ text }, i) => {
    // A head may take two lines, but no word of it.
    const ofHead = Math.max(widthOf(text, size, true) * 0.6, Math.min(total / 4, widest(text.split(/[\s、]/))))
    return Math.max(ofHead, widest(rows.flatMap((row) => row[i]!.text.split('\n')))) + cellMargin.x
  })
  if (sum(natural) <= total) return natural.map((width) => width * (total / sum(natural)))
  const share = shareOf(natural, total)
  return natural.map((width) => Math.min(width, share))
}

/** Every cell in so many lines at most, but for the head. */
const cutRows = ([head, ...rows]: Rows, widths: readonly number[], size: number, lines: number): Rows => [
  head!,
  ...rows.map((row) =>
    row.map((cell, i) => ({ ...cell, text: cut(cell.text, widths[i]! - cellMargin.x, size, lines) })),
  ),
]

const heightsOf = (rows: Rows, widths: readonly number[], size: number): readonly number[] =>
  rows.map(
    (row) =>
      Math.max(...row.map(({ text }, i) => linesOf(text, widths[i]! - cellMargin.x, size))) * size * lineHeight +
      cellMargin.y,
  )

const cellsOf = ({ columns, rows }: Table): Rows => [
  columns.map(({ label, align }) => ({ text: label, align, bold: true, colour: 'strong' })),
  ...rows.map((row) =>
    row.map(({ text, header, nature }, i) => ({
      text,
      align: columns[i]!.align,
      bold: header === true,
      ...(nature === 'assumed' ? { colour: 'failText' as const } : {}),
    })),
  ),
]

const tableSizes = [sizes.table, 13, sizes.least] as const
const moreHeight = 22

export interface Placed {
  readonly parts: readonly Part[]
  /** Where the next thing may begin. */
  readonly bottom: number
  /** Rows of the table that are shown. */
  readonly shown: number
}

/** No slide has room for more. */
const rowsAtMost = 30

/** A table as it would stand in each size of type. */
const laidOut = (table: Table, width: number, lines: number) => {
  const all = cellsOf({ ...table, rows: table.rows.slice(0, rowsAtMost) })
  return tableSizes.map((size) => {
    const widths = widthsOf(all, width, size)
    const rows = size === sizes.least ? cutRows(all, widths, size, lines) : all
    return { size, widths, rows, heights: heightsOf(rows, widths, size) }
  })
}

/** A table in the largest type at which all rows fit; in the least as many rows as fit, and the rest counted. */
export const tableIn = (table: Table, box: Box, language: Language, lines = 3): Placed => {
  const all = table.rows.length + 1
  const laid = laidOut(table, box.width, lines)
  const whole = laid.find(({ rows, heights }) => rows.length === all && sum(heights) <= box.height)
  const { size, widths, rows, heights } = whole ?? laid.at(-1)!
  const upTo = (count: number): number => sum(heights.slice(0, count))
  const counts = Array.from({ length: Math.min(rows.length, all - 1) }, (_, i) => i + 1)
  const count = whole ? all : (counts.findLast((one) => upTo(one) + moreHeight <= box.height) ?? 1)
  const bottom = box.y + upTo(count)
  const grid = { size, widths, heights: heights.slice(0, count), rows: rows.slice(0, count) }
  const rest = count < all ? [remark(moreText(all - count, language), { ...box, y: bottom, height: moreHeight })] : []
  return {
    parts: [{ kind: 'table', name: table.caption, box: { ...box, height: upTo(count) }, ...grid }, ...rest],
    bottom: bottom + (count < all ? moreHeight : 0),
    shown: count - 1,
  }
}
