import type { Block, KeyFigure, Tone } from '../document/block.ts'
import type { Subject } from './draft.ts'
import { cut, heightOf, sizeOf, widthOf } from './fit.ts'
import { padding, sentences, textIn } from './parts.ts'
import type { Box, Paragraph, Part, TextPart } from './slide.ts'
import { frame, lineHeight, sizes, type Colour } from './theme.ts'

/** The answer to one question. */
export type Answer = Extract<Block, { kind: 'answer' }>

const colourOf: Readonly<Record<Tone, Colour>> = {
  pass: 'passText',
  warning: 'failText',
  fail: 'failText',
  unknown: 'quiet',
  info: 'accent1',
  plain: 'ink',
}

const gap = 10

/** A large number, what it is, and, as far as there is room, what it holds under. */
const figureCard = ({ label, value, note }: KeyFigure, box: Box, most: number): TextPart => {
  const inside = box.width - padding
  const size = [most, 22, 20, 18, sizes.text, 14].find((one) => widthOf(value.text, one, true) <= inside) ?? sizes.least
  const small = (text: string, lines: number): Paragraph => ({
    text: cut(text, inside, sizes.least, lines),
    size: sizes.least,
    colour: 'quiet',
  })
  const head = small(label, 2)
  const taken = heightOf([head.text], inside, sizes.least) + heightOf([value.text], inside, size)
  const lines = Math.floor((box.height - padding / 2 - taken) / (sizes.least * lineHeight))
  const notes = note === '' || lines < 1 ? [] : [small(note, lines)]
  const number = { text: value.text, size, bold: true, colour: 'strong' } as const
  return textIn(box, [head, number, ...notes], { fill: 'tint', middle: true })
}

const figureCards = (figures: readonly KeyFigure[], box: Box, size: number): readonly Part[] => {
  const width = (box.width - gap * (figures.length - 1)) / figures.length
  return figures.map((figure, i) => figureCard(figure, { ...box, x: box.x + i * (width + gap), width }, size))
}

/** What is recommended for one question, and how sure that is. */
const nameCard = ({ tone, mark, title }: Answer, box: Box): TextPart => {
  const room = { width: box.width - padding, height: box.height - 26 }
  const size = sizeOf([title], room, [18, sizes.text, 14, sizes.least])
  const name = cut(title, room.width, size, Math.max(1, Math.floor(room.height / (size * 1.3))))
  const [line, bold] = [colourOf[tone], true]
  return textIn(
    box,
    [
      { text: mark, size: 14, bold, colour: line },
      { text: name, size, bold },
    ],
    { line, middle: true },
  )
}

const { body } = frame

const cardHeight = 120

/** One question: its answer across the slide, its numbers below, and why. */
export const oneAnswer = (
  answer: Answer,
  subject: Subject,
): { readonly parts: readonly Part[]; readonly bottom: number } => {
  const name = nameCard(answer, { ...body, height: 66 })
  const y = body.y + 66 + gap
  if (answer.figures.length === 0) {
    const box = { ...body, y, height: 110 }
    return { parts: [name, ...sentences(answer.lines, box, subject)], bottom: y + 110 }
  }
  const cards = figureCards(answer.figures, { ...body, y, height: cardHeight }, 28)
  const why = sentences(answer.lines, { ...body, y: y + cardHeight + 4, height: 48 }, subject)
  return { parts: [name, ...cards, ...why], bottom: y + cardHeight + 4 + 48 }
}

const bandHeight = 112
const nameWidth = 230

/** Two: a band for each, its name at the left, its numbers at the right. */
export const bands = (answers: readonly Answer[], subject: Subject) => {
  const parts = answers.flatMap((answer, i): readonly Part[] => {
    const box = { ...body, y: body.y + i * (bandHeight + gap), height: bandHeight }
    const right = { ...box, x: box.x + nameWidth + gap, width: box.width - nameWidth - gap }
    return [
      nameCard(answer, { ...box, width: nameWidth }),
      ...(answer.figures.length > 0 ? figureCards(answer.figures, right, 20) : sentences(answer.lines, right, subject)),
    ]
  })
  return { parts, bottom: body.y + answers.length * (bandHeight + gap) - gap }
}
