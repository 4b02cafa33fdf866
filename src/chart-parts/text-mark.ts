import { ink } from './palette.ts'
import { fontSize, lineHeight } from './text-size.ts'

/** Text from the field `text`, several lines if it has line breaks; its anchor is the baseline of the first line. */
export const textMark = {
  type: 'text',
  baseline: 'alphabetic',
  lineBreak: '\n',
  lineHeight,
  fontSize,
  color: ink,
  text: { expr: 'datum.text' },
} as const

/** From the middle of a line down to its baseline, in pixels. */
export const toBaseline = fontSize * 0.36
