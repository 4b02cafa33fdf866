import { workingServers } from '../model/served.ts'
import { decidedOf } from '../chart-parts/decided.ts'
import { gpusText, readingOf, titleOf, userRows, usersText } from '../chart-parts/user-rows.ts'
import { choiceText, ofQuestions } from '../document/decision-text.ts'
import { oneMoreRate, ownRate } from '../document/one-more-text.ts'
import { wordsOf } from '../document/words.ts'
import type { Decision, Report } from '../model/report.ts'
import type { Subject } from './draft.ts'
import { briefName } from '../model/names.ts'
import type { BarSeries, SlideChart } from './slide.ts'

const nameAtMost = 46

/** Requests/s of all servers that work, to which one more is added; null where there is nothing to plan with. */
const rateOf = (decision: Decision, report: Report): number | null =>
  decision.planningRate && decision.planningRate.value * workingServers(report, decision)

/** Requests/s to plan with, now and with one more: where no users can be drawn. */
const rateChart = (decision: Decision, { report, language }: Subject): SlideChart | null => {
  const { oneMore } = decision
  const now = rateOf(decision, report)
  if (!oneMore || now === null) return null
  const rates = [now, oneMore.planningRate]
  const name = language.say('decision.column.rate')
  const series = (values: BarSeries['values'], hollow: boolean): BarSeries => ({
    name: hollow ? language.say('chart.mark.assumed') : name,
    colour: 'accent1',
    hollow,
    values,
    labels: [ownRate(report, decision, language), oneMoreRate(decision, language)],
  })
  return {
    kind: 'bars',
    direction: 'bar',
    title: ofQuestions(report, name, [decision], language),
    categories: [choiceText(report, decision, language) ?? '—', language.say(`body.figure.more.${oneMore.kind}`)],
    categoryTitle: null,
    series:
      oneMore.from === 'assumed'
        ? [series([now, null], false), series([null, oneMore.planningRate], true)]
        : [series(rates, false)],
  }
}

/** Users by GPUs: measured layouts are solid bars, and what more servers are taken to carry is an outline. */
export const growthChart = (decision: Decision, subject: Subject): SlideChart | null => {
  const { report, language } = subject
  const words = wordsOf(language)
  const decided = decidedOf(report, decision, words)
  const reading = decided && readingOf(report, decision, decided)
  const rows = decided && reading ? userRows(report, decision, decided, reading, words) : []
  if (!reading || rows.every(({ users }) => !users)) return rateChart(decision, subject)
  const kinds = (['measured', 'estimated'] as const).filter((kind) => rows.some((row) => row.kind === kind))
  return {
    kind: 'bars',
    direction: 'bar',
    title: ofQuestions(report, titleOf(reading, words), [decision], language),
    categories: rows.map((row) => `${gpusText(row, words)}: ${briefName(row.label, nameAtMost)}`),
    categoryTitle: null,
    series: kinds.map((kind) => ({
      name: words.label(kind === 'measured' ? 'mark.measuredLayout' : 'mark.estimated'),
      colour: 'accent1',
      hollow: kind === 'estimated',
      values: rows.map((row) => (row.kind === kind ? row.users : null)),
      labels: rows.map((row) => usersText(row, words)),
    })),
  }
}
