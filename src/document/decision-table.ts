import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { type Block, type Cell, cell, center, type FilledColumn, left, right, tableOf, type Tone } from './block.ts'
import { choiceText, shortQuestion, shownDecisions, areAlone, doubtedText } from './decision-text.ts'
import { oneMorePlace, oneMoreText } from './one-more-text.ts'
import { briefWorkload, moneyText, moneyColumn } from './speech.ts'
import { isAlike, isSending, promisedUsers, shownUsers } from '../model/served.ts'

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
interface DecisionColumn {
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

/** What each row of another table about decisions is about. */
export const questionColumn = (report: Report, language: Language): FilledColumn<{ readonly decision: Decision }> => [
  left(language.say('decision.column.question')),
  ({ decision }) => cell(shortQuestion(report, decision, language), { header: true }),
]

/** The colour of a decision. */
export const toneOfDecision: Readonly<Record<Decision['status'], Tone>> = {
  decided: 'pass',
  undecided: 'warning',
  nothing: 'unknown',
}

/** Where the value of a column stands, and its colour. */
const moreOf = (report: Report, decision: Decision, name: DecisionColumn['name']): Partial<Cell> => {
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  const users = shownUsers(report, decision)
  if (name === 'question') return { header: true }
  if (name === 'layout') return { tone: toneOfDecision[decision.status] }
  if (name === 'rate' && decision.planningRate) return { ref: `${ref}/planningRate/value` }
  if (name === 'users' && users?.reachable) return { ref: `${ref}/users/${decision.users.indexOf(users)}/users` }
  if (name === 'more' && decision.oneMore) return { ref: oneMorePlace(report, decision) }
  return name === 'cost' ? { ref: `${ref}/cost` } : {}
}

/** Beyond so many questions with costs what one more server brings stands only in its own table. */
const withMoreAtMost = 6

const columnsOf = (report: Report, language: Language): readonly DecisionColumn[] => {
  const { shown, costs } = shownDecisions(report)
  const columns = decisionColumns(report, language)
  return costs && shown.length > withMoreAtMost ? columns.filter(({ name }) => name !== 'more') : columns
}

/** What a row is about; of a demand that the row above names only the lengths. */
const shortOf = (report: Report, shown: readonly Decision[], index: number, language: Language): Partial<Cell> => {
  const { demand, workload } = shown[index]!
  const asked = report.workloads.find(({ id }) => id === workload)
  if (!asked || demand === null || shown[index - 1]?.demand !== demand) return {}
  return { short: language.say('decision.question.same', { workload: briefWorkload(report, asked, language) }) }
}

const placed = { left, right, center } as const

/** How many questions a table leaves out, where they stand, and the one of them that costs most. */
const leftText = (report: Report, others: readonly Decision[], language: Language): string => {
  const [count, dearest] = [others.length, others.toSorted((a, b) => (b.cost ?? 0) - (a.cost ?? 0))[0]!]
  if (others.every(({ planningRate }) => planningRate === null))
    return language.say('body.decisions.more.open', { count })
  if (dearest.cost === null) return language.say('body.decisions.more', { count })
  return language.say('body.decisions.more.cost', {
    count,
    question: shortQuestion(report, dearest, language),
    layout: choiceText(report, dearest, language),
    cost: moneyText(report, dearest.cost, language),
  })
}

/** One row for each question: what to take, for whom, and what comes next; beyond so many rows the rest is counted. */
export const decisionTable = (report: Report, atMost: number, language: Language): Block => {
  const { shown, more } = shownDecisions(report, atMost)
  const columns = columnsOf(report, language).map(({ name, align, head, text }): FilledColumn<Decision> => [
    placed[align](head),
    (one, i) => {
      const short = name === 'question' ? shortOf(report, shown, i, language) : {}
      return cell(text(one), { ...moreOf(report, one, name), ...short })
    },
  ])
  const notes = more === 0 ? [] : [leftText(report, report.decisions.slice(shown.length), language)]
  return tableOf<Decision>(language.say('decision.table'), shown, columns, { notes, dense: true })
}
