import { interpolate, type Point as Pair, usualError } from '../../maths/interpolation.ts'
import type { Interpolation, Point, ReportRun, Ungraded } from '../../model/report.ts'
import { of, taken, type Inputs } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { byCubic } from './held-out.ts'
import { meansOf, slowestMean } from './mean-times.ts'
import { interpolateTtft } from './interpolate-ttft.ts'

export type Runs = ReadonlyMap<string, ReportRun>

/** Without the levels that an audit takes away: they are not the load that they are called. */
export const levelsToInterpolate = ({ points }: Pick<Ungraded, 'points'>): readonly Point[] =>
  points.filter(({ usable }) => usable)

export const throughputPairs = (points: readonly Point[]): readonly Pair[] =>
  points.flatMap(({ level, throughput: { requests } }) => (requests === null ? [] : [{ x: level, y: requests }]))

/** Mean TPOT of each level that has one. */
export const tpotPairs = (points: readonly Point[], runs: Runs): readonly Pair[] =>
  points.flatMap((point) => {
    const tpot = slowestMean(point, runs, 'tpot')
    return tpot === null ? [] : [{ x: point.level, y: tpot }]
  })

const throughputsOf = (points: readonly Point[]): Inputs => {
  const known = points.filter(({ throughput }) => throughput.requests !== null)
  return { C: known.map((point) => of(point, 'level')), y: known.map(({ throughput }) => of(throughput, 'requests')) }
}

const nothing = { throughput: null, tpot: null, ttft: null }

/**
 * What is expected at the estimated crossing of the SLA, between the last pass and the first fail. Levels only: nothing
 * is said beyond the lowest and the highest.
 */
export const interpolationOf = (series: Pick<Ungraded, 'points' | 'capacity'>, runs: Runs): Interpolation => {
  const { axis, estimate, maxConcurrency } = series.capacity
  if (axis !== 'concurrency') return { at: null, reason: 'openLoop', ...nothing }
  if (!estimate) return { at: null, reason: 'noEstimate', ...nothing }
  if (estimate.concurrency <= (maxConcurrency ?? 0)) return { at: null, reason: 'measured', ...nothing }
  const at = taken(of(estimate, 'concurrency'))
  const points = levelsToInterpolate(series)
  const throughput = byCubic(interpolate(throughputPairs(points), at.value, usualError.throughput), {
    levels: throughputsOf(points),
    at,
    usual: usualError.throughput,
  })
  const tpot = byCubic(interpolate(tpotPairs(points, runs), at.value, usualError.tpot), {
    levels: meansOf(points, runs, 'tpot'),
    at,
    usual: usualError.tpot,
  })
  return record({ at, reason: null, throughput, tpot, ttft: interpolateTtft(points, runs, at, throughput) })
}
