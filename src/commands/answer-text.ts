import { present, type Some } from '../document/block.ts'
import { answerNotes, answerSentence, headroomSentence, statusText, usersSentence } from '../document/answer.ts'
import { apiTexts, purchaseTexts, weakestText } from '../document/decision-grounds.ts'
import { decisionColumns } from '../document/decision-table.ts'
import { conditionTexts, decisionSentence, nextText, shownDecisions } from '../document/decision-text.ts'
import { balancerSentences, sizingSentences } from '../document/demand-words.ts'
import { expectationSentence } from '../document/promise-text.ts'
import { scalingSentence, refusalLines } from '../document/evidence/scaling.ts'
import { recommendationLines } from '../document/evidence/recommendation.ts'
import { isAside, problemText } from '../document/evidence/sources.ts'
import { singleStream } from '../document/single-stream.ts'
import { slaText, whereText } from '../document/speech.ts'
import { unplacedText } from '../document/failure-text.ts'
import type { Decision, Series } from '../model/report.ts'
import { tableLines } from './terminal.ts'
import { syntheticLines } from '../document/nature.ts'
import { oneLine, styled, type Line, type Styled } from './styled.ts'
import type { Edition } from '../document/edition.ts'

type Print = (line: Line) => void

/** A name out of a file must not make a line of its own. */
const byLine =
  (print: Print): Print =>
  (line) =>
    print(oneLine(line))

const indented = (...texts: readonly Some<string>[]): readonly string[] => present(texts).map((text) => `  ${text}`)

const seriesLines = (edition: Edition, series: Series): readonly string[] => {
  const interval = edition.report.plan.intervals[0] ?? null
  const given = edition.report.plan.chosenBy.intervals !== 'default'
  const users = interval !== null && given ? usersSentence(series, interval, edition) : null
  return [
    `[${statusText(series, edition)}] ${whereText(series, edition)}`,
    ...indented(
      answerSentence(edition, series),
      answerNotes(edition, series),
      headroomSentence(edition, series),
      expectationSentence(series, edition),
      users,
    ),
  ]
}

/** One line a decision, below its columns. */
const decisionLines = (edition: Edition): readonly Line[] => {
  const { shown, more } = shownDecisions(edition.report)
  const columns = decisionColumns(edition).map(({ name, head, align, text }) => ({
    head,
    right: align === 'right',
    of: (decision: Decision): string | Styled =>
      name === 'rate' && decision.status === 'decided' ? { style: 'decided', text: text(decision) } : text(decision),
  }))
  return [...tableLines(shown, columns), ...(more > 0 ? [edition.say('decision.more', { count: more })] : [])]
}

/** Why what is open is open, and what would settle it. */
const openLines = (edition: Edition): readonly string[] =>
  shownDecisions(edition.report)
    .shown.filter(({ status }) => status !== 'decided')
    .flatMap((decision) => [decisionSentence(edition, decision), ...indented(nextText(edition, decision))])

/** Everything that the document's conclusion says, in plain lines. */
const detailLines = (edition: Edition): readonly string[] => [
  ...edition.report.decisions.flatMap((decision) => [
    decisionSentence(edition, decision),
    ...indented(conditionTexts(decision, edition), weakestText(edition, decision), nextText(edition, decision)),
  ]),
  ...edition.report.series.flatMap((series) => seriesLines(edition, series)),
  ...edition.report.scaling.flatMap((scaling) => scalingSentence(edition, scaling) ?? []),
  ...refusalLines(edition),
  ...recommendationLines(edition),
  ...sizingSentences(edition),
  ...balancerSentences(edition),
]

/** Tests of one stream decide nothing: what they say, and what is to be measured. */
const singleStreamLines = (edition: Edition): readonly Line[] => {
  const tables = singleStream(edition).flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
  return [
    edition.say('single.headline'),
    ...tables.slice(0, 1).flatMap(({ columns, rows }) =>
      tableLines(
        rows,
        columns.map(({ label, align }, i) => ({ head: label, right: align === 'right', of: (row) => row[i]!.text })),
      ),
    ),
    edition.say('single.next'),
  ]
}

/** The answer: a table of decisions, and what keeps one open; in detail, everything that it rests on. */
export const printAnswer = (edition: Edition, out: Print, detail = false): void => {
  const { report } = edition
  const print = byLine(out)
  if (report.decisions.length === 0 && report.singleStream.length > 0) {
    for (const line of singleStreamLines(edition)) print(line)
    return
  }
  print(`SLA: ${slaText(report.plan.sla, edition)}`)
  const unplaced = unplacedText(edition)
  if (unplaced !== null) return print(unplaced)
  for (const line of [...decisionLines(edition), ...purchaseTexts(edition), ...apiTexts(edition)]) print(line)
  const rest = detail ? detailLines(edition) : [...openLines(edition), ...syntheticLines([report], edition)]
  for (const line of rest) print(line)
  if (!detail) print(edition.say('decision.detail'))
}

/** What was read, and each problem in one line. */
export const printReading = (edition: Edition, out: Print): void => {
  const { report } = edition
  const print = byLine(out)
  const told = report.sources.filter((source) => !isAside(source))
  const problems = told.flatMap((source) => source.problems.map((problem) => ({ source, problem })))
  print(
    edition.say('terminal.read', {
      files: report.sources.length,
      runs: report.runs.length,
      series: report.series.length,
      problems: problems.length,
    }),
  )
  for (const { source, problem } of problems.slice(0, 20))
    print(styled('warning', `  ${source.path}: ${problemText(problem, edition)}`))
  if (problems.length > 20) print(`  ${edition.say('problems.more', { count: problems.length - 20 })}`)
}
