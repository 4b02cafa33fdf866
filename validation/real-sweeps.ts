import { existsSync } from 'node:fs'
import { queueErrors, regimesOf, levelsToInterpolate, slowestMean } from '../src/analysis/interpolate.ts'
import type { HeldOut, Point as Pair } from '../src/maths/interpolation.ts'
import type { Point, Report, Series } from '../src/model/report.ts'
import { examine } from '../src/pipeline.ts'

/** What is held out of one closed-loop sweep, against concurrency. */
export type Sweep = {
  readonly name: string
  /** Requests/s. */
  readonly throughput: readonly Pair[]
  /** Mean TPOT, and mean TTFT of the levels without a queue, seconds. */
  readonly tpot: readonly Pair[]
  readonly ttft: readonly Pair[]
  /** The wait for a slot against the mean TTFT of the levels with one. */
  readonly queued: readonly HeldOut[]
  /** The judged statistic of each limit of the SLA, seconds. */
  readonly judged: readonly (readonly Pair[])[]
}

const root = new URL('../', import.meta.url).pathname

/** What is measured at each level that has it. */
const pairsOf = (points: readonly Point[], valueOf: (point: Point) => number | null): readonly Pair[] =>
  points.flatMap((point) => {
    const y = valueOf(point)
    return y === null ? [] : [{ x: point.level, y }]
  })

const sweepOf = (report: Report, series: Series): Sweep => {
  const runs = new Map(report.runs.map((run) => [run.id, run]))
  const points = levelsToInterpolate(series)
  const regimes = regimesOf(points, runs)
  return {
    name: series.name,
    throughput: pairsOf(points, ({ throughput }) => throughput.requests),
    tpot: pairsOf(points, (point) => slowestMean(point, runs, 'tpot')),
    ttft: regimes.levels
      .filter(({ regime }) => regime === 'free')
      .map(({ concurrency, ttft }) => ({ x: concurrency, y: ttft })),
    queued: queueErrors(regimes),
    judged: report.plan.sla.limits.map(({ id }) => pairsOf(points, ({ judgements }) => judgements[id]?.value ?? null)),
  }
}

/** Sweeps with enough levels for one to be left out. */
export const sweepsOf = (report: Report): readonly Sweep[] =>
  report.series
    .filter(({ capacity }) => capacity.axis === 'concurrency')
    .map((series) => sweepOf(report, series))
    .filter(({ throughput }) => throughput.length >= 5)

/** Every closed-loop sweep that konkyo reads under a folder of the project or beside it; null where there is none. */
export const readSweeps = async (folder: string): Promise<readonly Sweep[] | null> => {
  const path = new URL(folder, `file://${root}`).pathname
  if (!existsSync(path)) return null
  const stamp = { version: '0', now: '2026-01-01T00:00:00Z' }
  const report = await examine({ paths: [path], cwd: root, planPath: undefined, flags: {}, stamp })
  return sweepsOf(report)
}
