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
import { unplacedText } from '../document/unplaced-text.ts'
import type { Language } from '../i18n/language.ts'
import type { Report, Series } from '../model/report.ts'
import { columnLines } from './terminal.ts'
import { syntheticLines } from './synthetic-text.ts'
import { oneLine, styled, type Line, type Styled } from './styled.ts'

type Print = (line: Line) => void

/** A name out of a file must not make a line of its own. */
const byLine =
  (print: Print): Print =>
  (line) =>
    print(oneLine(line))

const seriesLines = (report: Report, series: Series, language: Language): readonly string[] => {
  const interval = report.plan.intervals[0] ?? null
  const given = report.plan.chosenBy.intervals !== 'default'
  const users = interval !== null && given ? usersSentence(series, interval, language) : null
  return [
    `[${statusText(series, language)}] ${whereText(series, language)}`,
    ...[
      answerSentence(report, series, language),
      ...answerNotes(report, series, language),
      headroomSentence(report, series, language),
      expectationSentence(series, language),
      users,
    ]
      .filter((line) => line !== null)
      .map((line) => `  ${line}`),
  ]
}

/** One line a decision, below its columns. */
const decisionLines = (report: Report, language: Language): readonly Line[] => {
  const { shown, more } = shownDecisions(report)
  const columns = decisionColumns(report, language)
  const rows = shown.map((decision) =>
    columns.map(({ name, text }): string | Styled =>
      name === 'rate' && decision.status === 'decided' ? { style: 'decided', text: text(decision) } : text(decision),
    ),
  )
  return [
    ...columnLines(
      columns.map(({ head, align }) => ({ head, right: align === 'right' })),
      rows,
    ),
    ...(more > 0 ? [language.say('decision.more', { count: more })] : []),
  ]
}

/** Why what is open is open, and what would settle it. */
const openLines = (report: Report, language: Language): readonly string[] =>
  shownDecisions(report)
    .shown.filter(({ status }) => status !== 'decided')
    .flatMap((decision) => [
      decisionSentence(report, decision, language),
      ...[nextText(report, decision, language)].filter((text) => text !== null).map((text) => `  ${text}`),
    ])

/** Everything that the document's conclusion says, in plain lines. */
const detailLines = (report: Report, language: Language): readonly string[] => [
  ...report.decisions.flatMap((decision) => [
    decisionSentence(report, decision, language),
    ...conditionTexts(decision, language).map((text) => `  ${text}`),
    ...[weakestText(report, decision, language), nextText(report, decision, language)]
      .filter((text) => text !== null)
      .map((text) => `  ${text}`),
  ]),
  ...report.series.flatMap((series) => seriesLines(report, series, language)),
  ...report.scaling.flatMap((scaling) => scalingSentence(report, scaling, language) ?? []),
  ...refusalLines(report, report.refusals, language),
  ...recommendationLines(report, language),
  ...sizingSentences(report, language),
  ...balancerSentences(report, language),
]

/** Tests of one stream decide nothing: what they say, and what is to be measured. */
const singleStreamLines = (report: Report, language: Language): readonly Line[] => {
  const tables = singleStream(report, language).flatMap(({ blocks }) =>
    blocks.filter((block) => block.kind === 'table'),
  )
  return [
    language.say('single.headline'),
    ...tables.slice(0, 1).flatMap(({ columns, rows }) =>
      columnLines(
        columns.map(({ label, align }) => ({ head: label, right: align === 'right' })),
        rows.map((row) => row.map(({ text }) => text)),
      ),
    ),
    language.say('single.next'),
  ]
}

/** The answer: a table of decisions, and what keeps one open; in detail, everything that it rests on. */
export const printAnswer = (report: Report, language: Language, out: Print, detail = false): void => {
  const print = byLine(out)
  if (report.decisions.length === 0 && report.singleStream.length > 0) {
    for (const line of singleStreamLines(report, language)) print(line)
    return
  }
  print(`SLA: ${slaText(report.plan.sla, language)}`)
  const unplaced = unplacedText(report, language)
  if (unplaced !== null) return print(unplaced)
  for (const line of [
    ...decisionLines(report, language),
    ...purchaseTexts(report, language),
    ...apiTexts(report, language),
  ])
    print(line)
  const rest = detail
    ? detailLines(report, language)
    : [...openLines(report, language), ...syntheticLines([report], language)]
  for (const line of rest) print(line)
  if (!detail) print(language.say('decision.detail'))
}

/** What was read, and each problem in one line. */
export const printReading = (report: Report, language: Language, out: Print): void => {
  const print = byLine(out)
  const told = report.sources.filter((source) => !isAside(source))
  const problems = told.flatMap((source) => source.problems.map((problem) => ({ source, problem })))
  print(
    language.say('terminal.read', {
      files: report.sources.length,
      runs: report.runs.length,
      series: report.series.length,
      problems: problems.length,
    }),
  )
  for (const { source, problem } of problems.slice(0, 20))
    print(styled('warning', `  ${source.path}: ${problemText(problem, language)}`))
  if (problems.length > 20) print(`  ${language.say('problems.more', { count: problems.length - 20 })}`)
}
