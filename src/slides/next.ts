import { disclaimer } from '../document/body/scope.ts'
import { unplacedReason, unplacedText } from '../document/unplaced-text.ts'
import { blocksOf, type Draft, saidOf, type Subject, tablesOf } from './draft.ts'
import { sentences, below, listIn } from './parts.ts'
import { pick, tableIn } from './tables.ts'
import { frame } from './theme.ts'

const { body } = frame
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
  const [risks] = tablesOf(subject, 'risks')
  const head = subject.say('body.column.action')
  const advice = risks ? pick(risks, [head]).rows.map((row) => row[0]!.text) : []
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
