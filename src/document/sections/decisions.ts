import type { Language } from '../../i18n/language.ts'
import type { Decision, Report } from '../../model/report.ts'
import type { Block, Cell, Tone } from '../block.ts'
import { cell, center, left, right, table } from '../cells.ts'
import {
  conditionTexts,
  decisionSentence,
  nextText,
  oneMoreText,
  rateText,
  recommendedText,
  shownDecisions,
  shortQuestion,
  shownUsers,
  usersText,
  weakestText,
} from '../decision-text.ts'
import { moneyColumn } from '../money.ts'

const conditionsAtMost = 3

const toneOf: Readonly<Record<Decision['status'], Tone>> = { decided: 'pass', undecided: 'warning', nothing: 'unknown' }

const row = (report: Report, decision: Decision, costs: boolean, language: Language): readonly Cell[] => {
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  const users = shownUsers(decision)
  const usersRef = users ? `${ref}/users/${decision.users.indexOf(users)}/users` : undefined
  const more = decision.oneMore ? { ref: `${ref}/oneMore/planningRate` } : {}
  return [
    cell(shortQuestion(report, decision, language), { header: true }),
    cell(recommendedText(report, decision, language), { tone: toneOf[decision.status] }),
    cell(rateText(decision, language), decision.planningRate ? { ref: `${ref}/planningRate/value` } : {}),
    cell(usersText(users, language), users?.reachable && usersRef ? { ref: usersRef } : {}),
    cell(oneMoreText(report, decision, language), more),
    ...(costs ? [cell(language.value(decision.cost, 'money'), { ref: `${ref}/cost` })] : []),
    cell(decision.status === 'nothing' ? '—' : decision.grade),
  ]
}

const decisionTable = (report: Report, language: Language): Block => {
  const { shown, more, costs } = shownDecisions(report)
  return table(
    language.say('decision.table'),
    [
      left(language.say('decision.column.question')),
      left(language.say('decision.column.layout')),
      right(language.say('decision.column.rate')),
      right(language.say('decision.column.users')),
      left(language.say('decision.column.more')),
      ...(costs ? [right(moneyColumn(report, language.say('decision.column.cost'), language))] : []),
      center(language.say('decision.column.grade')),
    ],
    shown.map((decision) => row(report, decision, costs, language)),
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

/** The decisions: one row each, then one paragraph each. */
export const decisionBlocks = (report: Report, language: Language): readonly Block[] => {
  const { shown } = shownDecisions(report)
  if (shown.length === 0) return []
  return [
    decisionTable(report, language),
    { kind: 'list', items: shown.map((decision) => told(report, decision, language)) },
  ]
}
