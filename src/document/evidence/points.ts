import type { Language } from '../../i18n/language.ts'
import { placeOf } from '../../model/by-id.ts'
import { valueAt } from '../../model/place.ts'
import { type Point, type Report, type Series, type UnconfirmedReason, unconfirmedReasons } from '../../model/report.ts'
import { strictestPercentile } from '../../model/sla.ts'
import { type Block, body, type Cell, cell, center, right, type Section, table, type Tone, bullets } from '../block.ts'
import { moreThanShown, shownSeries } from '../shown.ts'
import { levelNumber, limitName, seriesRef, seriesCaption } from '../speech.ts'
import { byReason, steadyBlocks, judgedCell } from './steady.ts'

/** Why a level that was judged is not confirmed: of several reasons the one that more requests mend least. */
const unconfirmedReason = ({ verdict, standing, judgements }: Point): UnconfirmedReason | null => {
  if (verdict === 'unknown' || standing === 'confirmedPass' || standing === 'confirmedFail') return null
  const deciding = Object.values(judgements).filter((one) => one.verdict === verdict)
  return (
    unconfirmedReasons.findLast((reason) => deciding.some(({ unconfirmed }) => unconfirmed === reason)) ?? 'fewRequests'
  )
}

const stubborn: ReadonlySet<string> = new Set<UnconfirmedReason>([
  'noSteadyPart',
  'equalLengths',
  'lengthsUnknown',
  'summaryOnly',
])

/** What would confirm a verdict where more of the same would not. */
const remedies = (
  reasons: readonly string[],
  axis: Series['capacity']['axis'],
  report: Report,
  language: Language,
): readonly string[] => {
  const percentile = strictestPercentile(report.plan.sla)
  if (percentile === null || !reasons.some((reason) => stubborn.has(reason))) return []
  if (axis === 'requestRate')
    return reasons.includes('summaryOnly') ? [language.say('unconfirmed.remedy.requests')] : []
  const least = Math.ceil(10 / (1 - percentile) - 1e-6)
  return [language.say('unconfirmed.remedy.repeats', { least: language.value(least, 'count') })]
}

/** Which verdicts are not confirmed, why, and what would confirm them. */
const unconfirmedBlocks = (report: Report, language: Language): readonly Block[] => {
  const told = byReason(shownSeries(report), unconfirmedReason, language).map(({ reason, places }) =>
    language.say('unconfirmed.levels', { reason: language.say(`unconfirmed.reason.${reason}`), places }),
  )
  const advice = report.series.flatMap(({ points, capacity }) =>
    remedies(
      points.map((point) => unconfirmedReason(point) ?? ''),
      capacity.axis,
      report,
      language,
    ),
  )
  return bullets([...told, ...new Set(advice)])
}

const offered = (point: Point, language: Language): string =>
  point.requestRate === 'inf' ? language.say('rate.inf') : language.value(point.requestRate, 'rate')

/** A number of the run of the level that has the least of it. */
const least = (
  report: Report,
  point: Point,
  place: 'completed' | 'occupancy/high',
  kind: 'count' | 'percent',
  language: Language,
): Cell => {
  const refs = point.runs.map((id) => `runs/${placeOf(report.runs, id)}/${place}`)
  const values = refs.map((ref) => ({ ref, value: valueAt(report, ref) }))
  const known = values.flatMap(({ ref, value }) => (typeof value === 'number' ? [{ ref, value }] : []))
  const [first] = known.toSorted((a, b) => a.value - b.value)
  return first ? cell(language.value(first.value, kind), { ref: first.ref }) : cell('—')
}

/** Mean end-to-end time; what was not measured but follows from other numbers is marked so. */
const meanText = ({ latency }: Point, language: Language): string => {
  const text = language.value(latency.e2e, 'latency')
  return latency.e2e === null || latency.from === 'measured' ? text : language.say('estimated', { text })
}

/** An undecided level still has a verdict, which the limit goes by. */
const standingText = ({ standing, verdict }: Point, language: Language): string => {
  if (standing !== 'undecided') return language.say(`chart.mark.${standing}`)
  return language.say(verdict === 'unknown' ? 'standing.undecided' : `standing.undecided.${verdict}`)
}

const standingTone = ({ standing, verdict }: Point): Tone => (standing === 'undecided' ? 'warning' : verdict)

const goodputText = ({ goodput }: Point, language: Language): string => {
  if (goodput === null || goodput.requests === null) return '—'
  const values = { rate: language.value(goodput.requests, 'rate'), share: goodput.share }
  return language.say(`goodput.${goodput.kind}`, values)
}

const row = (report: Report, series: Series, point: Point, language: Language): readonly Cell[] => {
  const ref = `${seriesRef(report, series)}/points/${series.points.indexOf(point)}`
  const { axis } = series.capacity
  return [
    cell(levelNumber(axis, point.level, language), { header: true, ref: `${ref}/level` }),
    ...(axis === 'requestRate' ? [cell(offered(point, language), { ref: `${ref}/requestRate` })] : []),
    cell(standingText(point, language), { tone: standingTone(point), ref: `${ref}/verdict` }),
    ...report.plan.sla.limits.map(({ id }) => judgedCell(point.judgements, id, ref, language)),
    cell(language.value(point.throughput.requests, 'rate'), { ref: `${ref}/throughput/requests` }),
    cell(goodputText(point, language), { ref: `${ref}/goodput/requests` }),
    cell(language.value(point.throughput.outputTokens, 'number'), { ref: `${ref}/throughput/outputTokens` }),
    cell(meanText(point, language), { ref: `${ref}/latency/e2e` }),
    least(report, point, 'completed', 'count', language),
    least(report, point, 'occupancy/high', 'percent', language),
    cell(point.runs.join(', ')),
  ]
}

const columnsOf = (report: Report, series: Series, language: Language) => [
  right(language.say(`column.level.${series.capacity.axis}`)),
  ...(series.capacity.axis === 'requestRate' ? [right(language.say('column.offered'))] : []),
  center(language.say('number.verdict')),
  ...report.plan.sla.limits.map((limit) => right(limitName(limit.id))),
  right(language.say('chart.axis.throughput')),
  right(language.say('column.goodput')),
  right(language.say('column.outputTokens')),
  right(language.say('column.e2e')),
  right(language.say('column.completed')),
  right(language.say('column.occupancy')),
  right(language.say('column.runs')),
]

/** Every measured point, one table a series: nothing of it is left out, and what was not judged says so. */
export const points = (report: Report, language: Language): Section => ({
  id: 'points',
  title: language.say('section.points'),
  blocks: [
    body(language.say('points.text')),
    body(language.say('standing.text')),
    body(language.say('standing.goodput')),
    ...shownSeries(report).map((series) =>
      table(
        seriesCaption(series, language),
        columnsOf(report, series, language),
        series.points.map((point) => row(report, series, point, language)),
        { dense: true },
      ),
    ),
    ...moreThanShown(report, language),
    ...unconfirmedBlocks(report, language),
    ...steadyBlocks(report, language),
  ],
})
