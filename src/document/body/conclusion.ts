import type { Language } from '../../i18n/language.ts'
import type { Decision, Report } from '../../model/report.ts'
import { groupBy } from '../../series/group-by.ts'
import { type Block, body, cell, type KeyFigure, lead, note, type Section } from '../block.ts'
import { decisionTable, toneOfDecision } from '../decision-table.ts'
import {
  conditionTexts,
  decisionSentence,
  nextText,
  oneMoreText,
  questionText,
  recommendedText,
  shortQuestion,
  shownUsers,
  usersText,
  weakestText,
} from '../decision-text.ts'
import { moneyText, slaText } from '../speech.ts'

/** So many answers are told each for itself on the one page; more of them are a table. */
const cardsAtMost = 3
const conditionsAtMost = 3

/** What is recommended, of all questions together. */
const headline = (report: Report, language: Language): string => {
  const { decisions } = report
  const counts = { decided: 0, undecided: 0, nothing: 0 }
  for (const { status } of decisions) counts[status] += 1
  const layouts = new Set(decisions.map((one) => recommendedText(report, one, language)))
  const [layout] = layouts
  if (decisions.length === 0 || counts.nothing === decisions.length) return language.say('body.headline.nothing')
  if (layouts.size === 1 && counts.decided === decisions.length)
    return language.say(decisions.length === 1 ? 'body.headline.single' : 'body.headline.one', { layout: layout! })
  return language.say('body.headline.several', { ...counts, all: decisions.length })
}

const figuresOf = (report: Report, decision: Decision, language: Language): readonly KeyFigure[] => {
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  const { planningRate, users, oneMore, cost, grade } = decision
  if (planningRate === null) return []
  const people = shownUsers(decision)
  const each = (decision.count ?? 1) > 1
  return [
    {
      label: language.say('decision.column.users'),
      value: cell(usersText(people, language), people ? { ref: `${ref}/users/${users.indexOf(people)}/users` } : {}),
      note: people ? language.say(`body.figure.users.${people.basis}`) : '',
    },
    {
      label: language.say(each ? 'body.figure.rate.each' : 'body.figure.rate'),
      value: cell(language.say('unit.plannedRate', { rate: planningRate.value }), { ref: `${ref}/planningRate/value` }),
      note: language.say(`body.from.${planningRate.from}`),
    },
    ...(oneMore
      ? [
          {
            label: language.say(`body.figure.more.${oneMore.kind}`),
            value: cell(language.say('unit.plannedRate', { rate: oneMore.planningRate }), {
              ref: `${ref}/oneMore/planningRate`,
            }),
            note: language.say(`body.more.${oneMore.from}`, { layout: oneMoreText(report, decision, language) }),
          },
        ]
      : []),
    ...(cost === null
      ? []
      : [
          {
            label: language.say('decision.column.cost'),
            value: cell(moneyText(report, cost, language), { ref: `${ref}/cost` }),
            note: language.say('body.figure.cost'),
          },
        ]),
    {
      label: language.say('decision.column.grade'),
      value: cell(grade, { ref: `${ref}/grade` }),
      note: language.say(`grade.${grade}`),
    },
  ]
}

const card = (report: Report, decision: Decision, language: Language): Block => ({
  kind: 'answer',
  tone: toneOfDecision[decision.status],
  mark: language.say(`body.status.${decision.status}`),
  title: language.say('body.card', {
    question: questionText(report, decision, language),
    layout: recommendedText(report, decision, language),
  }),
  figures: figuresOf(report, decision, language),
  lines: [decisionSentence(report, decision, language)],
})

/** Each kind of condition once, the gravest first, with the question it was said of and how many more share it. */
const conditionItems = (report: Report, language: Language): readonly string[] => {
  const { decisions } = report
  const all = decisions.flatMap((decision) =>
    decision.conditions.map((condition, i) => ({
      decision,
      kind: condition.kind,
      text: conditionTexts(decision, language)[i]!,
    })),
  )
  const groups = [...groupBy(all, ({ kind }) => kind).values()]
  const shown = groups.slice(0, conditionsAtMost).map((group) => {
    const { decision, text } = group[0]!
    if (decisions.length === 1) return text
    const question = shortQuestion(report, decision, language)
    const alike = group.every((one) => one.text === text)
    if (alike && group.length === decisions.length) return text
    return language.say(group.length > 1 ? 'body.condition.more' : 'body.condition', {
      question,
      text,
      more: group.length - 1,
    })
  })
  const left = groups.length - shown.length
  return [...shown, ...(left > 0 ? [language.say('body.condition.left', { count: left })] : [])]
}

/** The same sentence of several questions is said once. */
const shared = (
  report: Report,
  textOf: (decision: Decision) => string | null,
  language: Language,
): readonly string[] => {
  const texts = report.decisions.map((decision) => ({ decision, text: textOf(decision) }))
  const groups = [
    ...groupBy(
      texts.filter(({ text }) => text !== null),
      ({ text }) => text!,
    ),
  ]
  const shown = groups.slice(0, cardsAtMost).map(([text, members]) => {
    if (members.length === report.decisions.length) return text
    const questions = members.slice(0, cardsAtMost).map(({ decision }) => shortQuestion(report, decision, language))
    return language.say('body.condition', { question: language.list(questions), text })
  })
  const left = groups.length - shown.length
  return [...shown, ...(left > 0 ? [language.say('body.condition.left', { count: left })] : [])]
}

const listed = (head: string, items: readonly string[]): readonly Block[] =>
  items.length > 0 ? [body(head), { kind: 'list', items }] : []

/** One page: what to take, for how many users, at what cost, under what conditions, and what to do next. */
export const conclusion = (report: Report, language: Language): Section => {
  const { decisions } = report
  const answers =
    decisions.length > cardsAtMost
      ? [decisionTable(report, language)]
      : decisions.map((decision) => card(report, decision, language))
  return {
    id: 'conclusion',
    title: language.say('section.conclusion'),
    page: true,
    blocks: [
      lead(headline(report, language)),
      body(language.say('body.question', { sla: slaText(report.plan.sla, language) })),
      ...answers,
      ...listed(language.say('body.conditions'), conditionItems(report, language)),
      ...listed(
        language.say('body.weakest'),
        shared(report, (one) => weakestText(report, one, language), language),
      ),
      ...listed(
        language.say('body.next'),
        shared(report, (one) => nextText(report, one, language), language),
      ),
      note(language.say('conclusion.disclaimer')),
    ],
  }
}
