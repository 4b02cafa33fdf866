import type { Report } from '../model/report.ts'
import type { Panel } from './drawn-series.ts'
import { placeOf, shownStanding, type LinePoint } from './line-chart.ts'

export type Limit = Report['plan']['sla']['limits'][number]

/** The levels of every series with what was judged of one limit, in seconds or so many units of each. */
export const limitRows = (panel: Panel, limit: Limit, perSecond = 1): readonly LinePoint[] => {
  const inUnit = (seconds: number | null | undefined) => (seconds == null ? null : seconds * perSecond)
  return panel.series.flatMap(({ id, series: { points } }) =>
    points.map((point, order) => {
      const judgement = point.judgements[limit.id]
      return {
        series: id,
        order,
        x: placeOf(panel, point),
        y: inUnit(judgement?.value),
        low: inUnit(judgement?.interval?.low),
        high: inUnit(judgement?.interval?.high),
        standing: shownStanding(point, judgement?.standing ?? 'unknown'),
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
