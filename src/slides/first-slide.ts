import type { Subject } from './draft.ts'
import { cut, sizeOf } from './fit.ts'
import { padding } from './parts.ts'
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
  return { kind: 'text', box, middle: true, paragraphs: [{ ...largest(text, box, [22, 20, 18], 2), bold: true }] }
}

const confidentialPart = (text: string): TextPart => {
  const box = { x: left0 + width - 180, y: 84, width: 180, height: 38 }
  return {
    kind: 'text',
    box,
    line: 'failText',
    middle: true,
    paragraphs: [
      { ...largest(text, box, [sizes.text, 14, sizes.least], 1), bold: true, colour: 'failText', align: 'center' },
    ],
  }
}

/** Facts of the cover without a head: what they are, and what they say. */
const factsTable = (subject: Subject): readonly Part[] => {
  const { document } = subject
  const { facts } = document.cover
  if (facts.length === 0) return []
  const box = { x: left0, y: 286, width: 620, height: 206 }
  return tableIn(
    table(
      document.title,
      [left(subject.say('column.item')), left(subject.say('column.value'))],
      facts.map(({ term, text }) => rowOf(term, text)),
    ),
    box,
    subject,
  ).parts
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
      {
        kind: 'text',
        box: { x: left0 - 6, y: 240, width, height: 34 },
        middle: true,
        paragraphs: [{ text: subtitle, size: 18, colour: 'quiet' }],
      },
      ...factsTable(subject),
    ],
    notes,
  }
}
