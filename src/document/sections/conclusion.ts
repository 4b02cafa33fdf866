import type { Language } from '../../i18n/language.ts'
import type { Decision, Report, Scaling, Series } from '../../model/report.ts'
import { answerTone, bindingText, statusText, unreachableText } from '../answer.ts'
import {
  type Block,
  type Cell,
  cell,
  center,
  lead,
  left,
  note,
  right,
  type Section,
  table,
  type Tone,
  tableOf,
  type FilledColumn,
} from '../block.ts'
import {
  conditionTexts,
  type DecisionColumn,
  decisionColumns,
  decisionSentence,
  nextText,
  shownDecisions,
  shownUsers,
  weakestText,
} from '../decision-text.ts'
import { expectationText } from '../promise-text.ts'
import { layoutText, lengthsText, levelText, seriesOf, seriesRef, slaText, workloadText } from '../speech.ts'

const conditionsAtMost = 3

const toneOf: Readonly<Record<Decision['status'], Tone>> = { decided: 'pass', undecided: 'warning', nothing: 'unknown' }

/** Where the value of a column stands, and its colour. */
const moreOf = (report: Report, decision: Decision, name: DecisionColumn['name']): Partial<Cell> => {
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  const users = shownUsers(decision)
  if (name === 'question') return { header: true }
  if (name === 'layout') return { tone: toneOf[decision.status] }
  if (name === 'rate' && decision.planningRate) return { ref: `${ref}/planningRate/value` }
  if (name === 'users' && users?.reachable) return { ref: `${ref}/users/${decision.users.indexOf(users)}/users` }
  if (name === 'more' && decision.oneMore) return { ref: `${ref}/oneMore/planningRate` }
  return name === 'cost' ? { ref: `${ref}/cost` } : {}
}

const placed = { left, right, center } as const

const decisionTable = (report: Report, language: Language): Block => {
  const { shown, more } = shownDecisions(report)
  const columns = decisionColumns(report, language).map(({ name, align, head, text }): FilledColumn<Decision> => [
    placed[align](head),
    (one) => cell(text(one), moreOf(report, one, name)),
  ])
  const notes = more > 0 ? [language.say('decision.more', { count: more })] : []
  return tableOf<Decision>(language.say('decision.table'), shown, columns, { notes, dense: true })
}

/** What is decided, what it holds under, what is weakest about it, and what to measure next. */
const told = (report: Report, decision: Decision, language: Language): string => {
  const conditions = conditionTexts(decision, language).slice(0, conditionsAtMost)
  return [
    decisionSentence(report, decision, language),
    ...(conditions.length > 0
      ? [language.say('decision.conditions', { conditions: conditions.join(language.locale === 'ja' ? '' : ' ') })]
      : []),
    weakestText(report, decision, language),
    nextText(report, decision, language),
  ]
    .filter((text) => text !== null)
    .join(language.locale === 'ja' ? '' : ' ')
}

/** The decisions: one decisionRow each, then one paragraph each. */
const decisionBlocks = (report: Report, language: Language): readonly Block[] => {
  const { shown } = shownDecisions(report)
  if (shown.length === 0) return []
  return [
    decisionTable(report, language),
    { kind: 'list', items: shown.map((decision) => told(report, decision, language)) },
  ]
}

/** The interval that the customer gave, which users are counted for; null when it is only an example. */
const givenInterval = (report: Report): number | null =>
  report.plan.chosenBy.intervals === 'default' ? null : (report.plan.intervals[0] ?? null)

const usersCell = (report: Report, series: Series, interval: number, language: Language): Cell => {
  const row = series.users.find((one) => one.basis === 'open' && one.model === 'poisson' && one.interval === interval)
  if (!row) return cell('—')
  const ref = `${seriesRef(report, series)}/users/${series.users.indexOf(row)}`
  if (!row.reachable) return cell(unreachableText(series, row, language), { ref: `${ref}/latency` })
  return cell(language.value(row.users, 'count'), { ref: `${ref}/users`, ...unjudged(series) })
}

const unjudged = ({ basis }: Series): Pick<Cell, 'nature'> => (basis?.judged === false ? { nature: 'assumed' } : {})

/** A column of dashes says nothing: expectations are shown where there is one. */
const expects = ({ series }: Report): boolean => series.some(({ headroom }) => headroom?.expectation)

const expectationCell = (series: Series, ref: string, language: Language): Cell =>
  series.headroom?.expectation
    ? cell(expectationText(series, 'bare', language), {
        ref: `${ref}/headroom/expectation/arrivalRate`,
        nature: 'estimated',
      })
    : cell('—')

const row = (report: Report, series: Series, language: Language): readonly Cell[] => {
  const { capacity, headroom } = series
  const ref = seriesRef(report, series)
  const interval = givenInterval(report)
  const limit = capacity.maxConcurrency === null ? '—' : levelText(capacity.axis, capacity.maxConcurrency, language)
  return [
    cell(lengthsText(series.workload, language), { header: true }),
    cell(layoutText(series, language)),
    cell(statusText(series, language), { tone: answerTone(series) }),
    cell(series.grade, { ref: `${ref}/grade` }),
    cell(limit, { ref: `${ref}/capacity/maxConcurrency` }),
    cell(bindingText(series, language)),
    cell(language.value(capacity.throughput, 'rate'), { ref: `${ref}/capacity/throughput` }),
    cell(language.value(headroom?.arrivalRate, 'plannedRate'), {
      ref: `${ref}/headroom/arrivalRate`,
      ...unjudged(series),
    }),
    ...(expects(report) ? [expectationCell(series, ref, language)] : []),
    ...(interval === null ? [] : [usersCell(report, series, interval, language)]),
  ]
}

const summary = (report: Report, language: Language): Block => {
  const interval = givenInterval(report)
  return table(
    language.say('conclusion.table'),
    [
      left(language.say('column.workload')),
      left(language.say('column.layout')),
      center(language.say('column.verdict')),
      center(language.say('column.grade')),
      right(language.say('column.limit')),
      left(language.say('column.binding')),
      right(language.say('column.throughput')),
      right(language.say('column.safeRate')),
      ...(expects(report) ? [right(language.say('column.expected'))] : []),
      ...(interval === null ? [] : [right(language.say('column.users', { interval }))]),
    ],
    report.series.map((series) => row(report, series, language)),
    { notes: [language.say('conclusion.table.note', { overflow: report.plan.overflow })], dense: true },
  )
}

/** What more GPUs gain, one sentence a pair. */
export const scalingSentence = (report: Report, scaling: Scaling, language: Language): string | null => {
  const equal = scaling.atEqualConcurrency
  if (!equal) return null
  const values = {
    workload: workloadText(seriesOf(report, scaling.base).workload, language),
    base: layoutText(seriesOf(report, scaling.base), language),
    scaled: layoutText(seriesOf(report, scaling.scaled), language),
    concurrency: equal.concurrency,
    gain: equal.gain,
    low: equal.interval[0],
    high: equal.interval[1],
    change: equal.e2eChange,
    efficiency: equal.efficiency,
  }
  const wide = equal.interval[1] - equal.interval[0] > 0.002
  return language.say(wide ? 'scaling.sentence.interval' : 'scaling.sentence', values)
}

const trust = (report: Report, language: Language): string => {
  const errors = report.findings.filter(({ effect }) => effect !== 'none').length
  const warnings = report.findings.filter(({ effect, severity }) => effect === 'none' && severity !== 'info').length
  return errors + warnings === 0
    ? language.say('conclusion.clean')
    : language.say('conclusion.findings', { errors, warnings })
}

/** The answer first: what was asked, what is decided, what was found of each layout, how sound it is. */
export const conclusion = (report: Report, language: Language): Section => ({
  id: 'conclusion',
  title: language.say('section.conclusion'),
  blocks: [
    lead(language.say('conclusion.question', { sla: slaText(report.plan.sla, language) })),
    ...decisionBlocks(report, language),
    summary(report, language),
    ...(report.series.length > 0 ? [note(trust(report, language))] : []),
    note(language.say('conclusion.disclaimer')),
  ],
})
