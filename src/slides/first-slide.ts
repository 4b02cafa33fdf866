import type { Subject } from './draft.ts'
import { cut, sizeOf } from './fit.ts'
import { padding, textIn } from './parts.ts'
import { left, table, rowOf } from '../document/block.ts'
import type { Box, Part, Slide, TextPart } from './slide.ts'
import { tableIn } from './tables.ts'
import { sizes } from './theme.ts'

const left0 = 70
const width = 820

/** A name of a customer or a title in as large a type as it fits in. */
const largest = (text: string, box: Box, from: readonly number[], lines: number) => {
  const inside = { width: box.width - padding, height: box.height }
  const size = sizeOf([text], inside, from)
  return { size, text: cut(text, inside.width, size, lines) }
}

const customerPart = (text: string): TextPart => {
  const box = { x: left0 - 6, y: 70, width: width - 190, height: 66 }
  return textIn(box, [{ ...largest(text, box, [22, 20, 18], 2), bold: true }], { middle: true })
}

const confidentialPart = (text: string): TextPart => {
  const box = { x: left0 + width - 180, y: 84, width: 180, height: 38 }
  const fitted = largest(text, box, [sizes.text, 14, sizes.least], 1)
  const paragraph = { ...fitted, bold: true, colour: 'failText', align: 'center' } as const
  return textIn(box, [paragraph], { line: 'failText', middle: true })
}

/** Facts of the cover without a head: what they are, and what they say. */
const factsTable = (subject: Subject): readonly Part[] => {
  const { title, cover } = subject.document
  const columns = [left(subject.say('column.item')), left(subject.say('column.value'))]
  const rows = cover.facts.map(({ term, text }) => rowOf(term, text))
  return tableIn(table(title, columns, rows), { x: left0, y: 286, width: 620, height: 206 }, subject).parts
}

/** For whom, what, by whom, and how far it may go. */
export const firstSlide = (subject: Subject, notes: readonly string[]): Slide => {
  const { cover, title, subtitle } = subject.document
  const titleBox = { x: left0, y: 146, width, height: 92 }
  return {
    id: 'title',
    kicker: null,
    title: { ...largest(title, titleBox, [36, 32, 28, 24], 2), bold: true, colour: 'strong' },
    titleBox,
    parts: [
      ...(cover.customer === null ? [] : [customerPart(cover.customer)]),
      ...(cover.confidentiality === null ? [] : [confidentialPart(cover.confidentiality)]),
      textIn({ x: left0 - 6, y: 240, width, height: 34 }, [{ text: subtitle, size: 18, colour: 'quiet' }], {
        middle: true,
      }),
      ...factsTable(subject),
    ],
    notes,
  }
}
