import type { Block, KeyFigure, Table, Tone } from '../document/block.ts'
import { decisionTable } from '../document/decision-table.ts'
import { conditionsByKind } from '../document/decision-text.ts'
import { type Draft, blocksOf, type Subject, upTo } from './draft.ts'
import { cut, sizeOf, widthOf } from './fit.ts'
import { heading, headingHeight, padding, sentences } from './parts.ts'
import type { Box, Paragraph, Part, TextPart } from './slide.ts'
import { tableIn } from './tables.ts'
import { frame, sizes, type Colour } from './theme.ts'

type Answer = Extract<Block, { kind: 'answer' }>

const colourOf: Readonly<Record<Tone, Colour>> = {
  pass: 'passText',
  warning: 'failText',
  fail: 'failText',
  unknown: 'quiet',
  info: 'accent1',
  plain: 'ink',
}

const gap = 10

/** A large number, what it is, and what it holds under. */
const figureCard = ({ label, value, note }: KeyFigure, box: Box, most: number): TextPart => {
  const inside = box.width - padding
  const size = [most, 22, 20, 18, sizes.text].find((one) => widthOf(value.text, one, true) <= inside) ?? sizes.text
  const small = (text: string, lines: number): Paragraph => ({
    text: cut(text, inside, sizes.least, lines),
    size: sizes.least,
    colour: 'quiet',
  })
  return {
    kind: 'text',
    box,
    fill: 'tint',
    middle: true,
    paragraphs: [
      small(label, 2),
      { text: cut(value.text, inside, size, 1), size, bold: true, colour: 'strong' },
      ...(note === '' ? [] : [small(note, box.height > 100 ? 3 : 2)]),
    ],
  }
}

const figureCards = (figures: readonly KeyFigure[], box: Box, size: number): readonly Part[] => {
  const width = (box.width - gap * (figures.length - 1)) / figures.length
  return figures.map((figure, i) => figureCard(figure, { ...box, x: box.x + i * (width + gap), width }, size))
}

/** What is recommended for one question, and how sure that is. */
const nameCard = ({ tone, mark, title }: Answer, box: Box): TextPart => {
  const room = { width: box.width - padding, height: box.height - 26 }
  const size = sizeOf([title], room, [18, sizes.text, 14])
  return {
    kind: 'text',
    box,
    line: colourOf[tone],
    middle: true,
    paragraphs: [
      { text: mark, size: 14, bold: true, colour: colourOf[tone] },
      { text: cut(title, room.width, size, Math.max(1, Math.floor(room.height / (size * 1.3)))), size, bold: true },
    ],
  }
}

const { body } = frame

/** One question: its answer across the slide, its numbers below, and why. */
const oneAnswer = (answer: Answer, subject: Subject): { readonly parts: readonly Part[]; readonly bottom: number } => {
  const name = nameCard(answer, { ...body, height: 66 })
  const y = body.y + 66 + gap
  if (answer.figures.length === 0) {
    const box = { ...body, y, height: 110 }
    return { parts: [name, ...sentences(answer.lines, box, subject.language)], bottom: y + 110 }
  }
  const cards = figureCards(answer.figures, { ...body, y, height: 104 }, 28)
  const why = sentences(answer.lines, { ...body, y: y + 104 + 4, height: 48 }, subject.language)
  return { parts: [name, ...cards, ...why], bottom: y + 104 + 4 + 48 }
}

/** Several: a band for each, its name at the left, its numbers at the right. */
const bands = (answers: readonly Answer[], { language }: Subject) => {
  const height = answers.length > 2 ? 76 : 92
  const nameWidth = 230
  const parts = answers.flatMap((answer, i): readonly Part[] => {
    const box = { ...body, y: body.y + i * (height + gap), height }
    const right = { ...box, x: box.x + nameWidth + gap, width: box.width - nameWidth - gap }
    return [
      nameCard(answer, { ...box, width: nameWidth }),
      ...(answer.figures.length > 0
        ? figureCards(answer.figures, right, 20)
        : sentences(answer.lines, right, language)),
    ]
  })
  return { parts, bottom: body.y + answers.length * (height + gap) - gap }
}

const isAnswer = (block: Block): block is Answer => block.kind === 'answer'

/** Columns below the answer, with their shares of the width. */
const columns = { 'body.conditions': 5, 'body.weakest': 4, 'body.next': 7 } as const

/** What it holds under in a word each, what is weakest, what comes next: columns beside each other. */
const grounds = (blocks: readonly Block[], y: number, { report, language }: Subject): readonly Part[] => {
  const items = blocks.flatMap((block) => (block.kind === 'definitions' ? block.items : []))
  const named = [...conditionsByKind(report, language).keys()].map((kind) => language.say(`body.risk.${kind}`))
  const shown = (Object.keys(columns) as (keyof typeof columns)[]).flatMap((id) => {
    const text = items.find(({ term }) => term === language.say(id))?.text
    if (text === undefined) return []
    return [{ id, texts: id === 'body.conditions' ? [language.list(named)] : text.split('\n') }]
  })
  const most = shown.length > 1 ? sizes.text : sizes.lead
  const unit = (body.width - gap * (shown.length - 1)) / shown.reduce((sum, { id }) => sum + columns[id], 0)
  return shown.flatMap(({ id, texts }, i) => {
    const x = body.x + shown.slice(0, i).reduce((sum, one) => sum + columns[one.id] * unit + gap, 0)
    const box = { x, y, width: columns[id] * unit, height: headingHeight }
    const inside = { ...box, y: y + headingHeight, height: body.y + body.height - y - headingHeight }
    return [heading(language.say(id), box), ...sentences(texts, inside, language, { most })]
  })
}

/** As on paper: the rows stay in their order. */
const shortened = (block: Block): Block =>
  block.kind === 'table'
    ? { ...block, rows: block.rows.map((row) => row.map((one) => ({ ...one, text: one.short ?? one.text }))) }
    : block

/** A row for each question: all of them, so that those without room are counted. */
const tracedTable = ({ report, language, traced }: Subject): Table | undefined =>
  traced([shortened(decisionTable(report, report.decisions.length, language))]).find((block) => block.kind === 'table')

/** The one recommendation, with its numbers. */
export const conclusion = (subject: Subject): Draft => {
  const blocks = blocksOf(subject, 'conclusion')
  const answers = blocks.filter(isAnswer)
  const table = answers.length === 0 ? tracedTable(subject) : undefined
  const title = blocks.find((block) => block.kind === 'paragraph' && block.role === 'lead')
  const rows = table && tableIn(table, { ...body, height: 236 }, subject.language, 2)
  const placed = rows ?? (answers.length === 1 ? oneAnswer(answers[0]!, subject) : bands(answers, subject))
  return {
    id: 'conclusion',
    kicker: subject.language.say('section.conclusion'),
    title: title?.kind === 'paragraph' ? title.text : '',
    parts: [...placed.parts, ...grounds(blocks, placed.bottom + 8, subject)],
    told: table && rows ? [upTo(table, rows.shown)] : answers,
    charted: [],
  }
}
