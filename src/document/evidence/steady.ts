import type { Language } from '../../i18n/language.ts'
import type { Point, Series, SteadyReason } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import { type Block, body, bullets, type Cell, cell, tableOf } from '../block.ts'
import { shownSeries } from '../shown.ts'
import { layoutText, levelNumber, levelText, limitName, seriesRef, workloadText } from '../speech.ts'
import { seriesList } from './findings.ts'
import { columnsIn } from '../columns.ts'
import type { Edition } from '../edition.ts'

/** What was judged of one limit at a place, in the colour of its verdict, and the statistic where that is not the limit's. */
export const judgedCell = (judgements: Point['judgements'], id: string, at: string, language: Language): Cell => {
  const judgement = judgements[id]
  const value = language.value(judgement?.value, 'latency')
  const { statistic = null } = judgement ?? {}
  return cell(statistic === null ? value : language.say('judged.by', { statistic, value }), {
    ref: `${at}/judgements/${id}/value`,
    ...(judgement && { tone: judgement.verdict }),
  })
}

const partsTable = (edition: Edition, series: Series): Block => {
  const at = (point: Point): string => `${seriesRef(edition.report, series)}/points/${series.points.indexOf(point)}`
  const { left, right, center, headed, number } = columnsIn<Point>(edition, at)
  const { axis } = series.capacity
  const verdict = (one: Pick<Point, 'verdict'>, ref: string): Cell =>
    cell(edition.say(`chart.mark.${one.verdict}`), { tone: one.verdict, ref: `${ref}/verdict` })
  const columns = [
    right(`column.level.${axis}`, (point) =>
      cell(levelNumber(axis, point.level, edition), { header: true, ref: `${at(point)}/level` }),
    ),
    ...edition.report.plan.sla.limits.flatMap(({ id }) => {
      const limit = limitName(id)
      const judged = (part: Pick<Point, 'judgements'>, ref: string) => judgedCell(part.judgements, id, ref, edition)
      return [
        headed(edition.say('column.whole', { limit }), (point) => judged(point, at(point))),
        headed(edition.say('column.steady', { limit }), (point) => judged(point.steady!, `${at(point)}/steady`)),
      ]
    }),
    center('number.verdict', (point) => verdict(point, at(point))),
    center('column.verdict.steady', (point) => verdict(point.steady!, `${at(point)}/steady`)),
    number('column.left', 'steady/requests', 'count'),
    number('column.firstWave', 'steady/excluded/firstWave', 'count'),
    number('column.drain', 'steady/excluded/drain', 'count'),
    left('column.from', ({ steady }) => edition.say(`steady.from.${steady!.from}`)),
  ]
  const names = { workload: workloadText(series.workload, edition), layout: layoutText(series, edition) }
  const points = series.points.filter(({ steady }) => steady)
  return tableOf(edition.say('steady.table', names), points, columns, {
    notes: [edition.say('steady.note')],
    dense: true,
  })
}

/** Reasons for which nothing is missing. */
const settled: ReadonlySet<SteadyReason> = new Set(['notNeeded', 'openLoop', 'paced'])

/** Points of a series in their order, those together between which it has no other. */
const stretchesOf = (all: readonly Point[], points: readonly Point[]): readonly (readonly Point[])[] => {
  const breaks = points.flatMap((point, i) => (all.indexOf(point) === all.indexOf(points[i - 1]!) + 1 ? [] : [i]))
  return [...new Set([0, ...breaks])].map((from, i, starts) => points.slice(from, starts[i + 1]))
}

/** Levels by name, more than three in a row by their ends. */
export const levelsText = (
  { capacity: { axis }, points: all }: Series,
  points: readonly Point[],
  language: Language,
): string =>
  language.list(
    stretchesOf(all, points).flatMap((stretch) => {
      const levels = stretch.map(({ level }) => levelText(axis, level, language))
      return levels.length > 3 ? [language.say('range', { low: levels[0], high: levels.at(-1) })] : levels
    }),
  )

/** Each reason once, with the levels of all series that it holds for. */
export const byReason = <Reason extends string>(
  series: readonly Series[],
  reasonOf: (point: Point) => Reason | null,
  language: Language,
): readonly { readonly reason: Reason; readonly places: string }[] => {
  const told = series.flatMap((one) => {
    const open = one.points.filter((point) => reasonOf(point) !== null)
    return [...groupBy(open, (point) => reasonOf(point)!)].map(([reason, points]) => ({
      reason,
      series: one,
      levels: levelsText(one, points, language),
    }))
  })
  return [...groupBy(told, ({ reason }) => reason)].map(([reason, places]) => ({
    reason,
    places: seriesList(places, language),
  }))
}

/** Why a level whose tail may be the start-up burst has no steady part. */
const missing = ({ steadyReason }: Point): SteadyReason | null =>
  steadyReason && !settled.has(steadyReason) ? steadyReason : null

/** Where the start-up burst may be the tail: the levels without it, beside those of the whole runs. */
export const steadyBlocks = (edition: Edition): readonly Block[] => {
  const series = shownSeries(edition.report)
  const judged = series.filter(({ steadyLimit }) => steadyLimit)
  const items = byReason(series, missing, edition).map(({ reason, places }) =>
    edition.say('steady.missing', { reason: edition.say(`steady.reason.${reason}`), places }),
  )
  if (judged.length === 0 && items.length === 0) return []
  return [body(edition.say('steady.text')), ...judged.map((one) => partsTable(edition, one)), ...bullets(items)]
}

/** What the limit would be on the steady part, said to be a remark; null where no level has one. */
export const steadyRemark = (series: Series, language: Language): string | null => {
  if (!series.steadyLimit) return null
  const { status, maxConcurrency, firstFailing } = series.steadyLimit
  const { axis } = series.capacity
  const values = {
    layout: layoutText(series, language),
    max: levelText(axis, maxConcurrency, language),
    failing: levelText(axis, firstFailing, language),
  }
  const { layout, max } = values
  if (status === 'noData') return language.say('steady.remark.unknown', { layout })
  if (maxConcurrency === null) return language.say('steady.remark.none', { layout })
  return firstFailing === null
    ? language.say('steady.remark.open', { layout, max })
    : language.say('steady.remark.found', values)
}

/** One remark for each layout that has one, and what it is worth. */
export const steadyRemarks = (series: readonly Series[], language: Language): readonly Block[] => {
  const items = series.map((one) => steadyRemark(one, language)).filter((text) => text !== null)
  return items.length > 0 ? bullets([...items, language.say('steady.remark.tail')]) : []
}
