import {
  answerNotes,
  answerSentence,
  headroomSentence,
  statusText,
  usersSentence,
} from '../document/answer.ts'
import { expectationSentence } from '../document/promise-text.ts'
import { sizingSentences } from '../document/demand-words.ts'
import { isAside, problemText } from '../document/sections/sources.ts'
import { recommendationLines } from '../document/sections/recommendation.ts'
import { scalingSentence } from '../document/sections/conclusion.ts'
import { refusalLines } from '../document/sections/scaling.ts'
import { layoutText, slaText, workloadText } from '../document/speech.ts'
import type { Language } from '../i18n/language.ts'
import { onOneLine } from '../visible.ts'
import type { Report, Series } from '../model/report.ts'

type Print = (text: string) => void

/** A name out of a file must not make a line of its own. */
const byLine =
  (print: Print): Print =>
  (text) =>
    print(onOneLine(text))

const seriesLines = (report: Report, series: Series, language: Language): readonly string[] => {
  const interval = report.plan.intervals[0] ?? null
  const given = report.plan.chosenBy.intervals !== 'default'
  const users = interval !== null && given ? usersSentence(series, interval, language) : null
  const title = language.say('answer.title', {
    workload: workloadText(series.workload, language),
    layout: layoutText(series, language),
  })
  return [
    `[${statusText(series, language)}] ${title}`,
    ...[
      answerSentence(report, series, language),
      ...answerNotes(report, series, language),
      headroomSentence(series, language),
      expectationSentence(series, language),
      users,
    ]
      .filter((line) => line !== null)
      .map((line) => `  ${line}`),
  ]
}

/** The answer as the document's conclusion has it, in plain lines. */
export const printAnswer = (report: Report, language: Language, out: Print): void => {
  const print = byLine(out)
  print(`SLA: ${slaText(report.plan.sla, language)}`)
  for (const series of report.series) for (const line of seriesLines(report, series, language)) print(line)
  for (const scaling of report.scaling) {
    const sentence = scalingSentence(report, scaling, language)
    if (sentence) print(sentence)
  }
  for (const line of refusalLines(report, report.refusals, language)) print(line)
  for (const line of recommendationLines(report, language)) print(line)
  for (const line of sizingSentences(report, language)) print(line)
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
    print(`  ${source.path}: ${problemText(problem, language)}`)
  if (problems.length > 20) print(`  ${language.say('problem.more', { count: problems.length - 20 })}`)
}
