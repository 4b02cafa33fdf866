import type { Point, Report, Workload } from '../model/report.ts'
import { type Panel, restText, workloadValues } from './drawn-series.ts'
import { levelName, limitPlace, type LinePoint, placeOf, shownStanding } from './line-chart.ts'
import type { TimeUnit, Words } from '../charts/chart.ts'
import { axisNumber } from './scale.ts'
import { commonId, drawnAs } from '../model/of-series.ts'

export type Limit = Report['plan']['sla']['limits'][number]

/** The statistic that is drawn of a limit. */
export const drawnId = ({ series }: Panel, { id }: Limit): string =>
  commonId(
    series.map((one) => one.series),
    id,
  )

/** The levels of every series with what was judged of one limit, in seconds or so many units of each. */
export const limitRows = (panel: Panel, limit: Limit, words: Words, perSecond = 1): readonly LinePoint[] => {
  const inUnit = (seconds: number | null | undefined) => (seconds == null ? null : seconds * perSecond)
  const id = drawnId(panel, limit)
  return panel.series.flatMap(({ id: series, series: { points } }) =>
    points.map((point, order) => {
      const drawn = drawnAs(id, limit, point, words.report)
      return {
        series,
        order,
        x: placeOf(panel, point),
        y: inUnit(drawn?.value),
        low: inUnit(drawn?.interval?.low),
        high: inUnit(drawn?.interval?.high),
        standing: shownStanding(point, point.judgements[limit.id]?.standing ?? 'unknown'),
      }
    }),
  )
}

/** The same with what was achieved, in requests/s. */
export const throughputRows = (panel: Panel): readonly LinePoint[] =>
  panel.series.flatMap(({ id, series }) =>
    series.points.map((point, order) => ({
      series: id,
      order,
      x: placeOf(panel, point),
      y: point.throughput.requests,
      standing: shownStanding(point, point.standing),
    })),
  )

/** The unit in which these seconds are drawn, and how many of it are one. */
export const unitFor = (seconds: readonly number[]): readonly [unit: TimeUnit, perSecond: number] =>
  Math.max(...seconds) >= 1 ? ['seconds', 1] : ['milliseconds', 1000]

const mostNamed = 4

/** `RTX 5090: 128; 2× RTX 5090 TP2: 256`, and where there is none, or none at all, that. */
const limitsOf = (panel: Panel, words: Words): string => {
  const none = words.label('mark.none')
  const limits = panel.series.map(({ label, series: { capacity, points } }) => ({
    label,
    limit: limitPlace(panel, capacity.maxConcurrency, points),
  }))
  if (limits.every(({ limit }) => limit === null)) return none
  const texts = limits.map(({ label, limit }) => `${label}: ${limit === null ? none : axisNumber(limit)}`)
  return words.items([...texts.slice(0, mostNamed), ...(texts.length > mostNamed ? ['…'] : [])])
}

const isUndecided = ({ standing }: LinePoint): boolean => standing === 'undecided'

/** What the captions of charts over a level share; the last five count levels, of which those within the margin of error pass or fail as well. */
export const panelValues = (workload: Workload, panel: Panel, words: Words) => {
  const verdicts = panel.series.flatMap(({ series: { points } }) =>
    points.map(({ usable, verdict }) => (usable ? verdict : 'unknown')),
  )
  const count = (wanted: Point['verdict']) => verdicts.filter((verdict) => verdict === wanted).length
  return {
    ...workloadValues(workload, words),
    rest: restText(panel, words),
    layouts: panel.series.length,
    axis: levelName(panel, words),
    limits: limitsOf(panel, words),
    levels: verdicts.length,
    passing: count('pass'),
    failing: count('fail'),
    unjudged: count('unknown'),
    undecided: throughputRows(panel).filter(isUndecided).length,
  }
}
