import type { Block, KeyFigure, Table, Tone } from '../document/block.ts'
import { decisionTable } from '../document/decision-table.ts'
import { conditionsByKind } from '../document/decision-text.ts'
import { unplacedText } from '../document/failure-text.ts'
import type { Language } from '../i18n/language.ts'
import type { Decision } from '../model/report.ts'
import { type Draft, type Subject, blocksOf, saidOf } from './draft.ts'
import { cut, heightOf, sizeOf, widthOf } from './fit.ts'
import { heading, headingHeight, padding, sentences, textIn } from './parts.ts'
import type { Box, Paragraph, Part, TextPart } from './slide.ts'
import { tableIn } from './tables.ts'
import { type Colour, frame, lineHeight, sizes } from './theme.ts'

const { body } = frame
const gap = 10

const isAnswer = (block: Block): block is Answer => block.kind === 'answer'

const heads = ['body.purchase', 'body.conditions', 'body.weakest', 'body.next'] as const
const headWidth = 150
const saidWidth = body.width - headWidth

/** Why runs are of no use, what all workloads take together, what it holds under in a word each, what is weakest, what comes next. */
const said = (subject: Subject) => {
  const unplaced = unplacedText(subject)
  const named = [...conditionsByKind(subject).keys()].map((kind) => subject.say(`body.risk.${kind}`))
  const told = heads
    .map((id) => ({ id, texts: saidOf(subject, id) }))
    .filter(({ texts }) => texts.length > 0)
    .map(({ id, texts }) => ({ id, texts: id === 'body.conditions' ? [subject.list(named)] : texts }))
  return unplaced === null ? told : [{ id: 'body.open' as const, texts: [unplaced] }, ...told]
}

type Said = ReturnType<typeof said>[number]

const heightOfAll = (rows: readonly Said[], size: number): number =>
  rows.reduce((sum, { texts }) => {
    const own = heightOf(texts, saidWidth - padding, size) + padding / 2
    return sum + Math.max(headingHeight, own)
  }, 0)

/** As many as there is room for, each beside its head. */
const grounds = (rows: readonly Said[], y: number, language: Language): readonly Part[] => {
  const room = body.y + body.height - y
  const size = [sizes.text, 14].find((one) => heightOfAll(rows, one) <= room) ?? sizes.least
  const counts = rows.map((_, i) => rows.length - i)
  const shown = rows.slice(0, counts.find((count) => heightOfAll(rows.slice(0, count), size) <= room) ?? 1)
  return shown.flatMap((row, i) => {
    const top = y + heightOfAll(shown.slice(0, i), size)
    const height = Math.min(heightOfAll([row], size), room)
    const box = { x: body.x + headWidth, y: top, width: saidWidth, height }
    return [
      heading(language.say(row.id), { ...box, x: body.x, width: headWidth }),
      ...sentences(row.texts, box, language, { most: size, bullet: false }),
    ]
  })
}

/** Dearer answers matter more, those without a cost most of all that there are, and what is open less than any of them. */
const weightOf = ({ status, cost }: Decision): number => (status === 'nothing' ? -1 : (cost ?? Infinity))

interface Above {
  readonly parts: readonly Part[]
  readonly bottom: number
}

/** Rows for so many questions that matter most; short below a row of the same demand. */
const firstRows = (table: Table, count: number, { report: { decisions } }: Subject): Table => {
  const ranked = decisions.map((_, at) => at).toSorted((a, b) => weightOf(decisions[b]!) - weightOf(decisions[a]!))
  const kept = ranked.slice(0, count).toSorted((a, b) => a - b)
  const rows = kept.map((at, i) => {
    const [name, ...rest] = table.rows[at]!
    const isBelow = kept[i - 1] === at - 1
    return [isBelow ? { ...name!, text: name!.short ?? name!.text } : name!, ...rest]
  })
  return { ...table, rows }
}

/** A row for each question: all of them, so that those without room are counted. */
const answerTable = (height: number, subject: Subject): Above & Pick<Draft, 'told'> => {
  const { report, traced } = subject
  if (report.decisions.length === 0) return { parts: [], bottom: body.y, told: [] }
  const blocks = traced([decisionTable(subject, report.decisions.length)])
  const table = blocks.find((block) => block.kind === 'table')!
  const placed = tableIn(table, { ...body, height }, subject, (count) => firstRows(table, count, subject))
  return { ...placed, told: [placed.shown] }
}

/** More answers than this are rows of a table. */
const bandsAtMost = 2
/** The table has what these leave, and no less than half of the slide. */
const besideTable = 3

/** The one recommendation, with its numbers. */
export const conclusion = (subject: Subject): Draft => {
  const blocks = blocksOf(subject, 'conclusion')
  const answers = blocks.filter(isAnswer)
  const title = blocks.find((block) => block.kind === 'paragraph' && block.role === 'lead')
  const rows = said(subject)
  const {
    parts,
    bottom,
    told = [],
  } = answers.length === 0 || answers.length > bandsAtMost
    ? answerTable(
        Math.max(body.height / 2, body.height - heightOfAll(rows.slice(0, besideTable), sizes.least) - gap),
        subject,
      )
    : { ...(answers.length === 1 ? oneAnswer(answers[0]!, subject) : bands(answers, subject)), told: answers }
  return {
    id: 'conclusion',
    kicker: subject.say('section.conclusion'),
    title: title?.kind === 'paragraph' ? title.text : '',
    parts: [...parts, ...grounds(rows, bottom + gap / 2, subject)],
    told,
  }
}

/** The answer to one question. */
type Answer = Extract<Block, { kind: 'answer' }>

const colourOf: Readonly<Record<Tone, Colour>> = {
  pass: 'passText',
  warning: 'failText',
  fail: 'failText',
  unknown: 'quiet',
  info: 'accent1',
  plain: 'ink',
}

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

const cardHeight = 120

/** One question: its answer across the slide, its numbers below, and why. */
const oneAnswer = (answer: Answer, subject: Subject): { readonly parts: readonly Part[]; readonly bottom: number } => {
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
const bands = (answers: readonly Answer[], subject: Subject) => {
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
