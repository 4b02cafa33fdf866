import type { Table } from '../document/block.ts'
import { disclaimer } from '../document/body/scope.ts'
import { unplacedReason, unplacedText } from '../document/failure-text.ts'
import type { Language } from '../i18n/language.ts'
import { type Draft, type Subject, blocksOf, saidOf, tablesOf } from './draft.ts'
import { below, listIn, remark, sentences } from './parts.ts'
import { pick, tableIn } from './tables.ts'
import { frame } from './theme.ts'

const { body } = frame
const settingsHeight = 128
const noteHeight = 40
const gap = 12

/** A detail that is told of several questions is told of the first, and the others are counted. */
const briefRows = (table: Table, { say }: Language): Table => ({
  ...table,
  rows: table.rows.map((row) =>
    row.map((one) => {
      const [first = '', ...others] = one.text.split('\n')
      return others.length === 0
        ? one
        : { ...one, text: `${first}\n${say('body.list.more', { count: others.length })}` }
    }),
  ),
})

/** What may change the conclusion, and how to run what is recommended so that it stays within what was measured. */
export const risks = (subject: Subject): Draft => {
  const [table] = tablesOf(subject, 'risks')
  const [whole] = tablesOf(subject, 'operation')
  const settings =
    whole &&
    pick(
      whole,
      (
        [
          'decision.column.question',
          'decision.column.layout',
          'body.setting.limit',
          'body.setting.rate',
          'body.setting.output',
        ] as const
      ).map((id) => subject.say(id)),
    )
  const place = (y: number, height: number) => settings && tableIn(settings, { ...body, y, height }, subject)
  const measured = place(0, settingsHeight)
  const room = body.height - (measured ? measured.bottom + noteHeight + gap : 0)
  const above = table && tableIn(briefRows(table, subject), { ...body, height: room }, subject)
  const lower = place(above ? above.bottom + gap : body.y, settingsHeight)
  const [first] = table?.rows ?? []
  return {
    id: 'risks',
    kicker: subject.say('slides.risks.kicker'),
    title: first
      ? subject.say('slides.risks.title', { count: table!.rows.length, risk: first[0]!.text })
      : subject.say(lower ? 'slides.risks.none' : 'slides.risks.unjudged'),
    parts: [
      ...(above?.parts ?? []),
      ...(lower?.parts ?? []),
      ...(lower && whole
        ? [remark(whole.notes.join(' '), { ...body, y: lower.bottom + 2, height: noteHeight - 2 })]
        : []),
      ...(above || lower ? [] : sentences([disclaimer(subject)], body, subject)),
    ],
    told: [...(table && above ? [above.shown] : []), ...(settings && lower ? [lower.shown] : [])],
  }
}

const textHeight = 96

/** What the conclusion says is to be done, line by line. */
const todo = (subject: Subject): readonly string[] => saidOf(subject, 'body.next')

const titleOf = (subject: Subject): string => {
  const { report } = subject
  const [first] = todo(subject)
  const unplaced = unplacedReason(report)
  if (unplaced !== null) return subject.say(`slides.next.${unplaced}`)
  const isPlanned = report.decisions.some(({ planningRate }) => planningRate !== null)
  if (first === undefined) return subject.say(isPlanned ? 'slides.next.none' : 'slides.next.unplanned')
  return report.decisions.some(({ next }) => next !== null) ? subject.say('slides.next.title', { name: first }) : first
}

/** What the checks advise for the next measurement, where none is proposed. */
const withoutTable = (texts: readonly string[], subject: Subject): Draft => {
  const [table] = tablesOf(subject, 'risks')
  const head = subject.say('body.column.action')
  const advice = table ? pick(table, [head]).rows.map((row) => row[0]!.text) : []
  return {
    id: 'next',
    kicker: subject.say('body.next'),
    title: titleOf(subject),
    parts: [
      ...sentences(texts, { ...body, height: textHeight }, subject),
      ...listIn(head, advice, below(body, body.y + textHeight + 12), subject),
    ],
  }
}

/** The last word: what to measure next, and what a sizing estimate is not. */
export const next = (subject: Subject): Draft => {
  const [table] = tablesOf(subject, 'measurements')
  const said = blocksOf(subject, 'measurements').flatMap((block) => (block.kind === 'paragraph' ? block.text : []))
  const unplaced = unplacedText(subject)
  const told = unplaced === null ? todo(subject) : [unplaced]
  const texts = [...(table ? said : told), disclaimer(subject)]
  if (!table) return withoutTable(texts, subject)
  const height = body.height - textHeight
  const placed = tableIn(table, { ...body, height }, subject)
  return {
    id: 'next',
    kicker: subject.say('body.next'),
    title: titleOf(subject),
    parts: [...placed.parts, ...sentences(texts, below(body, placed.bottom + 8), subject)],
    told: [placed.shown],
  }
}
