import type { Language } from '../i18n/language.ts'
import { cut, heightOf, sizeOf } from './fit.ts'
import type { Box, Part, TextPart } from './slide.ts'
import { bulletGap, lineHeight, sizes } from './theme.ts'

/** What a box of text keeps free at both sides together, in points. */
export const padding = 12

const sentenceSizes = [sizes.lead, 18, sizes.text] as const

/** A line for what is left out. */
export const moreText = (count: number, language: Language): string => language.say('slides.more', { count })

/** The first sentences that fit, and how many there are besides; of a first one that does not fit, its ends. */
const shownOf = (
  texts: readonly string[],
  size: number,
  gap: number,
  room: { readonly width: number; readonly height: number },
  language: Language,
): readonly string[] => {
  const first = (count: number): readonly string[] => [
    ...texts.slice(0, count),
    ...(count < texts.length ? [moreText(texts.length - count, language)] : []),
  ]
  const counts = texts.map((_, i) => texts.length - i)
  const whole = counts.map(first).find((some) => heightOf(some, room.width, size, gap) <= room.height)
  if (whole) return whole
  const rest = first(1).slice(1)
  const left = room.height - (rest.length > 0 ? heightOf(rest, room.width, size) + gap : 0)
  return [cut(texts[0]!, room.width, size, Math.max(1, Math.floor(left / (size * lineHeight)))), ...rest]
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
  const size = sizeOf(texts, room, allowed, gap)
  const shown = shownOf(texts, size, gap, room, language)
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
export const remark = (text: string, box: Box): TextPart => {
  const size = sizes.least
  const lines = Math.max(1, Math.floor((box.height - padding / 2) / (size * lineHeight)))
  return {
    kind: 'text',
    box,
    paragraphs: [{ text: cut(text, box.width - padding, size, lines), size, colour: 'quiet' }],
  }
}
