import { existsSync } from 'node:fs'
import { queueErrors, regimesOf, levelsToInterpolate, throughputPairs, tpotPairs } from '../src/analysis/interpolate.ts'
import type { HeldOut, Point as Pair } from '../src/maths/interpolation.ts'
import type { Report, Series } from '../src/model/report.ts'
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

const judgedPairs = ({ points }: Series, limit: string): readonly Pair[] =>
  points.flatMap(({ usable, level, judgements }) => {
    const value = judgements[limit]?.value ?? null
    return usable && value !== null ? [{ x: level, y: value }] : []
  })

const sweepOf = (report: Report, series: Series): Sweep => {
  const runs = new Map(report.runs.map((run) => [run.id, run]))
  const points = levelsToInterpolate(series)
  const regimes = regimesOf(points, runs)
  return {
    name: series.name,
    throughput: throughputPairs(points),
    tpot: tpotPairs(points, runs),
    ttft: regimes.levels
      .filter(({ regime }) => regime === 'free')
      .map(({ concurrency, ttft }) => ({ x: concurrency, y: ttft })),
    queued: queueErrors(regimes),
    judged: report.plan.sla.limits.map(({ id }) => judgedPairs(series, id)),
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
