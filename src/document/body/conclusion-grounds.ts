import type { Language } from '../../i18n/language.ts'
import type { Decision, Report } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { subjectsOf } from '../../planning/levels.ts'
import type { Proposal } from '../../planning/proposal.ts'
import { proposalsOf } from '../../planning/proposals.ts'
import type { Block } from '../block.ts'
import { apiTexts, purchaseTexts, sharedWeakest, weakestEffect } from '../decision-grounds.ts'
import {
  choiceText,
  conditionsByKind,
  nextName,
  ofQuestions,
  questionNames,
  shortQuestion,
  whyText,
} from '../decision-text.ts'
import { unplacedText } from '../unplaced-text.ts'
import { riskRows } from './risks.ts'

/** So many answers are told each for itself on the one page; more of them are a table. */
export const cardsAtMost = 3
/** Characters of a layout beyond which a few lines are all that a page holds. */
const longName = 60
const conditionsAtMost = 3
/** So many of what is told line by line, and fewer where every line is a paragraph. */
export const roomFor = (report: Report, atMost: number, language: Language): number => {
  const isLong = report.decisions.some((one) => (choiceText(report, one, language) ?? '').length > longName)
  return isLong ? Math.ceil(atMost / 6) : atMost
}

/** Each kind of condition once, the gravest first, with the question it was said of and how many more share it. */
const conditionItems = (report: Report, language: Language): readonly string[] => {
  const { decisions } = report
  const groups = [...conditionsByKind(report, language).values()]
  const shown = groups.slice(0, conditionsAtMost).map((group) => {
    const { decision, kind, text } = group[0]!
    if (group.length === decisions.length && group.every((one) => one.text === text)) return text
    if (group.length === decisions.length)
      return language.say('body.condition.all', { risk: language.say(`body.risk.${kind}`) })
    const question = shortQuestion(report, decision, language)
    return group.length === 1
      ? language.say('body.condition', { question, text })
      : language.say('body.condition.more', {
          risk: language.say(`body.risk.${kind}`),
          question,
          more: group.length - 1,
        })
  })
  const all = riskRows(report, language).rows.length
  const left = shown.length > 0 ? all - shown.length : 0
  return [...shown, ...(left > 0 ? [language.say('body.condition.left', { count: left, all })] : [])]
}

/** Of many questions fewer lines are told each, so that they stay one page. */
const manyQuestions = 6
const linesAtMost = (report: Report, language: Language): number =>
  roomFor(report, report.decisions.length > manyQuestions ? 1 : cardsAtMost, language)

interface Told {
  readonly decisions: readonly Decision[]
  readonly textOf: (decision: Decision) => string | null
  /** What stands for the texts that are left out, of which so many are shown. */
  readonly leftText: (left: number, shown: number) => string
}

/** The same sentence of several questions is said once. */
const shared = (report: Report, { decisions, textOf, leftText }: Told, language: Language): readonly string[] => {
  const texts = decisions.map((decision) => ({ decision, text: textOf(decision) }))
  const groups = [
    ...groupBy(
      texts.filter(({ text }) => text !== null),
      ({ text }) => text!,
    ),
  ]
  const shown = groups.slice(0, linesAtMost(report, language)).map(([text, members]) => {
    const own = members.map(({ decision }) => decision)
    const [question, ...more] = questionNames(report, own, language)
    if (report.decisions.length <= cardsAtMost || more.length === 0) return ofQuestions(report, text, own, language)
    return language.say('body.condition.others', { text, question, more: more.length })
  })
  const left = groups.length - shown.length
  if (left === 0) return shown
  const told = [...shown.slice(-1), leftText(left, shown.length)]
  return [...shown.slice(0, -1), told.join(language.say('finding.separator'))]
}

/** One line where every question has the same. */
const weakestItems = (report: Report, language: Language): readonly string[] => {
  const all = sharedWeakest(report, language)
  if (all !== null) return [all]
  const isMoved = report.decisions.some(({ weakest }) => weakest !== null)
  const none = isMoved ? language.say('decision.weakest.none') : null
  const textOf = (one: Decision): string | null =>
    weakestEffect(report, one, language) ?? (one.series === null || one.mix !== null ? null : none)
  const leftText = (count: number) => language.say('body.weakest.left', { count })
  return shared(report, { decisions: report.decisions, textOf, leftText }, language)
}

/** Why a table of many answers has questions without one, or why there is none. */
const openItems = (report: Report, language: Language): readonly string[] => {
  const unplaced = unplacedText(report, language)
  if (unplaced !== null) return [unplaced]
  const open = report.decisions.filter(({ status }) => status === 'nothing')
  if (report.decisions.length <= cardsAtMost) return []
  return [...groupBy(open, (one) => whyText(report, one, language))].map(([why, members]) =>
    ofQuestions(report, why, members, language),
  )
}

/** In the order of the plan of measurements. */
const inOrder = (decisions: readonly Decision[], proposals: readonly Proposal[]): readonly Decision[] => {
  const places = new Map([...new Set(proposals.map(({ series }) => series))].map((series, i) => [series, i]))
  const placeOf = ({ next }: Decision): number => places.get(next?.series ?? '') ?? -1
  return decisions.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** What to measure; where nothing passes at the lowest load there is only another layout, or another service level. */
const nextItems = (report: Report, language: Language): readonly string[] => {
  const proposals = proposalsOf(subjectsOf(report))
  const items = shared(
    report,
    {
      decisions: inOrder(report.decisions, proposals),
      textOf: (one) => nextName(report, one, language),
      leftText: (_, shown) => language.say('body.next.left', { count: proposals.length - shown }),
    },
    language,
  )
  if (report.decisions.length === 0 && report.singleStream.length > 0) return [language.say('single.next')]
  const fails = report.decisions.some(({ why, next }) => why === 'fails' && next === null)
  return fails ? [...items, language.say('body.next.fails')] : items
}

/** What a customer wants to know and nobody told: what it costs, and how much is asked. */
const notGiven = ({ plan: { cost }, decisions }: Report, language: Language): readonly string[] => {
  const unasked = decisions.every(({ demand, mix }) => demand === null && mix === null)
  const missing = [...(cost === null ? (['cost'] as const) : []), ...(unasked ? (['demand'] as const) : [])]
  return missing.length > 0 ? [language.list(missing.map((id) => language.say(`body.notGiven.${id}`)))] : []
}

/** What holds, what is weakest, what comes next: each with its lines, as far as there are any. */
export const grounds = (report: Report, language: Language): Block => {
  const parts = {
    open: openItems(report, language),
    purchase: purchaseTexts(report, language),
    conditions: conditionItems(report, language),
    api: apiTexts(report, language),
    weakest: weakestItems(report, language),
    notGiven: notGiven(report, language),
    next: nextItems(report, language),
  }
  return {
    kind: 'definitions',
    items: (Object.keys(parts) as (keyof typeof parts)[]).flatMap((id) =>
      parts[id].length > 0 ? [{ term: language.say(`body.${id}`), text: parts[id].join('\n') }] : [],
    ),
  }
}
