import type { Table } from '../document/block.ts'
import type { Language } from '../i18n/language.ts'
import { cut, heightOf, linesOf, sizeOf, widthOf } from './fit.ts'
import type { Box, Part, SlideCell, TextPart } from './slide.ts'
import { lineHeight, sizes } from './theme.ts'

/** What a box of text keeps free at both sides together, in points. */
export const padding = 12

const gapOf = (size: number): number => size * 0.35

const sentenceSizes = [sizes.lead, 18, sizes.text] as const
const linesAtMost = 3

/** A line for what is left out. */
const moreText = (count: number, language: Language): string => language.say('slides.more', { count })

/** As many sentences as a box holds, in the largest type that holds all; the rest is counted. */
export const sentences = (
  texts: readonly string[],
  box: Box,
  language: Language,
  { bullet = texts.length > 1, most = sizes.lead }: { readonly bullet?: boolean; readonly most?: number } = {},
): readonly Part[] => {
  if (texts.length === 0) return []
  const inside = { width: box.width - padding - (bullet ? sizes.lead : 0), height: box.height - padding }
  const gap = gapOf(sizes.text)
  const size = sizeOf(texts, inside, sentenceSizes.filter((one) => one <= most), gap)
  const fits = (some: readonly string[]): boolean => heightOf(some, inside.width, size, gap) <= inside.height
  const lines = Math.floor(inside.height / (size * lineHeight)) - (texts.length > 1 ? 1 : 0)
  const longest = Math.max(1, Math.min(linesAtMost, lines))
  const short = fits(texts) ? texts : texts.map((text) => cut(text, inside.width, size, longest))
  const counts = Array.from({ length: short.length + 1 }, (_, i) => short.length - i)
  const shown = counts
    .map((count) => [
      ...short.slice(0, count),
      ...(count < short.length ? [moreText(short.length - count, language)] : []),
    ])
    .find(fits) ?? [moreText(short.length, language)]
  return [{ kind: 'text', box, paragraphs: shown.map((text) => ({ text, size, bullet })) }]
}

/** The head of a part of a slide. */
export const heading = (text: string, { x, y, width }: Box): TextPart => ({
  kind: 'text',
  box: { x, y, width, height: headingHeight },
  paragraphs: [{ text, size: 14, bold: true, colour: 'strong' }],
})

export const headingHeight = 24

/** Small words below a table or a chart. */
export const remark = (text: string, box: Box): TextPart => ({
  kind: 'text',
  box,
  paragraphs: [{ text: cut(text, box.width - padding, sizes.least, Math.max(1, Math.floor((box.height - 6) / (sizes.least * lineHeight)))), size: sizes.least, colour: 'quiet' }],
})

/** The columns of a table under these heads, as far as it has them. */
export const pick = ({ columns, ...rest }: Table, labels: readonly string[]): Table => {
  const places = labels.map((label) => columns.findIndex((column) => column.label === label)).filter((i) => i >= 0)
  return { ...rest, columns: places.map((i) => columns[i]!), rows: rest.rows.map((row) => places.map((i) => row[i]!)) }
}

const cellMargin = { x: 12, y: 8 } as const

type Rows = readonly (readonly SlideCell[])[]

/** Each column as wide as it would be, as far as that is its fair share; what is left is shared by the wider ones. */
const widthsOf = (rows: Rows, total: number, size: number): readonly number[] => {
  const natural = rows[0]!.map((_, i) => {
    const lines = rows.flatMap((row) => row[i]!.text.split('\n'))
    return Math.max(...lines.map((text) => widthOf(text, size, true))) + cellMargin.x
  })
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  if (sum(natural) <= total) return natural.map((width) => width * (total / sum(natural)))
  let narrow: readonly number[] = []
  let fair = total / natural.length
  for (;;) {
    const share = fair
    const within = natural.filter((width) => width <= share)
    if (within.length === narrow.length) return natural.map((width) => Math.min(width, share))
    narrow = within
    fair = (total - sum(within)) / (natural.length - within.length)
  }
}

const cutRows = (rows: Rows, widths: readonly number[], size: number, lines: number): Rows =>
  rows.map((row) => row.map((cell, i) => ({ ...cell, text: cut(cell.text, widths[i]! - cellMargin.x, size, lines) })))

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

/** A table in the largest type at which all rows fit; in the least as many rows as fit, and the rest counted. */
export const tableIn = (table: Table, box: Box, language: Language, lines = 3): Placed => {
  const all = cellsOf(table)
  const laid = tableSizes.map((size) => {
    const widths = widthsOf(all, box.width, size)
    const rows = size === sizes.least ? cutRows(all, widths, size, lines) : all
    return { size, widths, rows, heights: heightsOf(rows, widths, size) }
  })
  const upTo = (heights: readonly number[], count: number) => heights.slice(0, count).reduce((a, b) => a + b, 0)
  const { size, widths, rows, heights } =
    laid.find((one) => upTo(one.heights, one.rows.length) <= box.height) ?? laid.at(-1)!
  const isWhole = upTo(heights, rows.length) <= box.height
  const counts = Array.from({ length: rows.length }, (_, i) => rows.length - i)
  const count = isWhole
    ? rows.length
    : (counts.find((one) => one < rows.length && upTo(heights, one) + moreHeight <= box.height) ?? 1)
  const left = rows.length - count
  const height = upTo(heights, count)
  const under = { ...box, y: box.y + height, height: moreHeight }
  return {
    parts: [
      {
        kind: 'table',
        name: table.caption,
        box: { ...box, height },
        size,
        widths,
        heights: heights.slice(0, count),
        rows: rows.slice(0, count),
      },
      ...(left > 0 ? [remark(moreText(left, language), under)] : []),
    ],
    bottom: box.y + height + (left > 0 ? moreHeight : 0),
    shown: count - 1,
  }
}
