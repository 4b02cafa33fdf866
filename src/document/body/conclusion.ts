import type { Language } from '../../i18n/language.ts'
import type { Decision } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { promisedUsers, shownUsers } from '../../model/served.ts'
import { restsOn } from '../../model/standing.ts'
import { type Block, body, cell, type KeyFigure, keyFigure, lead, note, present, type Section } from '../block.ts'
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
import { isUnnamed, moneyText, seriesOf, seriesRef, serverText, slaText } from '../speech.ts'
import type { Edition } from '../edition.ts'

const rowsAtMost = 9
/** Characters of layouts that the headline can name. */
const namesAtMost = 90
const layoutsAtMost = 2

const servesNobody = ({ users }: Decision): boolean =>
  users.length > 0 && users.every((row) => !row.reachable || row.users === 0)

/** Layouts in one line, and what they differ by; null where it cannot name them. */
const inLine = (layouts: readonly string[], models: number, { say }: Language): string | null => {
  const names = layouts.join(say('body.headline.or'))
  if (layouts.length > layoutsAtMost || names.length > namesAtMost) return null
  if (layouts.length === 1) return names
  return say(models === layouts.length ? 'body.headline.models' : 'body.headline.each', { layouts: names })
}

/** Layouts of which each is the only one to be had. */
const headlineOfAlone = (layouts: readonly string[], open: readonly string[], { say, list }: Language): string => {
  if (open.length > 0) return say('body.headline.alone.partly', { count: layouts.length, open: list(open) })
  return layouts.length > 1 ? say('body.headline.alone') : say('body.headline.only', { layout: layouts[0]! })
}

/** Layouts that a line cannot name. */
const headlineOfMany = (count: number, all: number, open: readonly string[], { say, list }: Language): string => {
  if (open.length === 0) return say('body.headline.many', { count })
  if (all === 1) return say('body.headline.many.soFar')
  return say('body.headline.many.partly', { count, open: list(open) })
}

/** What is not settled: the question by its name, or how many there are. */
const openIn = (edition: Edition): readonly string[] =>
  (['undecided', 'nothing'] as const).flatMap((status) => {
    const [first, ...more] = edition.report.decisions.filter((one) => one.status === status)
    if (!first) return []
    return more.length === 0
      ? edition.say(`body.headline.${status}.one`, { question: shortQuestion(edition, first) })
      : edition.say(`body.headline.${status}.count`, { count: 1 + more.length, all: edition.report.decisions.length })
  })

/** What is recommended, of all questions together. */
const headline = (edition: Edition): string => {
  const { report } = edition
  const { decisions } = report
  const chosen = decisions.filter(({ status }) => status !== 'nothing')
  const layouts = [...new Set(chosen.map((one) => choiceText(edition, one)!))]
  if (decisions.length === 0 && report.singleStream.length > 0) return edition.say('single.headline')
  if (layouts.length === 0) return edition.say('body.headline.nothing')
  if (report.plan.chosenBy.intervals !== 'default' && chosen.every(servesNobody))
    return edition.say('body.headline.nobody', { layout: edition.list(layouts) })
  if (chosen.every(({ series }) => isUnnamed(seriesOf(report, series!)))) return edition.say('body.headline.unnamed')
  const open = openIn(edition)
  if (areAlone(report)) return headlineOfAlone(layouts, open, edition)
  const areMany = layouts.length > 1 && chosen.some(({ count }) => (count ?? 1) > 1)
  const series = chosen.map((one) => seriesOf(report, one.series!))
  const models = new Set(series.map(({ model }) => model)).size
  const layout = areMany ? null : inLine(layouts, models, edition)
  const kinds = [...new Set(series.map((one) => serverText(one, edition)))]
  const named = inLine(kinds, models, edition)
  if (layout === null && named !== null) {
    const partly = open.length > 0 ? 'partly' : 'whole'
    return edition.say(`body.headline.counts.${partly}`, { layout: named, open: edition.list(open) })
  }
  if (layout === null) return headlineOfMany(kinds.length, decisions.length, open, edition)
  if (open.length === 0) return edition.say('body.headline', { layout })
  if (decisions.length === 1) return edition.say('body.headline.soFar', { layout })
  return edition.say('body.headline.partly', { layout, open: edition.list(open) })
}

/** The reading of the demand that can be reached, as one number. */
const usersFigure = ({ report, say }: Edition, decision: Decision, ref: string): readonly KeyFigure[] => {
  const row = shownUsers(report, decision)
  if (!row) return []
  const seconds = row.basis === 'open' ? row.interval : row.thinkTime
  const told = say('body.users.value', { users: promisedUsers(report, decision, row) })
  const value = row.reachable ? cell(told, { ref: `${ref}/users/${decision.users.indexOf(row)}/users` }) : cell('—')
  const condition = say(row.reachable ? `body.figure.users.${row.basis}` : 'body.figure.users.unreachable', { seconds })
  return [keyFigure(say('decision.column.users'), value, condition)]
}

const figuresOf = (edition: Edition, decision: Decision): readonly KeyFigure[] => {
  const { report } = edition
  const ref = `decisions/${report.decisions.indexOf(decision)}`
  const { planningRate, oneMore, cost, grade } = decision
  if (planningRate === null) return []
  const each = (decision.count ?? 1) > 1
  const series = seriesOf(report, decision.series!)
  const resting = restsOn(report, decision)
  const gravest = resting.find((one) => one.grade === grade) ?? series
  return present<KeyFigure>([
    usersFigure(edition, decision, ref),
    keyFigure(
      edition.say(each ? 'body.figure.rate.each' : 'term.planningRate.name'),
      cell(edition.say('unit.plannedRate', { rate: planningRate.value }), { ref: `${ref}/planningRate/value` }),
      rateGrounds(edition, series, planningRate, 'less'),
    ),
    oneMore &&
      keyFigure(
        edition.say(`body.figure.more.${oneMore.kind}`),
        cell(edition.say('unit.rate.text', { rate: oneMoreRate(decision, edition) }), {
          ref: oneMorePlace(report, decision),
        }),
        oneMoreGrounds(edition, decision),
      ),
    cost !== null &&
      keyFigure(
        edition.say('decision.column.cost'),
        cell(moneyText(edition, cost), { ref: `${ref}/cost` }),
        edition.say(report.plan.spare > 0 ? 'body.figure.cost.spare' : 'body.figure.cost'),
      ),
    keyFigure(
      edition.say('decision.column.grade'),
      cell(grade, { ref: `${seriesRef(report, gravest)}/grade` }),
      gradeMeaning(grade, resting, edition),
    ),
  ])
}

const linesOf = (edition: Edition, decision: Decision): readonly string[] => {
  if (isAlone(decision)) return []
  return [decision.status === 'nothing' ? nothingText(edition, decision) : whyBesideText(edition, decision)]
}

type Alike = readonly [Decision, ...Decision[]]

/** Answers to questions of which each says the same; the others stand alone. */
const told = (edition: Edition): readonly Alike[] => {
  const keyOf = (one: Decision) => (one.status === 'nothing' ? nothingText(edition, one) : one.id)
  return [...groupBy(edition.report.decisions, keyOf).values()]
}

const cardQuestion = (edition: Edition, alike: Alike): string => {
  if (alike.length > 1) return edition.list(questionNames(edition, alike))
  return (edition.report.decisions.length === 1 ? questionText : shortQuestion)(edition, alike[0])
}

const card = (edition: Edition, alike: Alike): Block => {
  const [decision] = alike
  return {
    kind: 'answer',
    tone: toneOfDecision[decision.status],
    mark: standingText(decision, edition),
    title: edition.say('body.card', { question: cardQuestion(edition, alike), layout: doubtedText(edition, decision) }),
    figures: figuresOf(edition, decision),
    lines: linesOf(edition, decision),
  }
}

/** The first answer about one workload has its gauge below it; a mix has none. */
const cards = (edition: Edition): readonly Block[] => {
  const all = told(edition)
  const gauged = all.find(([{ mix }]) => mix === null)
  return all.flatMap((alike) => [
    card(edition, alike),
    ...(alike === gauged ? decisionFigures(edition, alike[0], ['gauge']) : []),
  ])
}

/** One page: what to take, for how many users, at what cost, under what conditions, and what to do next. */
export const conclusion = (edition: Edition): Section => {
  const { report } = edition
  const { decisions } = report
  const answers =
    decisions.length > cardsAtMost ? [decisionTable(edition, roomFor(edition, rowsAtMost))] : cards(edition)
  const asked = report.plan.chosenBy.sla === 'default' ? 'body.question.default' : 'body.question'
  const notes = [differingText(edition), headroomText(edition)].filter((text) => text !== null)
  return {
    id: 'conclusion',
    title: edition.say('section.conclusion'),
    page: true,
    blocks: [
      lead(besideApi(edition, headline(edition))),
      body(edition.say(asked, { sla: slaText(report.plan.sla, edition) })),
      ...(decisions.length === 0 ? readings(edition) : answers),
      ...notes.map(note),
      grounds(edition),
    ],
  }
}
