import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { type Block, type Cell, cell, center, type FilledColumn, left, right, tableOf, type Tone } from './block.ts'
import {
  oneMoreText,
  rateText,
  recommendedText,
  shortQuestion,
  shownDecisions,
  shownUsers,
  usersText,
} from './decision-text.ts'
import { moneyColumn } from './speech.ts'

/** The colour of a decision. */
export const toneOfDecision: Readonly<Record<Decision['status'], Tone>> = {
  decided: 'pass',
  undecided: 'warning',
  nothing: 'unknown',
}

const usersCellOf = (decision: Decision, ref: string, language: Language): Cell => {
  const users = shownUsers(decision)
  const more = users?.reachable ? { ref: `${ref}/users/${decision.users.indexOf(users)}/users` } : {}
  return cell(usersText(users, language), more)
}

/** One row for each question: what to take, for whom, and what comes next. */
export const decisionTable = (report: Report, atMost: number, language: Language): Block => {
  const { shown, more, costs } = shownDecisions(report, atMost)
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
      [
        left(head('layout')),
        (one) => cell(recommendedText(report, one, language), { tone: toneOfDecision[one.status] }),
      ],
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
    { notes: more > 0 ? [language.say('body.decisions.more', { count: more })] : [], dense: true },
  )
}
