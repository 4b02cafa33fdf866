import type { Language } from '../../i18n/language.ts'
import type { Report, Series, Workload } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { limitFigure, safeFigure, seriesCard } from '../answer-card.ts'
import { answerNotes, answerSentence } from '../answer.ts'
import { resultNature } from '../nature.ts'
import { type Block, body, cell, type KeyFigure, keyFigure, note, type Section, bullets } from '../block.ts'
import { repeatTexts } from '../failure-text.ts'
import { rateGrounds } from '../rate-grounds.ts'
import { safeZone } from '../evidence/safe-zone.ts'
import { figures } from '../figures.ts'
import { layoutText, seriesRef, workloadName, seriesIn } from '../speech.ts'
import type { Edition } from '../edition.ts'

/** So many layouts are answered for in words; the table has all. */
const sentencesAtMost = 4

/** The layout that a decision takes for this workload, or the first that was measured. */
const chosenOf = ({ decisions }: Report, { id }: Workload, members: readonly Series[]): Series => {
  const taken = decisions.find((one) => one.workload === id && one.series !== null)?.series
  return members.find((one) => one.id === taken) ?? members[0]!
}

const throughputFigure = (series: Series, ref: string, { say }: Language): readonly KeyFigure[] => {
  const { throughput, status } = series.capacity
  if (throughput === null) return []
  const label = say(status === 'rightCensored' ? 'body.figure.throughput.open' : 'number.throughput')
  const value = cell(say('unit.rate', { rate: throughput }), { ref: `${ref}/capacity/throughput` })
  return [keyFigure(label, value, say(`body.from.${resultNature(series)}`))]
}

/** Rates nearer than this look the same. */
const ALIKE = 1.01

/** Why more is simulated than was measured at the limit, where the steady part shows it; nothing where it is not. */
const aboveLimit = ({ headroom, capacity, steadyLimit }: Series, { say }: Language): readonly string[] => {
  const sustained = headroom?.promise?.sustained ?? 0
  const steady = steadyLimit?.maxConcurrency ?? 0
  const isMore = sustained > ALIKE * (capacity.throughput ?? Infinity)
  return isMore && steady > (capacity.maxConcurrency ?? Infinity) ? [say('body.results.above', { steady })] : []
}

const card = (edition: Edition, series: Series): Block => {
  const ref = seriesRef(edition.report, series)
  const numbers = [
    ...limitFigure(series, ref, edition),
    ...throughputFigure(series, ref, edition),
    ...safeFigure(series, ref, (headroom) => rateGrounds(edition, series, headroom), edition),
  ]
  return seriesCard(edition, series, numbers, [aboveLimit(series, edition), repeatTexts(edition, series)])
}

const othersOf = (edition: Edition, others: readonly Series[]): readonly Block[] => {
  const items = others.slice(0, sentencesAtMost).map((one) => {
    const answer = edition.line([answerSentence(edition, one), ...answerNotes(edition, one)])
    return edition.say('body.other', { layout: layoutText(one, edition), answer })
  })
  return bullets(items)
}

/** One workload: the answer, one figure, one table. */
const partOf = (edition: Edition, workload: Workload): readonly Block[] => {
  const members = seriesIn(edition.report, workload)
  const chosen = chosenOf(edition.report, workload, members)
  const others = members.filter((one) => one !== chosen)
  return [
    { kind: 'heading', id: `result-${workload.id}`, text: workloadName(edition, workload) },
    card(edition, chosen),
    ...othersOf(edition, others),
    ...figures(edition, workload, ['latency']),
    safeZone(edition, members, true),
  ]
}

/** What is said of every layout of a workload alike, where none could be judged and nothing can be drawn; else null. */
const unjudgedText = (edition: Edition, workload: Workload): string | null => {
  const members = seriesIn(edition.report, workload)
  if (members.some(({ capacity }) => capacity.status !== 'noData')) return null
  const texts = new Set(
    members.map((one) => edition.line([answerSentence(edition, one), ...answerNotes(edition, one)])),
  )
  return texts.size > 1 || figures(edition, workload, ['latency']).length > 0 ? null : [...texts][0]!
}

const unjudged = (edition: Edition, workloads: readonly Workload[], answer: string): Block => {
  const layout = edition.list(workloads.map((workload) => workloadName(edition, workload)))
  return body(edition.say('body.other', { layout, answer }))
}

/** More workloads than this are one table; each has its page in the evidence. */
const pagesAtMost = 6
const linesAtMost = 24

const listOf = (edition: Edition): readonly Block[] => {
  const shown = edition.report.series.slice(0, linesAtMost)
  const more = edition.report.series.length - shown.length
  const rest = more > 0 ? [note(edition.say('body.results.more', { count: more }))] : []
  return [body(edition.say('body.results.list')), safeZone(edition, shown, true), ...rest]
}

/** What was found of each workload: a part each, or a row for each layout where they would be a book. */
export const results = (edition: Edition): readonly Section[] => {
  const { workloads } = edition.report
  if (workloads.length === 0) return []
  const title = edition.say('body.section.results')
  if (workloads.length > pagesAtMost) return [{ id: 'results', title, blocks: listOf(edition) }]
  const told = groupBy(workloads, (workload) => unjudgedText(edition, workload) ?? workload.id)
  const blocks = [...told].flatMap(([text, alike]) =>
    text === alike[0]!.id ? partOf(edition, alike[0]!) : [unjudged(edition, alike, text)],
  )
  return [{ id: 'results', title, blocks }]
}
