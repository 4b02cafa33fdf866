import type { FormulaId } from '../formulas/index.ts'
import {
  type HoldOutSummary,
  type HeldOut,
  interpolate,
  summarizeHoldOut,
  type Point as Pair,
  usualError,
} from '../maths/interpolation.ts'
import { queueWait, regimeOf, slotsOf, usualQueueError, type Regime, type TimedLevel } from '../maths/regimes.ts'
import type { Point, ReportRun, Interpolated, Interpolation, Ungraded } from '../model/report.ts'
import { of, type Read, explained, type Inputs, type Made, made, taken, record } from '../trails/made.ts'
import { inRun } from './places.ts'

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

/** What the method makes of the levels that it is shown, one left out each time. */
const heldOut = (formula: FormulaId, summary: HoldOutSummary | null, inputs: Inputs): Interpolated['holdOut'] => {
  if (!summary) return null
  const error = (name: keyof HoldOutSummary) => explained(formula, summary[name], { ...inputs, of: name })
  return record({
    count: error('count'),
    mean: error('mean'),
    median: error('median'),
    p90: error('p90'),
    worst: error('worst'),
  })
}

const none = (reason: Interpolated['reason']): Interpolated => ({
  value: null,
  error: null,
  method: 'pchip',
  holdOut: null,
  reason,
})

/** Levels and their values, and the error that is usual. */
interface Cubic {
  readonly pairs: readonly Pair[]
  readonly levels: Inputs
  readonly usual: number
  /** Whether it has to hold at every level of this sweep. */
  readonly strict?: boolean
}

/** What the cubic gives between the levels, with how it was made. */
const byCubic = (at: Made<number>, { pairs, levels, usual, strict = false }: Cubic): Interpolated => {
  const told = interpolate(pairs, at.value, usual)
  const { value, error, reason } = told
  const holdOut = heldOut('holdOut', told.holdOut, levels)
  if (strict && value !== null && holdOut !== null && holdOut.worst > usual) return { ...none('ownError'), holdOut }
  return record({
    value: value === null ? null : explained('cubic', value, { ...levels, c: at }),
    error: error === null || holdOut === null ? null : explained('largest', error, { x: [of(holdOut, 'mean'), usual] }),
    method: 'pchip',
    holdOut,
    reason: reason === 'outside' ? 'metricMissing' : reason,
  })
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

const largestError = 0.15

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
  const summary = summarizeHoldOut(queueErrors(regimes))
  const S = regimes.slots ?? 0
  const alike = regimes.levels.flatMap(({ regime, point }) => (regime === 'queued' ? point : []))
  const X = alike.map((point) => of(point.throughput, 'requests'))
  const holdOut = heldOut('queueHoldOut', summary, { ...meansOf(alike, runs, 'ttft'), X, S })
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
  const pairs = alike.map(({ concurrency, ttft }) => ({ x: concurrency, y: ttft }))
  const own = alike.map(({ point }) => point)
  return byCubic(at, { pairs, levels: meansOf(own, runs, 'ttft'), usual: largestError, strict: true })
}

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
  const throughput = byCubic(at, {
    pairs: throughputPairs(points),
    levels: throughputsOf(points),
    usual: usualError.throughput,
  })
  const tpot = byCubic(at, {
    pairs: tpotPairs(points, runs),
    levels: meansOf(points, runs, 'tpot'),
    usual: usualError.tpot,
  })
  return record({ at, reason: null, throughput, tpot, ttft: interpolateTtft(points, runs, at, throughput) })
}
