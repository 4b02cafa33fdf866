import type { Language } from '../../i18n/language.ts'
import { placeOf } from '../../model/by-id.ts'
import { valueAt } from '../../model/place.ts'
import type { Point, Series, UnconfirmedReason } from '../../model/report.ts'
import { strictestPercentile } from '../../model/metric.ts'
import {
  type Block,
  body,
  bullets,
  type Cell,
  cell,
  type FilledColumn,
  section,
  type Section,
  tableOf,
  type Tone,
} from '../block.ts'
import { unconfirmedReason } from '../failure-text.ts'
import { moreThanShown, shownSeries } from '../shown.ts'
import { levelNumber, limitName, seriesCaption, seriesRef } from '../speech.ts'
import { byReason, judgedCell, steadyBlocks } from './steady.ts'
import { columnsIn, numberCell } from '../columns.ts'
import type { Edition } from '../edition.ts'

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
  { report, say, value }: Edition,
): readonly string[] => {
  const percentile = strictestPercentile(report.plan.sla)
  if (percentile === null || !reasons.some((reason) => stubborn.has(reason))) return []
  if (axis === 'requestRate') return reasons.includes('summaryOnly') ? [say('unconfirmed.remedy.requests')] : []
  const least = Math.ceil(10 / (1 - percentile) - 1e-6)
  return [say('unconfirmed.remedy.repeats', { least: value(least, 'count') })]
}

/** Which verdicts are not confirmed, why, and what would confirm them. */
const unconfirmedBlocks = (edition: Edition): readonly Block[] => {
  const told = byReason(shownSeries(edition.report), unconfirmedReason, edition).map(({ reason, places }) =>
    edition.say('unconfirmed.levels', { reason: edition.say(`unconfirmed.reason.${reason}`), places }),
  )
  const advice = edition.report.series.flatMap(({ points, capacity }) =>
    remedies(
      points.map((point) => unconfirmedReason(point) ?? ''),
      capacity.axis,
      edition,
    ),
  )
  return bullets([...told, ...new Set(advice)])
}

const offered = (point: Point, { say, value }: Language): string =>
  point.requestRate === 'inf' ? say('rate.inf') : value(point.requestRate, 'rate')

/** A number of the run of the level that has the least of it. */
const least = (edition: Edition, point: Point, place: string, kind: 'count' | 'percent'): Cell => {
  const { report } = edition
  const refs = point.runs.map((id) => `runs/${placeOf(report.runs, id)}/${place}`)
  const known = refs.filter((ref) => typeof valueAt(report, ref) === 'number')
  const [first] = known.toSorted((a, b) => Number(valueAt(report, a)) - Number(valueAt(report, b)))
  return first === undefined ? cell('—') : numberCell(edition, first, kind)
}

/** Mean end-to-end time; what was not measured but follows from other numbers is marked so. */
const meanText = ({ latency }: Point, { value, say }: Language): string => {
  const text = value(latency.e2e, 'latency')
  return latency.e2e === null || latency.from === 'measured' ? text : say('estimated', { text })
}

/** An undecided level still has a verdict, which the limit goes by. */
const standingText = ({ standing, verdict }: Point, { say }: Language): string => {
  if (standing !== 'undecided') return say(`chart.mark.${standing}`)
  return say(verdict === 'unknown' ? 'standing.undecided' : `standing.undecided.${verdict}`)
}

const standingTone = ({ standing, verdict }: Point): Tone => (standing === 'undecided' ? 'warning' : verdict)

const goodputText = ({ goodput }: Point, { value, say }: Language): string => {
  if (goodput === null || goodput.requests === null) return '—'
  const values = { rate: value(goodput.requests, 'rate'), share: goodput.share }
  return say(`goodput.${goodput.kind}`, values)
}

const columnsOf = (edition: Edition, series: Series): readonly FilledColumn<Point>[] => {
  const { axis } = series.capacity
  const at = (i: number): string => `${seriesRef(edition.report, series)}/points/${i}`
  const { right, center, headed, number } = columnsIn<Point>(edition, (_, i) => at(i))
  return [
    right(`column.level.${axis}`, (point, i) =>
      cell(levelNumber(axis, point.level, edition), { header: true, ref: `${at(i)}/level` }),
    ),
    ...(axis === 'requestRate'
      ? [right('column.offered', (point, i) => cell(offered(point, edition), { ref: `${at(i)}/requestRate` }))]
      : []),
    center('number.verdict', (point, i) =>
      cell(standingText(point, edition), { tone: standingTone(point), ref: `${at(i)}/verdict` }),
    ),
    ...edition.report.plan.sla.limits.map(({ id }) =>
      headed(limitName(id), (point, i) => judgedCell(point.judgements, id, at(i), edition)),
    ),
    number('chart.axis.throughput', 'throughput/requests', 'rate'),
    right('column.goodput', (point, i) => cell(goodputText(point, edition), { ref: `${at(i)}/goodput/requests` })),
    number('column.outputTokens', 'throughput/outputTokens', 'number'),
    right('column.e2e', (point, i) => cell(meanText(point, edition), { ref: `${at(i)}/latency/e2e` })),
    right('column.completed', (point) => least(edition, point, 'completed', 'count')),
    right('column.occupancy', (point) => least(edition, point, 'occupancy/high', 'percent')),
    right('column.runs', (point) => point.runs.join(', ')),
  ]
}

/** Some level was judged by another statistic than that of its limit. */
const hasOthers = ({ report }: Edition): boolean =>
  shownSeries(report).some(({ points }) =>
    points.some(({ judgements }) => Object.values(judgements).some(({ statistic }) => statistic !== null)),
  )

/** Every measured point, one table a series: nothing of it is left out, and what was not judged says so. */
export const points = (edition: Edition): Section =>
  section('points', edition.say('section.points'), [
    body(edition.say('points.text')),
    body(edition.say('standing.text')),
    body(edition.say('standing.goodput')),
    hasOthers(edition) && body(edition.say('judged.by.note')),
    shownSeries(edition.report).map((series) =>
      tableOf(seriesCaption(series, edition), series.points, columnsOf(edition, series), { dense: true }),
    ),
    moreThanShown(edition),
    unconfirmedBlocks(edition),
    steadyBlocks(edition),
  ])
