import { secondsOf } from '../document/decision-table.ts'
import { isSending, promisedUsers, workingServers } from '../model/served.ts'
import { shortQuestion, shownUsers } from '../document/decision-text.ts'
import type { Decision, Report, Users } from '../model/report.ts'
import type { Subject } from './draft.ts'
import type { BarSeries, SlideChart } from './slide.ts'

export type Row = Decision['users'][number]

/** Servers beside each other were not measured. */
const isEstimated = (decision: Decision, report: Report): boolean => workingServers(report, decision) > 1

const seriesOf = (
  basis: Users['basis'],
  decision: Decision,
  seconds: readonly number[],
  { report, language }: Subject,
): readonly BarSeries[] => {
  const own = decision.users.filter((row) => row.basis === basis)
  if (own.length === 0) return []
  const rows = seconds.map((at) => own.find((row) => secondsOf(row) === at && row.reachable))
  return [
    {
      name: language.say(`slides.users.${basis}`),
      colour: basis === 'open' ? 'accent1' : 'accent6',
      hollow: isEstimated(decision, report),
      values: rows.map((row) => row?.users ?? null),
      labels: rows.map((row) => language.value(row && promisedUsers(report, decision, row), 'count')),
    },
  ]
}

/** Seconds that users let pass, each once; registered users send as their demand says. */
export const intervalsOf = ({ users }: Decision): readonly number[] => [
  ...new Set(users.filter(isSending).map(secondsOf)),
]

/** Users over the seconds that they let pass, for each way of sending. */
export const overInterval = (decision: Decision, subject: Subject): SlideChart => {
  const { language } = subject
  const seconds = intervalsOf(decision).toSorted((a, b) => a - b)
  return {
    kind: 'bars',
    direction: 'col',
    title: language.say('decision.column.users'),
    categories: seconds.map((one) => language.value(one, 'seconds')),
    categoryTitle: language.say('slides.users.interval'),
    series: (['open', 'closed'] as const).flatMap((basis) => seriesOf(basis, decision, seconds, subject)),
  }
}

/** Questions that a chart has room for. */
export const barsAtMost = 8

/** One reading of the demand, a bar for each question. */
export const overQuestions = (decisions: readonly Decision[], { report, language }: Subject): SlideChart => {
  const shown = decisions.slice(0, barsAtMost)
  const users = shown.map((one) => {
    const row = shownUsers(report, one)
    return row?.reachable ? promisedUsers(report, one, row) : null
  })
  return {
    kind: 'bars',
    direction: 'bar',
    title: language.say('slides.users.questions'),
    categories: shown.map((one) => shortQuestion(report, one, language)),
    categoryTitle: null,
    series: [false, true].flatMap((hollow): readonly BarSeries[] => {
      const values = users.map((value, i) => (isEstimated(shown[i]!, report) === hollow ? value : null))
      return values.every((value) => value === null)
        ? []
        : [
            {
              name: language.say(hollow ? 'chart.mark.estimated' : 'chart.mark.measuredLayout'),
              colour: 'accent1',
              hollow,
              values,
              labels: users.map((value) => language.value(value, 'count')),
            },
          ]
    }),
  }
}
