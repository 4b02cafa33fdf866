import type { Point, ReportRun } from '../../model/report.ts'

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

/** The mean of a metric at a level, seconds: of the slowest repeat; null unless every repeat tells. */
export const slowestMean = (point: Point, runs: Runs, metric: 'ttft' | 'tpot' | 'e2e'): number | null => {
  const means = countedRuns(point, runs).map(({ latency }) => latency[metric]?.mean ?? null)
  return means.length === 0 || means.includes(null)
    ? null
    : Math.max(...means.filter((mean) => mean !== null))
}
