import type { Block, Table } from '../document/block.ts'
import { decisionTable } from '../document/decision-table.ts'
import { conditionsByKind } from '../document/decision-text.ts'
import { unplacedText } from '../document/unplaced-text.ts'
import type { Language } from '../i18n/language.ts'
import type { Decision } from '../model/report.ts'
import { type Answer, bands, oneAnswer } from './answer-cards.ts'
import { blocksOf, type Draft, saidOf, type Subject } from './draft.ts'
import { heightOf } from './fit.ts'
import { heading, headingHeight, padding, sentences } from './parts.ts'
import type { Part } from './slide.ts'
import { tableIn } from './tables.ts'
import { frame, sizes } from './theme.ts'

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
