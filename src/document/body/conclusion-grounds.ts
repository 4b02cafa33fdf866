import type { Decision } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Proposal } from '../../planning/proposal.ts'
import { allProposals } from '../../planning/proposals.ts'
import type { Block } from '../block.ts'
import { apiTexts, largestMove, purchaseTexts, sharedWeakest, weakestEffect } from '../decision-grounds.ts'
import {
  choiceText,
  conditionsByKind,
  nextName,
  ofQuestions,
  questionNames,
  shortQuestion,
  whyText,
} from '../decision-text.ts'
import { unplacedText } from '../failure-text.ts'
import { riskRows } from './risks.ts'
import type { Edition } from '../edition.ts'

/** So many answers are told each for itself on the one page; more of them are a table. */
export const cardsAtMost = 3
/** Characters of a layout beyond which a few lines are all that a page holds. */
const longName = 60
const conditionsAtMost = 3
/** So many of what is told line by line, and fewer where every line is a paragraph. */
export const roomFor = (edition: Edition, atMost: number): number => {
  const isLong = edition.report.decisions.some((one) => (choiceText(edition, one) ?? '').length > longName)
  return isLong ? Math.ceil(atMost / 6) : atMost
}

/** Each kind of condition once, the gravest first, with the question it was said of and how many more share it. */
const conditionItems = (edition: Edition): readonly string[] => {
  const { decisions } = edition.report
  const groups = [...conditionsByKind(edition).values()]
  const shown = groups.slice(0, conditionsAtMost).map((group) => {
    const { decision, kind, text } = group[0]!
    const questions = new Set(group.map((one) => one.decision)).size
    if (questions === decisions.length && group.every((one) => one.text === text)) return text
    const risk = edition.say(`body.risk.${kind}`)
    if (questions === decisions.length) return edition.say('body.condition.all', { risk })
    const question = shortQuestion(edition, decision)
    if (questions > 1) return edition.say('body.condition.more', { risk, question, more: questions - 1 })
    return edition.say('body.condition', { question, text: group.length > 1 ? risk : text })
  })
  const all = riskRows(edition).rows.length
  const left = shown.length > 0 ? all - shown.length : 0
  return [...shown, ...(left > 0 ? [edition.say('body.condition.left', { count: left, all })] : [])]
}

/** Of many questions fewer lines are told each, so that they stay one page. */
const manyQuestions = 6
const linesAtMost = (edition: Edition): number =>
  roomFor(edition, edition.report.decisions.length > manyQuestions ? 1 : cardsAtMost)

interface Told {
  readonly decisions: readonly Decision[]
  readonly textOf: (decision: Decision) => string | null
  /** What stands for the texts that are left out, of which so many are shown. */
  readonly leftText: (left: number, shown: number) => string
}

/** The same sentence of several questions is said once. */
const shared = (edition: Edition, { decisions, textOf, leftText }: Told): readonly string[] => {
  const texts = decisions.map((decision) => ({ decision, text: textOf(decision) }))
  const groups = [
    ...groupBy(
      texts.filter(({ text }) => text !== null),
      ({ text }) => text!,
    ),
  ]
  const shown = groups.slice(0, linesAtMost(edition)).map(([text, members]) => {
    const own = members.map(({ decision }) => decision)
    const [question, ...more] = questionNames(edition, own)
    if (edition.report.decisions.length <= cardsAtMost || more.length === 0) return ofQuestions(edition, text, own)
    return edition.say('body.condition.others', { text, question, more: more.length })
  })
  const left = groups.length - shown.length
  if (left === 0) return shown
  const told = [...shown.slice(-1), leftText(left, shown.length)]
  return [...shown.slice(0, -1), told.join(edition.say('finding.separator'))]
}

/** One line where every question has the same; else first of the questions whose users move most. */
const weakestItems = (edition: Edition): readonly string[] => {
  const { report } = edition
  const all = sharedWeakest(edition)
  if (all !== null) return [all]
  const isMoved = report.decisions.some(({ weakest }) => weakest !== null)
  const none = isMoved ? edition.say('decision.weakest.none') : null
  const textOf = (one: Decision): string | null =>
    weakestEffect(edition, one) ?? (one.series === null || one.mix !== null ? null : none)
  const leftText = (count: number) => edition.say('body.weakest.left', { count })
  const decisions = report.decisions.toSorted((a, b) => largestMove(report, b) - largestMove(report, a))
  return shared(edition, { decisions, textOf, leftText })
}

/** Why a table of many answers has questions without one, or why there is none. */
const openItems = (edition: Edition): readonly string[] => {
  const unplaced = unplacedText(edition)
  if (unplaced !== null) return [unplaced]
  const open = edition.report.decisions.filter(({ status }) => status === 'nothing')
  if (edition.report.decisions.length <= cardsAtMost) return []
  return [...groupBy(open, (one) => whyText(edition, one))].map(([why, members]) => ofQuestions(edition, why, members))
}

/** In the order of the plan of measurements. */
const inOrder = (decisions: readonly Decision[], proposals: readonly Proposal[]): readonly Decision[] => {
  const places = new Map([...new Set(proposals.map(({ series }) => series))].map((series, i) => [series, i]))
  const placeOf = ({ next }: Decision): number => places.get(next?.series ?? '') ?? -1
  return decisions.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** What to measure; where nothing passes at the lowest load there is only another layout, or another service level. */
const nextItems = (edition: Edition): readonly string[] => {
  const { report } = edition
  const proposals = allProposals(report)
  const items = shared(edition, {
    decisions: inOrder(report.decisions, proposals),
    textOf: (one) => nextName(edition, one),
    leftText: (_, shown) => edition.say('body.next.left', { count: proposals.length - shown }),
  })
  if (report.decisions.length === 0 && report.singleStream.length > 0) return [edition.say('single.next')]
  const fails = report.decisions.some(({ why, next }) => why === 'fails' && next === null)
  return fails ? [...items, edition.say('body.next.fails')] : items
}

/** What a customer wants to know and nobody told: what it costs, and how much is asked. */
const notGiven = ({ report, list, say }: Edition): readonly string[] => {
  const {
    plan: { cost },
    decisions,
  } = report
  const unasked = decisions.every(({ demand, mix }) => demand === null && mix === null)
  const missing = [...(cost === null ? (['cost'] as const) : []), ...(unasked ? (['demand'] as const) : [])]
  return missing.length > 0 ? [list(missing.map((id) => say(`body.notGiven.${id}`)))] : []
}

/** What holds, what is weakest, what comes next: each with its lines, as far as there are any. */
export const grounds = (edition: Edition): Block => {
  const parts = {
    open: openItems(edition),
    purchase: purchaseTexts(edition),
    conditions: conditionItems(edition),
    api: apiTexts(edition),
    weakest: weakestItems(edition),
    notGiven: notGiven(edition),
    next: nextItems(edition),
  }
  return {
    kind: 'definitions',
    items: (Object.keys(parts) as (keyof typeof parts)[]).flatMap((id) =>
      parts[id].length > 0 ? [{ term: edition.say(`body.${id}`), text: parts[id].join('\n') }] : [],
    ),
  }
}
