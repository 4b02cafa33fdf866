import type { Language } from '../i18n/language.ts'
import { cut, heightOf } from './fit.ts'
import type { Box, ChartPart, Paragraph, Part, SlideChart, TextPart } from './slide.ts'
import { bulletGap, lineHeight, sizes } from './theme.ts'

/** Paragraphs in a box. */
export const textIn = (box: Box, paragraphs: readonly Paragraph[], look: Partial<TextPart> = {}): TextPart => ({
  kind: 'text',
  box,
  paragraphs,
  ...look,
})

/** A chart in a box, and what it shows for those who do not see it. */
export const chartIn = (box: Box, chart: SlideChart, description: string): ChartPart => ({
  kind: 'chart',
  box,
  description,
  chart,
})

/** What a box of text keeps free at both sides together, in points. */
export const padding = 12

const sentenceSizes = [sizes.lead, 18, sizes.text, 14, sizes.least] as const

/** A line for what is left out. */
export const moreText = (count: number, { say }: Language): string => say('slides.more', { count })

/** The first of these sentences and how many there are besides. */
const firstOf = (texts: readonly string[], count: number, language: Language): readonly string[] => [
  ...texts.slice(0, count),
  ...(count < texts.length ? [moreText(texts.length - count, language)] : []),
]

type Room = Pick<Box, 'width' | 'height'>

/** Of a first sentence that does not fit in the least type, its beginning. */
const cutFirst = (texts: readonly string[], gap: number, { width, height }: Room, language: Language) => {
  const [size, rest] = [sizes.least, firstOf(texts, 1, language).slice(1)]
  const left = height - (rest.length > 0 ? heightOf(rest, width, size) + gap : 0)
  return [cut(texts[0]!, width, size, Math.max(1, Math.floor(left / (size * lineHeight)))), ...rest]
}

/** As many sentences as a box holds, in the largest type that holds all; the rest is counted. */
export const sentences = (
  texts: readonly string[],
  box: Box,
  language: Language,
  { bullet = texts.length > 1, most = sizes.lead }: { readonly bullet?: boolean; readonly most?: number } = {},
): readonly Part[] => {
  if (texts.length === 0) return []
  const gap = bullet ? most * bulletGap : 0
  const room = { width: box.width - padding - (bullet ? sizes.lead : 0), height: box.height - padding / 2 - gap }
  const allowed = sentenceSizes.filter((one) => one <= most)
  const shownIn = (size: number): readonly string[] | undefined =>
    texts
      .map((_, i) => firstOf(texts, texts.length - i, language))
      .find((some) => heightOf(some, room.width, size, gap) <= room.height)
  const whole = allowed.find((one) => heightOf(texts, room.width, one, gap) <= room.height)
  const size = whole ?? (most > sizes.least && shownIn(sizes.table) ? sizes.table : sizes.least)
  const shown = shownIn(size) ?? cutFirst(texts, gap, room, language)
  return [
    textIn(
      box,
      shown.map((text) => ({ text, size, bullet })),
    ),
  ]
}

/** What is left of a box from there to its foot. */
export const below = (box: Box, y: number): Box => ({ ...box, y, height: box.y + box.height - y })

/** The head of a part of a slide. */
export const heading = (text: string, { x, y, width }: Box): TextPart =>
  textIn({ x, y, width, height: headingHeight }, [{ text, size: 14, bold: true, colour: 'strong' }])

export const headingHeight = 24

/** A list with its head; nothing for an empty one. */
export const listIn = (head: string, texts: readonly string[], box: Box, language: Language): readonly Part[] =>
  texts.length === 0
    ? []
    : [heading(head, box), ...sentences(texts, below(box, box.y + headingHeight), language, { bullet: true })]

/** Small words below a table or a chart. */
export const remark = (text: string, box: Box): TextPart => {
  const size = sizes.least
  const lines = Math.max(1, Math.floor((box.height - padding / 2) / (size * lineHeight)))
  return textIn(box, [{ text: cut(text, box.width - padding, size, lines), size, colour: 'quiet' }])
}
