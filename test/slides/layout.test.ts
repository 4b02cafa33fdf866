import { describe, expect, it } from 'vitest'
import { locales } from '../../src/i18n/locale.ts'
import { heightOf, linesOf } from '../../src/slides/fit.ts'
import type { Box, Deck, Part, Slide, TextPart } from '../../src/slides/slide.ts'
import { bulletGap, frame, lineHeight } from '../../src/slides/theme.ts'
import { deckFor, reports } from './some-decks.ts'

const meets = (a: Box, b: Box): boolean =>
  // Boxes of text begin their letters 6 points inside, and stand out of the column by as much.
  Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 7 &&
  Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1

const overlaps = ({ parts, id }: Slide): readonly string[] =>
  parts.flatMap((part, i) =>
    parts.slice(i + 1).flatMap((other) => (meets(part.box, other.box) ? [`${id}: ${part.kind}, ${other.kind}`] : [])),
  )

const isOutside = ({ box: { x, y, width, height } }: Part): boolean =>
  x < 0 || y < frame.banner.height || x + width > frame.width - 20 || y + height > frame.foot.y

const heightOfText = ({ paragraphs, box }: TextPart): number =>
  paragraphs.reduce((sum, { text, size, bullet }) => {
    const width = box.width - 12 - (bullet ? size : 0)
    return sum + heightOf([text], width, size) + (bullet ? size * bulletGap : 0)
  }, 0)

const overflows = ({ parts, id, title }: Slide): readonly string[] => [
  ...(linesOf(title.text, frame.title.width, title.size) > 2 ? [`${id}: ${title.text}`] : []),
  ...parts.flatMap((part) =>
    part.kind === 'text' && heightOfText(part) > part.box.height
      ? [`${id}: ${heightOfText(part)} > ${part.box.height}: ${part.paragraphs.map(({ text }) => text).join(' / ')}`]
      : [],
  ),
]

const small = ({ slides }: Deck): readonly string[] =>
  slides.flatMap(({ parts, title }) => [
    ...(title.size < 20 ? [title.text] : []),
    ...parts.flatMap((part) => {
      if (part.kind === 'table') return part.size < 12 ? [part.name] : []
      return part.kind === 'text' ? part.paragraphs.flatMap(({ text, size }) => (size < 12 ? [text] : [])) : []
    }),
  ])

/** Rows of a table that need more room than they have. */
const crowded = ({ parts, id }: Slide): readonly string[] =>
  parts.flatMap((part) =>
    part.kind === 'table'
      ? part.rows.flatMap((row, i) => {
          const lines = Math.max(...row.map(({ text }, j) => linesOf(text, part.widths[j]! - 10, part.size)))
          return lines * part.size * lineHeight + 6 > part.heights[i]! ? [`${id}: ${row[0]!.text}`] : []
        })
      : [],
  )

/** Points that an axis does not reach, and bars without a label or a category. */
const strayed = ({ slides }: Deck): readonly string[] =>
  slides.flatMap(({ parts, id }) =>
    parts.flatMap((part) => {
      if (part.kind !== 'chart') return []
      const { chart } = part
      if (chart.kind === 'bars')
        return chart.series.flatMap(({ name, values, labels }) =>
          values.length === chart.categories.length && labels.length === values.length ? [] : [`${id}: ${name}`],
        )
      const { x, y } = chart
      return chart.series.flatMap(({ name, points }) =>
        points.every(
          (point) =>
            point.x >= x.low && point.x <= x.high && (point.y === null || (point.y >= y.low && point.y <= y.high)),
        )
          ? []
          : [`${id}: ${name}`],
      )
    }),
  )

describe.each(Object.keys(reports))('slides of %s', (name) => {
  it.each(locales)(
    'are eight to ten, or six where no run is placed, and nothing on them meets, leaves, overflows or is tiny (%s)',
    async (locale) => {
      const deck = await deckFor(name, locale)
      expect(deck.slides.length).toBeGreaterThanOrEqual(['unplaced', 'atOnce', 'noLoad'].includes(name) ? 6 : 8)
      expect(deck.slides.length).toBeLessThanOrEqual(10)
      expect(
        deck.slides.flatMap(({ parts, id }) => parts.filter(isOutside).map(({ kind }) => `${id} ${kind}`)),
      ).toEqual([])
      expect(deck.slides.flatMap(overlaps)).toEqual([])
      expect(deck.slides.flatMap(overflows)).toEqual([])
      expect(deck.slides.flatMap(crowded)).toEqual([])
      expect(small(deck)).toEqual([])
      expect(strayed(deck)).toEqual([])
    },
  )

  it('have each a title of its own', async () => {
    const titles = (await deckFor(name)).slides.map(({ title }) => title.text)
    expect(titles.filter((title) => title.trim() === '')).toEqual([])
    expect(new Set(titles).size).toBe(titles.length)
  })
})
