import type { Point, ReportRun } from '../../model/report.ts'
import { counts } from '../interpolation/mean-times.ts'
import { inRun } from '../places.ts'

type Runs = ReadonlyMap<string, ReportRun>

const countedRuns = (point: Point | undefined, runs: Runs): readonly ReportRun[] =>
  (point?.runs ?? []).flatMap((id) => {
    const run = runs.get(id)
    return run?.throughput.requests && counts(run) ? [run] : []
  })

/** The throughputs of the counted repeats of a level: the least, the greatest, and half a last written place, requests/s. */
export const throughputSpread = (point: Point, runs: Runs) => {
  const all = countedRuns(point, runs).map(({ throughput }) => throughput)
  const values = all.map((throughput) => throughput.requests ?? 0)
  return {
    low: Math.min(...values),
    high: Math.max(...values),
    rounding: Math.max(...all.map((t) => t.requestsRounding)),
  }
}

/** Those of several levels as they are written, and half a last place of each. */
export const writtenAt = (points: readonly (Point | undefined)[], runs: Runs) => {
  const all = points.flatMap((point) => countedRuns(point, runs))
  return {
    x: all.map((run) => inRun(run, 'throughput/requests')),
    d: all.map((run) => inRun(run, 'throughput/requestsRounding')),
  }
}
