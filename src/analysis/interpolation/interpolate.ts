import { interpolate, usualError } from '../../capacity/interpolation.ts'
import type { Point as Pair } from '../../capacity/pchip.ts'
import type { Interpolated, Interpolation, Point, ReportRun, Ungraded } from '../../model/report.ts'
import { slowestMean } from './mean-times.ts'
import { interpolateTtft } from './interpolate-ttft.ts'

export type Runs = ReadonlyMap<string, ReportRun>

/** Without the levels that an audit takes away: they are not the load that they are called. */
export const levelsToInterpolate = ({ points }: Pick<Ungraded, 'points'>): readonly Point[] =>
  points.filter(({ usable }) => usable)

export const throughputPairs = (points: readonly Point[]): readonly Pair[] =>
  points.flatMap(({ level, throughput: { requests } }) =>
    requests === null ? [] : [{ x: level, y: requests }],
  )

/** Mean TPOT of each level that has one. */
export const tpotPairs = (points: readonly Point[], runs: Runs): readonly Pair[] =>
  points.flatMap((point) => {
    const tpot = slowestMean(point, runs, 'tpot')
    return tpot === null ? [] : [{ x: point.level, y: tpot }]
  })

const cubicAt = (pairs: readonly Pair[], x: number, usual: number): Interpolated => {
  const { reason, holdOut, ...told } = interpolate(pairs, x, usual)
  return {
    ...told,
    method: 'pchip',
    holdOut: holdOut && { ...holdOut },
    reason: reason === 'outside' ? 'metricMissing' : reason,
  }
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
  const at = estimate.concurrency
  const points = levelsToInterpolate(series)
  const throughput = cubicAt(throughputPairs(points), at, usualError.throughput)
  return {
    at,
    reason: null,
    throughput,
    tpot: cubicAt(tpotPairs(points, runs), at, usualError.tpot),
    ttft: interpolateTtft(points, runs, at, throughput),
  }
}
