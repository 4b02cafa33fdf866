import { statusText } from '../document/answer.ts'
import { left, type Table, rowOf } from '../document/block.ts'
import { decisionSentence } from '../document/decision-text.ts'
import type { Language } from '../i18n/language.ts'
import { type Draft, type Subject, tablesOf } from './draft.ts'
import { remark, sentences, below } from './parts.ts'
import type { Box, Part } from './slide.ts'
import { pick, tableIn } from './tables.ts'
import { frame } from './theme.ts'

const columns = [
  'column.workload',
  'column.layout',
  'number.gpuTotal',
  'number.verdict',
  'column.limit',
  'chart.axis.throughput',
  'decision.column.rate',
  'decision.column.grade',
  'body.column.choice',
] as const

const titleOf = (subject: Subject): string => {
  const {
    report: { series },
  } = subject
  const [first] = series
  if (first && series.length === 1) return subject.say('slides.options.one', { status: statusText(first, subject) })
  const passing = series.filter(({ capacity }) => capacity.maxConcurrency !== null).length
  return subject.say('slides.options.many', { passing, all: series.length })
}

const { body } = frame
const noteHeight = 40

/** Less room than this, in points, is left free. */
const leastRoom = 60

/** What is taken for each question, and why, where the table leaves room. */
const reasons = (box: Box, subject: Subject): readonly Part[] => {
  const { report } = subject
  const texts = report.decisions.map((one) => decisionSentence(subject, one))
  return box.height < leastRoom ? [] : sentences(texts, box, subject)
}

/** A row for each column of a table of one row. */
const turned = ({ columns: heads, rows, ...rest }: Table, { say }: Language): Table => ({
  ...rest,
  columns: [left(say('column.item')), left(say('column.value'))],
  rows: heads.map(({ label }, i) => rowOf(label, rows[0]![i]!)),
})

type Shown = Pick<Draft, 'parts' | 'told'>

/** All layouts, and below them why. */
const compared = (table: Table, subject: Subject): Shown => {
  const placed = tableIn(table, { ...body, height: body.height - noteHeight }, subject)
  return {
    parts: [
      ...placed.parts,
      remark(table.notes.join(' '), { ...body, y: placed.bottom + 4, height: noteHeight - 4 }),
      ...reasons(below(body, placed.bottom + noteHeight), subject),
    ],
    told: [placed.shown],
  }
}

const gap = 24
const narrowNoteHeight = 60

/** The only layout, line by line, and beside it why. */
const alone = (table: Table, subject: Subject): Shown => {
  const lines = turned(table, subject)
  const half = { ...body, width: (body.width - gap) / 2 }
  const placed = tableIn(lines, { ...half, height: body.height - narrowNoteHeight }, subject)
  return {
    parts: [
      ...placed.parts,
      remark(table.notes.join(' '), { ...half, y: placed.bottom + 4, height: narrowNoteHeight - 4 }),
      ...reasons({ ...half, x: body.x + half.width + gap }, subject),
    ],
    told: [lines],
  }
}

/** The layouts that were compared. */
export const options = (subject: Subject): Draft => {
  const [whole] = tablesOf(subject, 'options')
  const heads = columns.map((id) => subject.say(id))
  const table = whole && pick(whole, heads)
  const show = table?.rows.length === 1 ? alone : compared
  return {
    id: 'options',
    kicker: subject.say('body.section.options'),
    title: titleOf(subject),
    ...(table ? show(table, subject) : { parts: [] }),
  }
}
