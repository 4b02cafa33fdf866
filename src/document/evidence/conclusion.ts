import type { Language } from '../../i18n/language.ts'
import type { Decision, Report, Scaling, Series } from '../../model/report.ts'
import { answerTone, bindingText, statusText } from '../answer.ts'
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
  decisionSentence,
  nextText,
  oneMoreText,
  rateText,
  recommendedText,
  shortQuestion,
  shownDecisions,
  shownUsers,
  usersText,
  weakestText,
} from '../decision-text.ts'
import { expectationText } from '../promise-text.ts'
import {
  layoutText,
  lengthsText,
  levelText,
  moneyColumn,
  seriesOf,
  seriesRef,
  slaText,
  workloadText,
} from '../speech.ts'

const conditionsAtMost = 3

const toneOf: Readonly<Record<Decision['status'], Tone>> = { decided: 'pass', undecided: 'warning', nothing: 'unknown' }

const usersCellOf = (decision: Decision, ref: string, language: Language): Cell => {
  const users = shownUsers(decision)
  const more = users?.reachable ? { ref: `${ref}/users/${decision.users.indexOf(users)}/users` } : {}
  return cell(usersText(users, language), more)
}

const decisionTable = (report: Report, language: Language): Block => {
  const { shown, more, costs } = shownDecisions(report)
  const ref = (decision: Decision): string => `decisions/${report.decisions.indexOf(decision)}`
  const head = (name: 'question' | 'layout' | 'rate' | 'users' | 'more' | 'cost' | 'grade'): string =>
    language.say(`decision.column.${name}`)
  const cost: FilledColumn<Decision> = [
    right(moneyColumn(report, head('cost'), language)),
    (one) => cell(language.value(one.cost, 'money'), { ref: `${ref(one)}/cost` }),
  ]
  return tableOf<Decision>(
    language.say('decision.table'),
    shown,
    [
      [left(head('question')), (one) => cell(shortQuestion(report, one, language), { header: true })],
      [left(head('layout')), (one) => cell(recommendedText(report, one, language), { tone: toneOf[one.status] })],
      [
        right(head('rate')),
        (one) => cell(rateText(one, language), one.planningRate ? { ref: `${ref(one)}/planningRate/value` } : {}),
      ],
      [right(head('users')), (one) => usersCellOf(one, ref(one), language)],
      [
        left(head('more')),
        (one) =>
          cell(oneMoreText(report, one, language), one.oneMore ? { ref: `${ref(one)}/oneMore/planningRate` } : {}),
      ],
      ...(costs ? [cost] : []),
      [center(head('grade')), (one) => cell(one.status === 'nothing' ? '—' : one.grade)],
    ],
    { notes: more > 0 ? [language.say('decision.more', { count: more })] : [], dense: true },
  )
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
  const ref = `${seriesRef(report, series)}/users/${row ? series.users.indexOf(row) : ''}/users`
  return row ? cell(language.value(row.users, 'count'), { ref, ...unjudged(series) }) : cell('—')
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
