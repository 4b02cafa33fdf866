import type { Language } from '../../i18n/language.ts'
import { byId } from '../../model/by-id.ts'
import type { Decision, Report, Series } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { mixLayoutOf, promisedUsers, shownUsers } from '../../model/served.ts'
import { groundsOf } from '../../model/standing.ts'
import { type Block, body, cell, type KeyFigure, lead, note, present, type Section } from '../block.ts'
import { cardsAtMost, grounds, roomFor } from './conclusion-grounds.ts'
import { decisionTable, toneOfDecision } from '../decision-table.ts'
import {
  areAlone,
  choiceText,
  differingText,
  doubtedText,
  headroomText,
  isAlone,
  nothingText,
  questionNames,
  questionText,
  shortQuestion,
  standingText,
  whyBesideText,
} from '../decision-text.ts'
import { besideApi } from '../decision-grounds.ts'
import { oneMoreGrounds, oneMorePlace, oneMoreRate } from '../one-more-text.ts'
import { gradeMeaning } from '../meanings.ts'
import { rateGrounds } from '../rate-grounds.ts'
import { decisionFigures } from '../figures.ts'
import { readings } from '../single-stream.ts'
import { isUnnamed, layoutText, moneyText, seriesOf, seriesRef, slaText } from '../speech.ts'

const rowsAtMost = 9
/** Characters of layouts that the headline can name. */
const namesAtMost = 90
const layoutsAtMost = 2

const servesNobody = ({ users }: Decision): boolean =>
  users.length > 0 && users.every((row) => !row.reachable || row.users === 0)

/** Layouts in one line, and what they differ by; null where it cannot name them. */
const inLine = (layouts: readonly string[], models: number, language: Language): string | null => {
  const names = layouts.join(language.say('body.headline.or'))
  if (layouts.length > layoutsAtMost || names.length > namesAtMost) return null
  if (layouts.length === 1) return names
  return language.say(models === layouts.length ? 'body.headline.models' : 'body.headline.each', { layouts: names })
}

/** Layouts of which each is the only one to be had. */
const headlineOfAlone = (layouts: readonly string[], open: readonly string[], language: Language): string => {
  if (open.length > 0)
    return language.say('body.headline.alone.partly', { count: layouts.length, open: language.list(open) })
  return layouts.length > 1
    ? language.say('body.headline.alone')
    : language.say('body.headline.only', { layout: layouts[0]! })
}

/** Layouts that a line cannot name. */
const headlineOfMany = (count: number, all: number, open: readonly string[], language: Language): string => {
  if (open.length === 0) return language.say('body.headline.many', { count })
  if (all === 1) return language.say('body.headline.many.soFar')
  return language.say('body.headline.many.partly', { count, open: language.list(open) })
}

/** What is not settled: the question by its name, or how many there are. */
const openIn = (report: Report, language: Language): readonly string[] =>
  (['undecided', 'nothing'] as const).flatMap((status) => {
    const [first, ...more] = report.decisions.filter((one) => one.status === status)
    if (!first) return []
    return more.length === 0
      ? language.say(`body.headline.${status}.one`, { question: shortQuestion(report, first, language) })
      : language.say(`body.headline.${status}.count`, { count: 1 + more.length, all: report.decisions.length })
  })

/** What is recommended, of all questions together. */
const headline = (report: Report, language: Language): string => {
  const { decisions } = report
  const chosen = decisions.filter(({ status }) => status !== 'nothing')
  const layouts = [...new Set(chosen.map((one) => choiceText(report, one, language)!))]
  if (decisions.length === 0 && report.singleStream.length > 0) return language.say('single.headline')
  if (layouts.length === 0) return language.say('body.headline.nothing')
  if (report.plan.chosenBy.intervals !== 'default' && chosen.every(servesNobody))
    return language.say('body.headline.nobody', { layout: language.list(layouts) })
  if (chosen.every(({ series }) => isUnnamed(seriesOf(report, series!)))) return language.say('body.headline.unnamed')
  const open = openIn(report, language)
  if (areAlone(report)) return headlineOfAlone(layouts, open, language)
  const areMany = layouts.length > 1 && chosen.some(({ count }) => (count ?? 1) > 1)
  const series = chosen.map((one) => seriesOf(report, one.series!))
  const models = new Set(series.map(({ model }) => model)).size
  const layout = areMany ? null : inLine(layouts, models, language)
  const kinds = [...new Set(series.map((one) => layoutText(one, language)))]
  const named = inLine(kinds, models, language)
  if (layout === null && named !== null) {
    const partly = open.length > 0 ? 'partly' : 'whole'
    return language.say(`body.headline.counts.${partly}`, { layout: named, open: language.list(open) })
  }
  if (layout === null) return headlineOfMany(kinds.length, decisions.length, open, language)
  if (open.length === 0) return language.say('body.headline', { layout })
  if (decisions.length === 1) return language.say('body.headline.soFar', { layout })
  return language.say('body.headline.partly', { layout, open: language.list(open) })
}

/** The reading of the demand that can be reached, as one number. */
const usersFigure = (report: Report, decision: Decision, ref: string, language: Language): readonly KeyFigure[] => {
  const row = shownUsers(report, decision)
  if (!row) return []
  const seconds = row.basis === 'open' ? row.interval : row.thinkTime
  return [
    {
      label: language.say('decision.column.users'),
      value: row.reachable
        ? cell(language.say('body.users.value', { users: promisedUsers(report, decision, row) }), {
            ref: `${ref}/users/${decision.users.indexOf(row)}/users`,
          })
        : cell('—'),
      note: language.say(row.reachable ? `body.figure.users.${row.basis}` : 'body.figure.users.unreachable', {
        seconds,
      }),
    },
  ]
}

/** Series that an answer rests on: of a mix those of its classes. */
const restsOn = (report: Report, decision: Decision): readonly Series[] =>
  mixLayoutOf(report, decision)?.classes.flatMap((one) => byId(report.series, one.series) ?? []) ??
  groundsOf(seriesOf(report, decision.series!), report.series)

const figuresOf = (report: Report, decision: Decision, language: Language): readonly KeyFigure[] => {
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  const { planningRate, oneMore, cost, grade } = decision
  if (planningRate === null) return []
  const each = (decision.count ?? 1) > 1
  const series = seriesOf(report, decision.series!)
  const resting = restsOn(report, decision)
  const gravest = resting.find((one) => one.grade === grade) ?? series
  return present<KeyFigure>([
    usersFigure(report, decision, ref, language),
    {
      label: language.say(each ? 'body.figure.rate.each' : 'term.planningRate.name'),
      value: cell(language.say('unit.plannedRate', { rate: planningRate.value }), { ref: `${ref}/planningRate/value` }),
      note: rateGrounds(report, series, planningRate, language, 'less'),
    },
    oneMore && {
      label: language.say(`body.figure.more.${oneMore.kind}`),
      value: cell(language.say('unit.rate.text', { rate: oneMoreRate(decision, language) }), {
        ref: oneMorePlace(report, decision),
      }),
      note: oneMoreGrounds(report, decision, language),
    },
    cost !== null && {
      label: language.say('decision.column.cost'),
      value: cell(moneyText(report, cost, language), { ref: `${ref}/cost` }),
      note: language.say(report.plan.spare > 0 ? 'body.figure.cost.spare' : 'body.figure.cost'),
    },
    {
      label: language.say('decision.column.grade'),
      value: cell(grade, { ref: `${seriesRef(report, gravest)}/grade` }),
      note: gradeMeaning(grade, resting, language),
    },
  ])
}

const linesOf = (report: Report, decision: Decision, language: Language): readonly string[] => {
  if (isAlone(decision)) return []
  return [
    decision.status === 'nothing' ? nothingText(report, decision, language) : whyBesideText(report, decision, language),
  ]
}

/** Answers to questions of which each says the same; the others stand alone. */
const told = (report: Report, language: Language): readonly (readonly [Decision, ...Decision[]])[] => {
  const groups = groupBy(report.decisions, (one) =>
    one.status === 'nothing' ? nothingText(report, one, language) : one.id,
  )
  return [...groups.values()].map(([first, ...others]) => [first!, ...others])
}

const cardQuestion = (report: Report, alike: readonly [Decision, ...Decision[]], language: Language): string => {
  if (alike.length > 1) return language.list(questionNames(report, alike, language))
  return (report.decisions.length === 1 ? questionText : shortQuestion)(report, alike[0], language)
}

const card = (report: Report, alike: readonly [Decision, ...Decision[]], language: Language): Block => {
  const [decision] = alike
  return {
    kind: 'answer',
    tone: toneOfDecision[decision.status],
    mark: standingText(decision, language),
    title: language.say('body.card', {
      question: cardQuestion(report, alike, language),
      layout: doubtedText(report, decision, language),
    }),
    figures: figuresOf(report, decision, language),
    lines: linesOf(report, decision, language),
  }
}

/** One page: what to take, for how many users, at what cost, under what conditions, and what to do next. */
export const conclusion = (report: Report, language: Language): Section => {
  const { decisions } = report
  const answers =
    decisions.length > cardsAtMost
      ? [decisionTable(report, roomFor(report, rowsAtMost, language), language)]
      : told(report, language).flatMap((alike, i) => [
          card(report, alike, language),
          ...(i === 0 ? decisionFigures(report, alike[0], ['gauge'], language) : []),
        ])
  const asked = report.plan.chosenBy.sla === 'default' ? 'body.question.default' : 'body.question'
  const notes = [differingText(report, language), headroomText(report, language)].filter((text) => text !== null)
  return {
    id: 'conclusion',
    title: language.say('section.conclusion'),
    page: true,
    blocks: [
      lead(besideApi(report, headline(report, language), language)),
      body(language.say(asked, { sla: slaText(report.plan.sla, language) })),
      ...(decisions.length === 0 ? readings(report, language) : answers),
      ...notes.map(note),
      grounds(report, language),
    ],
  }
}
