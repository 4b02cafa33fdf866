import type { Point, ReportRun } from '../../model/report.ts'
import { counts } from '../interpolation/mean-times.ts'

/** The throughputs of the counted repeats of a level: the least, the greatest, and half a last written place, requests/s. */
export const throughputSpread = (point: Point, runs: ReadonlyMap<string, ReportRun>) => {
  const all = point.runs.flatMap((id) => {
    const run = runs.get(id)
    return run?.throughput.requests && counts(run) ? [run.throughput] : []
  })
  const values = all.map((throughput) => throughput.requests ?? 0)
  return {
    low: Math.min(...values),
    high: Math.max(...values),
    rounding: Math.max(...all.map((t) => t.requestsRounding)),
  }
}
