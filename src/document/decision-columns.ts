import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { isAlike, isSending, promisedUsers } from '../model/served.ts'
import { areAlone, doubtedText, shortQuestion, shownDecisions, shownUsers } from './decision-text.ts'
import { oneMoreText } from './one-more-text.ts'
import { moneyColumn } from './speech.ts'

type Row = Decision['users'][number]

/** Requests/s to plan with, of one server. */
const rateText = ({ planningRate, count }: Decision, language: Language): string => {
  if (!planningRate) return '—'
  const id = (count ?? 1) > 1 ? 'decision.rate.each' : 'decision.rate'
  return language.say(id, { rate: planningRate.value })
}

/** The time between requests, or between an answer and the next request. */
export const secondsOf = ({ basis, interval, thinkTime }: Row): number => (basis === 'open' ? interval : thinkTime) ?? 0

/** What all rows that are shown ask the same but for registered users, who are named as such: the head says it, and not each of them. */
const sharedHead = (report: Report, language: Language): string | null => {
  const rows = shownDecisions(report).shown.flatMap((one) => shownUsers(report, one) ?? [])
  const [first, ...more] = rows.filter(isSending)
  if (!first || more.length === 0 || !more.every((row) => isAlike(row, first))) return null
  const head = language.say(`decision.column.users.${first.basis}`, { seconds: secondsOf(first) })
  return rows.every(isSending) ? head : language.say('decision.column.users.orRegistered', { head })
}

/** `2,700 registered`; `250 (every 10 s)`, or `250` where the head tells the rest. */
const usersText = (report: Report, decision: Decision, isShared: boolean, language: Language): string => {
  const row = shownUsers(report, decision)
  if (!row) return '—'
  const seconds = secondsOf(row)
  if (!row.reachable) return language.say('decision.users.unreachable', { seconds })
  const users = promisedUsers(report, decision, row)
  if (isShared && isSending(row)) return language.say('decision.users.alone', { users })
  return language.say(`decision.users.${row.basis}`, { users, seconds })
}

/** A column of the decisions, for the page and the terminal. */
export interface DecisionColumn {
  readonly name: 'question' | 'layout' | 'rate' | 'users' | 'more' | 'cost' | 'grade'
  readonly align: 'left' | 'right' | 'center'
  readonly head: string
  readonly text: (decision: Decision) => string
}

/** The head over the layouts, with the spares that their numbers of servers include. */
export const layoutHead = (report: Report, language: Language): string => {
  const { plan, decisions } = report
  if (plan.spare > 0 && decisions.some(({ demand }) => demand !== null))
    return language.say('decision.column.layout.spare', { spare: plan.spare })
  return language.say(areAlone(report) ? 'column.layout' : 'decision.column.layout')
}

/** What is told of each decision in one row; costs where one has them. */
export const decisionColumns = (report: Report, language: Language): readonly DecisionColumn[] => {
  const column = (
    name: DecisionColumn['name'],
    align: DecisionColumn['align'],
    text: DecisionColumn['text'],
  ): DecisionColumn => {
    const head = name === 'layout' ? layoutHead(report, language) : language.say(`decision.column.${name}`)
    return { name, align, head: name === 'cost' ? moneyColumn(report, head, language) : head, text }
  }
  const shared = sharedHead(report, language)
  const users = column('users', 'right', (one) => usersText(report, one, shared !== null, language))
  return [
    column('question', 'left', (one) => shortQuestion(report, one, language)),
    column('layout', 'left', (one) => doubtedText(report, one, language)),
    column('rate', 'right', (one) => rateText(one, language)),
    shared ? { ...users, head: shared } : users,
    column('more', 'left', (one) => oneMoreText(report, one, language)),
    ...(shownDecisions(report).costs ? [column('cost', 'right', ({ cost }) => language.value(cost, 'money'))] : []),
    column('grade', 'center', ({ status, grade }) => (status === 'nothing' ? '—' : grade)),
  ]
}
