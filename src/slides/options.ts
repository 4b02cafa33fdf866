import { statusText } from '../document/answer.ts'
import { decisionSentence } from '../document/decision-text.ts'
import { type Draft, type Subject, tablesOf, upTo } from './draft.ts'
import { remark, sentences } from './parts.ts'
import type { Part } from './slide.ts'
import { pick, tableIn } from './tables.ts'
import { frame } from './theme.ts'

const columns = [
  'column.workload',
  'column.layout',
  'column.gpus',
  'column.verdict',
  'column.limit',
  'column.throughput',
  'column.safeRate',
  'column.grade',
  'body.column.choice',
] as const

const titleOf = ({ report: { series }, language }: Subject): string => {
  const [first] = series
  if (first && series.length === 1) return language.say('slides.options.one', { status: statusText(first, language) })
  const passing = series.filter(({ capacity }) => capacity.maxConcurrency !== null).length
  return language.say('slides.options.many', { passing, all: series.length })
}

const { body } = frame
const noteHeight = 40

/** Less room than this, in points, is left free. */
const leastRoom = 60

/** What is taken for each question, and why, where the table leaves room. */
const reasons = (y: number, { report, language }: Subject): readonly Part[] => {
  const height = body.y + body.height - y
  const texts = report.decisions.map((one) => decisionSentence(report, one, language))
  return height < leastRoom ? [] : sentences(texts, { ...body, y, height }, language)
}

/** The layouts that were compared. */
export const options = (subject: Subject): Draft => {
  const { language } = subject
  const [whole] = tablesOf(subject, 'options')
  const table =
    whole &&
    pick(
      whole,
      columns.map((id) => language.say(id)),
    )
  const placed = table && tableIn(table, { ...body, height: body.height - noteHeight }, language, 2)
  return {
    id: 'options',
    kicker: language.say('body.section.options'),
    title: titleOf(subject),
    parts: placed
      ? [
          ...placed.parts,
          remark(table.notes.join(' '), { ...body, y: placed.bottom + 4, height: noteHeight - 4 }),
          ...reasons(placed.bottom + noteHeight, subject),
        ]
      : [],
    told: table && placed ? [upTo(table, placed.shown)] : [],
    charted: [],
  }
}
