import type { LatencyMetric, LatencyStatistics } from '../model/metric.ts'
import { offered } from '../model/of-series.ts'
import type { Point, Report, ReportRun, Series } from '../model/report.ts'
import type { Both } from './comparison.ts'

export type Reports = Both<Report>
export type SeriesPair = Both<Series>

/** The part of a report that a series rests on. */
export interface Side {
  readonly series: Series
  readonly runs: ReadonlyMap<string, ReportRun>
}

export type Sides = Both<Side>

const side = (series: Series, { runs }: Report): Side => ({ series, runs: new Map(runs.map((run) => [run.id, run])) })

export const sidesOf = (pair: SeriesPair, reports: Reports): Sides => ({
  old: side(pair.old, reports.old),
  new: side(pair.new, reports.new),
})

/** Statistics of the metric that a limit (`ttft.p99`) is about. */
export const statisticsOf = (run: ReportRun | undefined, limit: string): LatencyStatistics | null =>
  run?.latency[limit.split('.')[0] as LatencyMetric] ?? null

/** The name of its statistic: `p99`. */
export const statisticName = (limit: string): string => limit.slice(limit.indexOf('.') + 1)

export interface CommonLevel extends Both<Point> {
  readonly level: number
}

/** Loads that both sides measured, ascending. A rate under another cap is another load. */
export const sharedLevels = ({ old, new: next }: Sides): readonly CommonLevel[] =>
  old.series.points.flatMap((point) => {
    const level = offered(point, old.series)
    const other = next.series.points.find(
      (one) => offered(one, next.series) === level && one.concurrency === point.concurrency,
    )
    return level !== null && other ? [{ level, old: point, new: other }] : []
  })

/** Those that stand on both sides. */
export const commonLevels = (sides: Sides): readonly CommonLevel[] =>
  sharedLevels(sides).filter(({ old, new: next }) => old.usable && next.usable)
