import type { Language } from '../i18n/language.ts'
import type { Decision, Report } from '../model/report.ts'
import { type Block, type Cell, cell, center, type FilledColumn, left, right, tableOf, type Tone } from './block.ts'
import { type DecisionColumn, decisionColumns } from './decision-columns.ts'
import { choiceText, shortQuestion, shownDecisions, shownUsers } from './decision-text.ts'
import { oneMorePlace } from './one-more-text.ts'
import { briefWorkload, moneyText } from './speech.ts'

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
