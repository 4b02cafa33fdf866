import type { Table } from '../document/block.ts'
import { weakestName } from '../document/decision-grounds.ts'
import { conditionsByKind, ofQuestions } from '../document/decision-text.ts'
import { limitName, slaText, thresholdText } from '../document/speech.ts'
import { type Draft, type Subject, saidOf, tablesOf } from './draft.ts'
import { below, heading, headingHeight, listIn, textIn } from './parts.ts'
import type { Part } from './slide.ts'
import { tableIn } from './tables.ts'
import { frame } from './theme.ts'

/** Each kind of condition once, in the words of the first question that it is said of, with how many more there are. */
const conditionTexts = (subject: Subject): readonly string[] =>
  [...conditionsByKind(subject).values()].map((group) => {
    const { decision, text } = group[0]!
    const same = group.filter((one) => one.text === text).map((one) => one.decision)
    const said = same.length === subject.report.decisions.length ? text : ofQuestions(subject, text, [decision])
    const count = group.length - (said === text ? group.length : 1)
    return count > 0 ? subject.say('slides.conditions.others', { text: said, count }) : said
  })

const isAssumed = (row: Table['rows'][number]): boolean => row.some(({ nature }) => nature === 'assumed')

const conditionsTitle = (conditions: readonly string[], table: Table | undefined, subject: Subject): string => {
  const { report } = subject
  const names = new Set(report.decisions.map((one) => weakestName(subject, one)))
  const [weakest] = names.size === 1 ? names : []
  const [count, all] = [conditions.length, tablesOf(subject, 'risks')[0]?.rows.length]
  if (count > 0 && weakest) return subject.say('slides.conditions.weakest', { parameter: weakest, count, all })
  if (count > 0) return subject.say('slides.conditions.some', { count, all })
  const assumed = table?.rows.filter(isAssumed).length ?? 0
  return assumed === 0
    ? subject.say('slides.conditions.given')
    : subject.say('slides.conditions.none', { assumed, all: table?.rows.length })
}

const { body } = frame
const leftWidth = 360
const notGivenHeight = 120

/** What the answer holds under, what is not given, and what it takes for true. */
export const conditions = (subject: Subject): Draft => {
  const [texts, missing] = [conditionTexts(subject), saidOf(subject, 'body.notGiven')]
  const [table] = tablesOf(subject, 'assumptions')
  const width = texts.length + missing.length > 0 ? leftWidth : 0
  const right = width > 0 ? { ...body, x: body.x + width + 20, width: body.width - width - 20 } : body
  const placed = table && tableIn(table, below(right, body.y + headingHeight), subject)
  const above = body.height - (texts.length > 0 && missing.length > 0 ? notGivenHeight : 0)
  const taken = texts.length > 0 ? above : 0
  const left = { ...body, width }
  return {
    id: 'conditions',
    kicker: subject.say('slides.conditions.kicker'),
    title: conditionsTitle(texts, table, subject),
    parts: [
      ...listIn(subject.say('slides.conditions.head'), texts, { ...left, height: above }, subject),
      ...listIn(subject.say('body.notGiven'), missing, below(left, body.y + taken), subject),
      heading(subject.say('section.assumptions'), right),
      ...(placed?.parts ?? []),
    ],
    told: table && placed ? [placed.shown] : [],
  }
}

/** More limits than this are in the title alone. */
const cardsAtMost = 4
const gap = 10
const cardHeight = 74

/** Each limit of the service level as it has to be kept. */
const limitCards = (subject: Subject): readonly Part[] => {
  const { report } = subject
  const limits = report.plan.sla.limits.slice(0, cardsAtMost)
  const width = (body.width - gap * (limits.length - 1)) / limits.length
  return limits.map(({ id, threshold }, i) => {
    const box = { x: body.x + i * (width + gap), y: body.y, width, height: cardHeight }
    const text = subject.say('slides.scope.limit', { threshold: thresholdText(threshold, subject) })
    const name = { text: limitName(id), size: 14, colour: 'quiet', align: 'center' } as const
    const number = { text, size: 24, bold: true, colour: 'strong', align: 'center' } as const
    return textIn(box, [name, number], { fill: 'tint', middle: true })
  })
}

/** In how many runs it was judged, or that it was in none of those that were read, if any was. */
const scopeTitle = (subject: Subject): string => {
  const {
    report: { plan, runs, series },
  } = subject
  const judged = series.flatMap(({ points }) =>
    points.flatMap((point) => (point.verdict === 'unknown' ? [] : point.runs)),
  )
  const sla = slaText(plan.sla, subject)
  if (judged.length > 0) return subject.say('slides.scope.title', { sla, runs: judged.length })
  if (runs.length === 0) return subject.say('slides.scope.unloaded', { sla })
  return subject.say('slides.scope.unjudged', { sla, runs: runs.length })
}

/** What is asked for, and what was measured for it. */
export const scope = (subject: Subject): Draft => {
  const [table] = tablesOf(subject, 'scope')
  return {
    id: 'scope',
    kicker: subject.say('body.section.scope'),
    title: scopeTitle(subject),
    parts: [
      ...limitCards(subject),
      ...(table ? tableIn(table, below(body, body.y + cardHeight + 14), subject).parts : []),
    ],
  }
}
