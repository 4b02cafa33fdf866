import type { Point, ReportRun } from '../../model/report.ts'
import { of, type Read } from '../../trails/made.ts'
import { inRun } from '../places.ts'

type Runs = ReadonlyMap<string, ReportRun>

/** An audit leaves a run out of its level, unless it fails even so. */
export const counts = ({ usable, judgements }: ReportRun): boolean =>
  usable || Object.values(judgements).some(({ verdict }) => verdict === 'fail')

/** The runs that a level is made of: those that count, or all where none does. */
const countedRuns = (point: Point, runs: Runs): readonly ReportRun[] => {
  const all = point.runs.flatMap((id) => runs.get(id) ?? [])
  const counted = all.filter(counts)
  return counted.length > 0 ? counted : all
}

type Timed = 'ttft' | 'tpot' | 'e2e'

/** The mean of a metric in each run of a level, seconds; null unless every repeat tells. */
export const meansAt = (point: Point, runs: Runs, metric: Timed): readonly Read<number>[] | null => {
  const means = countedRuns(point, runs).map((run) => inRun(run, `latency/${metric}/mean`))
  return means.length === 0 || means.some(({ value }) => value === null) ? null : (means as readonly Read<number>[])
}

/** The mean of a metric at a level, seconds: of the slowest repeat; null unless every repeat tells. */
export const slowestMean = (point: Point, runs: Runs, metric: Timed): number | null => {
  const means = meansAt(point, runs, metric)
  return means && Math.max(...means.map(({ value }) => value))
}

/** Levels and the means of their runs, a level as often as it has runs. */
export const meansOf = (points: readonly Point[], runs: Runs, metric: Timed) => {
  const all = points.flatMap((point) => (meansAt(point, runs, metric) ?? []).map((y) => ({ C: of(point, 'level'), y })))
  return { C: all.map(({ C }) => C), y: all.map(({ y }) => y) }
}
