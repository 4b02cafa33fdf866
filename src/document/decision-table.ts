import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { type Block, type Cell, cell, center, type FilledColumn, left, right, tableOf, type Tone } from './block.ts'
import { choiceText, shortQuestion, shownDecisions, areAlone, doubtedText } from './decision-text.ts'
import { oneMorePlace, oneMoreText } from './one-more-text.ts'
import { briefWorkload, moneyText, moneyColumn } from './speech.ts'
import { isAlike, isSending, promisedUsers, shownUsers } from '../model/served.ts'
import type { Edition } from './edition.ts'

type Row = Decision['users'][number]

/** Requests/s to plan with, of one server. */
const rateText = ({ planningRate, count }: Decision, { say }: Language): string => {
  if (!planningRate) return '—'
  const id = (count ?? 1) > 1 ? 'decision.rate.each' : 'decision.rate'
  return say(id, { rate: planningRate.value })
}

/** The time between requests, or between an answer and the next request. */
export const secondsOf = ({ basis, interval, thinkTime }: Row): number => (basis === 'open' ? interval : thinkTime) ?? 0

/** What all rows that are shown ask the same but for registered users, who are named as such: the head says it, and not each of them. */
const sharedHead = ({ report, say }: Edition): string | null => {
  const rows = shownDecisions(report).shown.flatMap((one) => shownUsers(report, one) ?? [])
  const [first, ...more] = rows.filter(isSending)
  if (!first || more.length === 0 || !more.every((row) => isAlike(row, first))) return null
  const head = say(`decision.column.users.${first.basis}`, { seconds: secondsOf(first) })
  return rows.every(isSending) ? head : say('decision.column.users.orRegistered', { head })
}

/** `2,700 registered`; `250 (every 10 s)`, or `250` where the head tells the rest. */
const usersText = ({ report, say }: Edition, decision: Decision, isShared: boolean): string => {
  const row = shownUsers(report, decision)
  if (!row) return '—'
  const seconds = secondsOf(row)
  if (!row.reachable) return say('decision.users.unreachable', { seconds })
  const users = promisedUsers(report, decision, row)
  if (isShared && isSending(row)) return say('decision.users.alone', { users })
  return say(`decision.users.${row.basis}`, { users, seconds })
}

/** A column of the decisions, for the page and the terminal. */
interface DecisionColumn {
  readonly name: 'question' | 'layout' | 'rate' | 'users' | 'more' | 'cost' | 'grade'
  readonly align: 'left' | 'right' | 'center'
  readonly head: string
  readonly text: (decision: Decision) => string
}

/** The head over the layouts, with the spares that their numbers of servers include. */
export const layoutHead = ({ report, say }: Edition): string => {
  const { plan, decisions } = report
  if (plan.spare > 0 && decisions.some(({ demand }) => demand !== null))
    return say('decision.column.layout.spare', { spare: plan.spare })
  return say(areAlone(report) ? 'column.layout' : 'decision.column.layout')
}

/** What is told of each decision in one row; costs where one has them. */
export const decisionColumns = (edition: Edition): readonly DecisionColumn[] => {
  const column = (
    name: DecisionColumn['name'],
    align: DecisionColumn['align'],
    text: DecisionColumn['text'],
  ): DecisionColumn => {
    const head = name === 'layout' ? layoutHead(edition) : edition.say(`decision.column.${name}`)
    return { name, align, head: name === 'cost' ? moneyColumn(edition, head) : head, text }
  }
  const shared = sharedHead(edition)
  const users = column('users', 'right', (one) => usersText(edition, one, shared !== null))
  return [
    column('question', 'left', (one) => shortQuestion(edition, one)),
    column('layout', 'left', (one) => doubtedText(edition, one)),
    column('rate', 'right', (one) => rateText(one, edition)),
    shared ? { ...users, head: shared } : users,
    column('more', 'left', (one) => oneMoreText(edition, one)),
    ...(shownDecisions(edition.report).costs
      ? [column('cost', 'right', ({ cost }) => edition.value(cost, 'money'))]
      : []),
    column('grade', 'center', ({ status, grade }) => (status === 'nothing' ? '—' : grade)),
  ]
}

/** What each row of another table about decisions is about. */
export const questionColumn = (edition: Edition): FilledColumn<{ readonly decision: Decision }> => [
  left(edition.say('decision.column.question')),
  ({ decision }) => cell(shortQuestion(edition, decision), { header: true }),
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

const columnsOf = (edition: Edition): readonly DecisionColumn[] => {
  const { shown, costs } = shownDecisions(edition.report)
  const columns = decisionColumns(edition)
  return costs && shown.length > withMoreAtMost ? columns.filter(({ name }) => name !== 'more') : columns
}

/** What a row is about; of a demand that the row above names only the lengths. */
const shortOf = (edition: Edition, shown: readonly Decision[], index: number): Partial<Cell> => {
  const { demand, workload } = shown[index]!
  const asked = edition.report.workloads.find(({ id }) => id === workload)
  if (!asked || demand === null || shown[index - 1]?.demand !== demand) return {}
  return { short: edition.say('decision.question.same', { workload: briefWorkload(edition, asked) }) }
}

const placed = { left, right, center } as const

/** How many questions a table leaves out, where they stand, and the one of them that costs most. */
const leftText = (edition: Edition, others: readonly Decision[]): string => {
  const [count, dearest] = [others.length, others.toSorted((a, b) => (b.cost ?? 0) - (a.cost ?? 0))[0]!]
  if (others.every(({ planningRate }) => planningRate === null))
    return edition.say('body.decisions.more.open', { count })
  if (dearest.cost === null) return edition.say('body.decisions.more', { count })
  return edition.say('body.decisions.more.cost', {
    count,
    question: shortQuestion(edition, dearest),
    layout: choiceText(edition, dearest),
    cost: moneyText(edition, dearest.cost),
  })
}

/** One row for each question: what to take, for whom, and what comes next; beyond so many rows the rest is counted. */
export const decisionTable = (edition: Edition, atMost: number): Block => {
  const { report } = edition
  const { shown, more } = shownDecisions(report, atMost)
  const columns = columnsOf(edition).map(({ name, align, head, text }): FilledColumn<Decision> => [
    placed[align](head),
    (one, i) => {
      const short = name === 'question' ? shortOf(edition, shown, i) : {}
      return cell(text(one), { ...moreOf(report, one, name), ...short })
    },
  ])
  const notes = more === 0 ? [] : [leftText(edition, report.decisions.slice(shown.length))]
  return tableOf<Decision>(edition.say('decision.table'), shown, columns, { notes, dense: true })
}
