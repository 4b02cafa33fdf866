import type { Table } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import { cut, linesOf, widthOf } from './fit.ts'
import { moreText, remark } from './parts.ts'
import type { Box, Part, SlideCell } from './slide.ts'
import { sizes } from './theme.ts'

/** The columns of a table under these heads, as far as it has them. */
export const pick = ({ columns, ...rest }: Table, labels: readonly string[]): Table => {
  const places = labels.map((label) => columns.findIndex((column) => column.label === label)).filter((i) => i >= 0)
  return { ...rest, columns: places.map((i) => columns[i]!), rows: rest.rows.map((row) => places.map((i) => row[i]!)) }
}

/** Points of a cell that its text does not have; programs differ in how wide they set it. */
const cellMargin = { x: 12, y: 6 } as const
/** Tables grow with the widest lines that some program sets, where boxes of text shrink theirs. */
const cellLine = 1.45
/** No cell has more lines. */
const linesAtMost = 3

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
    // A head may take three lines, but no word of it.
    const ofHead = Math.max(widthOf(text, size, true) * 0.45, Math.min(total / 4, widest(text.split(/[ 、]|(?=\()/))))
    return Math.max(ofHead, widest(rows.flatMap((row) => row[i]!.text.split('\n')))) + cellMargin.x
  })
  if (sum(natural) <= total) return natural.map((width) => width * (total / sum(natural)))
  const share = shareOf(natural, total)
  return natural.map((width) => Math.min(width, share))
}

/** Every cell in so many lines at most, but for the head. */
const cutRows = ([head, ...rows]: Rows, widths: readonly number[], size: number): Rows => [
  head!,
  ...rows.map((row) =>
    row.map((cell, i) => ({ ...cell, text: cut(cell.text, widths[i]! - cellMargin.x, size, linesAtMost) })),
  ),
]

const heightsOf = (rows: Rows, widths: readonly number[], size: number): readonly number[] =>
  rows.map((row, at) => {
    const lines = Math.max(...row.map(({ text }, i) => linesOf(text, widths[i]! - cellMargin.x, size)))
    return (at === 0 ? lines : Math.min(lines, linesAtMost)) * size * cellLine + cellMargin.y
  })

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
  /** The table with the rows that are shown. */
  readonly shown: Table
}

/** A table as it would stand in a size of type. */
const laidOut = (table: Table, width: number, size: number) => {
  const rows = cellsOf(table)
  const widths = widthsOf(rows, width, size)
  const heights = heightsOf(rows, widths, size)
  return { table, size, rows, widths, heights, height: sum(heights) }
}

/** Points that a table needs in the least type. */
export const leastHeight = (table: Table, width: number): number => laidOut(table, width, sizes.least).height

/** The first so many rows of a table. */
const upTo = (table: Table, count: number): Table => ({ ...table, rows: table.rows.slice(0, count) })

/** The most rows that fit in the least type. */
const fewer = (box: Box, most: number, first: (count: number) => Table) => {
  for (let count = most; count > 0; count -= 1) {
    const laid = laidOut(first(count), box.width, sizes.least)
    if (laid.height + moreHeight <= box.height) return laid
  }
  return null
}

/**
 * A table in the largest type at which all rows fit; in the least as many rows as fit, those of `first`, and the rest
 * counted. Nothing where no row fits.
 */
export const tableIn = (table: Table, box: Box, language: Language, first = upTo.bind(null, table)): Placed => {
  const all = table.rows.length
  const most = Math.floor(box.height / (sizes.least * cellLine + cellMargin.y))
  const whole = all > most ? [] : tableSizes.map((size) => laidOut(table, box.width, size))
  const laid = whole.find(({ height }) => height <= box.height) ?? fewer(box, Math.min(all - 1, most), first)
  if (!laid || all === 0) return { parts: [], bottom: box.y, shown: upTo(table, 0) }
  const { size, widths, heights, height } = laid
  const bottom = box.y + height
  const left = all - laid.table.rows.length
  const grid = { size, widths, heights, rows: cutRows(laid.rows, widths, size) }
  const rest = left > 0 ? [remark(moreText(left, language), { ...box, y: bottom, height: moreHeight })] : []
  return {
    parts: [{ kind: 'table', name: table.caption, box: { ...box, height }, ...grid }, ...rest],
    bottom: bottom + (left > 0 ? moreHeight : 0),
    shown: laid.table,
  }
}
