import type { FormulaId } from '../formulas/index.ts'
import { type HoldOutSummary, type HeldOut, usualError } from '../maths/interpolation.ts'
import { queueWait, regimeOf, slotsOf, usualQueueError, type Regime, type TimedLevel } from '../maths/regimes.ts'
import { countedRuns } from '../model/of-series.ts'
import type { Point, ReportRun, Interpolated, Interpolation, Ungraded } from '../model/report.ts'
import { of, type Read, type Inputs, type Made, made, madeIf, taken, record } from '../trails/made.ts'
import { inRun } from './places.ts'

type Runs = ReadonlyMap<string, ReportRun>

type TimedMetric = 'ttft' | 'tpot' | 'e2e'

/** The mean of a metric in each run of a level, seconds; null unless every repeat tells. */
const meansAt = (point: Point, runs: Runs, metric: TimedMetric): readonly Read<number>[] | null => {
  const means = countedRuns(point, runs).map((run) => inRun(run, `latency/${metric}/mean`))
  return means.length === 0 || means.some(({ value }) => value === null) ? null : (means as readonly Read<number>[])
}

/** The mean of a metric at a level, seconds: of the slowest repeat; null unless every repeat tells. */
export const slowestMean = (point: Point, runs: Runs, metric: TimedMetric): number | null => {
  const means = meansAt(point, runs, metric)
  return means && Math.max(...means.map(({ value }) => value))
}

/** Levels and the means of their runs, a level as often as it has runs. */
const meansOf = (points: readonly Point[], runs: Runs, metric: TimedMetric) => {
  const all = points.flatMap((point) => (meansAt(point, runs, metric) ?? []).map((y) => ({ C: of(point, 'level'), y })))
  return { C: all.map(({ C }) => C), y: all.map(({ y }) => y) }
}

/** What the method makes of the levels that it is shown, one left out each time; null of too few. */
const heldOut = (formula: FormulaId, levels: Inputs): Interpolated['holdOut'] => {
  const error = (name: keyof HoldOutSummary) => made(formula, { ...levels, of: name })
  const count = madeIf(formula, { ...levels, of: 'count' })
  return (
    count && record({ count, mean: error('mean'), median: error('median'), p90: error('p90'), worst: error('worst') })
  )
}

const none = (reason: Interpolated['reason']): Interpolated => ({
  value: null,
  error: null,
  method: 'pchip',
  holdOut: null,
  reason,
})

/** An own error above this makes a method unusable. */
const largestError = 0.15

/** Levels and their values, and the error that is usual. */
interface Cubic {
  readonly levels: Inputs
  readonly usual: number
  /** Whether it has to hold at every level of this sweep. */
  readonly strict?: boolean
}

/** What the cubic gives between the levels, with how it was made. */
const byCubic = (at: Made<number>, { levels, usual, strict = false }: Cubic): Interpolated => {
  const value = madeIf('cubic', { ...levels, c: at })
  if (!value) return none('metricMissing')
  const holdOut = heldOut('holdOut', levels)
  if (!holdOut) return none('tooFewLevels')
  if (holdOut.mean > largestError || (strict && holdOut.worst > usual)) return { ...none('ownError'), holdOut }
  const error = made('largest', { x: [of(holdOut, 'mean'), usual] })
  return record({ value, error, method: 'pchip', holdOut, reason: null })
}

interface Level extends TimedLevel {
  readonly point: Point
  readonly throughput: number | null
  readonly regime: Regime
}

interface Regimes {
  readonly levels: readonly Level[]
  readonly slots: number | null
}

const timed = (point: Point, runs: Runs): readonly Omit<Level, 'regime'>[] => {
  const ttft = slowestMean(point, runs, 'ttft')
  const { e2e } = point.latency
  if (ttft === null || !e2e) return []
  return [{ point, concurrency: point.level, ttft, e2e, throughput: point.throughput.requests }]
}

/** Levels whose mean times are known, with what the wait for the first token is made of there. */
export const regimesOf = (points: readonly Point[], runs: Runs): Regimes => {
  const levels = points.flatMap((point) => timed(point, runs))
  const slots = slotsOf(levels)
  return { slots, levels: levels.map((level) => ({ ...level, regime: regimeOf(level, slots) })) }
}

/** The wait formula at each queued level against what was measured there. */
export const queueErrors = ({ levels, slots }: Regimes): readonly HeldOut[] =>
  levels.flatMap(({ concurrency, ttft, throughput, regime }) => {
    if (regime !== 'queued' || slots === null || !throughput || ttft <= 0) return []
    const predicted = queueWait(concurrency, slots, throughput)
    return [{ x: concurrency, measured: ttft, predicted, error: predicted / ttft - 1 }]
  })

const queued = (regimes: Regimes, runs: Runs, at: Made<number>, throughput: Interpolated): Interpolated => {
  const S = regimes.slots ?? 0
  const alike = regimes.levels.flatMap(({ regime, point }) =>
    regime === 'queued' && point.throughput.requests ? point : [],
  )
  const X = alike.map((point) => of(point.throughput, 'requests'))
  const holdOut = heldOut('queueHoldOut', { ...meansOf(alike, runs, 'ttft'), X, S })
  const told = { method: 'queue', holdOut } as const
  if (throughput.value === null || throughput.error === null || holdOut === null)
    return { ...none(throughput.reason ?? 'metricMissing'), ...told }
  if (holdOut.mean > largestError) return { ...none('ownError'), ...told }
  const x = [of(holdOut, 'mean'), of(throughput, 'error'), usualQueueError]
  return record({
    ...told,
    value: made('queueWait', { C: at, X: of(throughput, 'value'), S }),
    error: made('largest', { x }),
    reason: null,
  })
}

/**
 * Mean time to the first token between two levels, only where both are of one kind: the wait for a slot where both queue,
 * the cubic where neither does. Across the onset of a queue no interpolation is any good.
 */
const interpolateTtft = (
  points: readonly Point[],
  runs: Runs,
  at: Made<number>,
  throughput: Interpolated,
): Interpolated => {
  const regimes = regimesOf(points, runs)
  const below = regimes.levels.findLast(({ concurrency }) => concurrency <= at.value)
  const above = regimes.levels.find(({ concurrency }) => concurrency >= at.value)
  if (!below || !above) return none('metricMissing')
  if (below.regime !== above.regime || below.regime === 'unknown') return none('regimes')
  if (below.regime === 'queued') return queued(regimes, runs, at, throughput)
  /** Even without a queue the cubic fails on some sweeps by half. */
  const alike = regimes.levels.filter(({ regime }) => regime === 'free')
  const levels = meansOf(
    alike.map(({ point }) => point),
    runs,
    'ttft',
  )
  return byCubic(at, { levels, usual: largestError, strict: true })
}

/** Without the levels that an audit takes away: they are not the load that they are called. */
export const levelsToInterpolate = ({ points }: Pick<Ungraded, 'points'>): readonly Point[] =>
  points.filter(({ usable }) => usable)

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
  const throughput = byCubic(at, { levels: throughputsOf(points), usual: usualError.throughput })
  const tpot = byCubic(at, { levels: meansOf(points, runs, 'tpot'), usual: usualError.tpot })
  return record({ at, reason: null, throughput, tpot, ttft: interpolateTtft(points, runs, at, throughput) })
}
