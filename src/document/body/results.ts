import type { Language } from '../../i18n/language.ts'
import type { Report, Series, Workload } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { limitFigure, safeFigure } from '../answer-card.ts'
import { answerNotes, answerSentence, answerTone, statusText } from '../answer.ts'
import { resultNature } from '../nature.ts'
import { type Block, body, cell, type KeyFigure, note, type Section, bullets } from '../block.ts'
import { repeatTexts } from '../repeat-text.ts'
import { rateGrounds } from '../rate-grounds.ts'
import { safeZone } from '../evidence/safe-zone.ts'
import { figures } from '../figures.ts'
import { layoutText, seriesRef, workloadName, seriesIn } from '../speech.ts'

/** So many layouts are answered for in words; the table has all. */
const sentencesAtMost = 4

/** The layout that a decision takes for this workload, or the first that was measured. */
const chosenOf = ({ decisions }: Report, { id }: Workload, members: readonly Series[]): Series => {
  const taken = decisions.find((one) => one.workload === id && one.series !== null)?.series
  return members.find((one) => one.id === taken) ?? members[0]!
}

const throughputFigure = (series: Series, ref: string, language: Language): readonly KeyFigure[] => {
  const { throughput, status } = series.capacity
  if (throughput === null) return []
  return [
    {
      label: language.say(status === 'rightCensored' ? 'body.figure.throughput.open' : 'number.throughput'),
      value: cell(language.say('unit.rate', { rate: throughput }), { ref: `${ref}/capacity/throughput` }),
      note: language.say(`body.from.${resultNature(series)}`),
    },
  ]
}

/** Rates nearer than this look the same. */
const ALIKE = 1.01

/** Why more is simulated than was measured at the limit, where the steady part shows it; nothing where it is not. */
const aboveLimit = ({ headroom, capacity, steadyLimit }: Series, language: Language): readonly string[] => {
  const sustained = headroom?.promise?.sustained ?? 0
  const steady = steadyLimit?.maxConcurrency ?? 0
  const isMore = sustained > ALIKE * (capacity.throughput ?? Infinity)
  return isMore && steady > (capacity.maxConcurrency ?? Infinity)
    ? [language.say('body.results.above', { steady })]
    : []
}

const card = (report: Report, series: Series, language: Language): Block => {
  const ref = seriesRef(report, series)
  return {
    kind: 'answer',
    tone: answerTone(series),
    mark: statusText(series, language),
    title: layoutText(series, language),
    figures: [
      ...limitFigure(series, ref, language),
      ...throughputFigure(series, ref, language),
      ...safeFigure(series, ref, (headroom) => rateGrounds(report, series, headroom, language), language),
    ],
    lines: [
      answerSentence(report, series, language),
      ...answerNotes(report, series, language),
      ...aboveLimit(series, language),
      ...repeatTexts(report, series, language),
    ],
  }
}

const othersOf = (report: Report, others: readonly Series[], language: Language): readonly Block[] => {
  const items = others.slice(0, sentencesAtMost).map((one) => {
    const answer = language.line([answerSentence(report, one, language), ...answerNotes(report, one, language)])
    return language.say('body.other', { layout: layoutText(one, language), answer })
  })
  return bullets(items)
}

/** One workload: the answer, one figure, one table. */
const partOf = (report: Report, workload: Workload, language: Language): readonly Block[] => {
  const members = seriesIn(report, workload)
  const chosen = chosenOf(report, workload, members)
  const others = members.filter((one) => one !== chosen)
  return [
    { kind: 'heading', id: `result-${workload.id}`, text: workloadName(report, workload, language) },
    card(report, chosen, language),
    ...othersOf(report, others, language),
    ...figures(report, workload, ['latency'], language),
    safeZone(report, members, language, true),
  ]
}

/** What is said of every layout of a workload alike, where none could be judged and nothing can be drawn; else null. */
const unjudgedText = (report: Report, workload: Workload, language: Language): string | null => {
  const members = seriesIn(report, workload)
  if (members.some(({ capacity }) => capacity.status !== 'noData')) return null
  const texts = new Set(
    members.map((one) => language.line([answerSentence(report, one, language), ...answerNotes(report, one, language)])),
  )
  return texts.size > 1 || figures(report, workload, ['latency'], language).length > 0 ? null : [...texts][0]!
}

const unjudged = (report: Report, workloads: readonly Workload[], answer: string, language: Language): Block => {
  const layout = language.list(workloads.map((workload) => workloadName(report, workload, language)))
  return body(language.say('body.other', { layout, answer }))
}

/** More workloads than this are one table; each has its page in the evidence. */
const pagesAtMost = 6
const linesAtMost = 24

const listOf = (report: Report, language: Language): readonly Block[] => {
  const shown = report.series.slice(0, linesAtMost)
  const more = report.series.length - shown.length
  const rest = more > 0 ? [note(language.say('body.results.more', { count: more }))] : []
  return [body(language.say('body.results.list')), safeZone(report, shown, language, true), ...rest]
}

/** What was found of each workload: a part each, or a row for each layout where they would be a book. */
export const results = (report: Report, language: Language): readonly Section[] => {
  const { workloads } = report
  if (workloads.length === 0) return []
  const title = language.say('body.section.results')
  if (workloads.length > pagesAtMost) return [{ id: 'results', title, blocks: listOf(report, language) }]
  const told = groupBy(workloads, (workload) => unjudgedText(report, workload, language) ?? workload.id)
  const blocks = [...told].flatMap(([text, alike]) =>
    text === alike[0]!.id ? partOf(report, alike[0]!, language) : [unjudged(report, alike, text, language)],
  )
  return [{ id: 'results', title, blocks }]
}
