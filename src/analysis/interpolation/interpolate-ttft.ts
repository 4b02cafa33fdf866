import { interpolate, type Interpolated as Told } from '../../capacity/interpolation.ts'
import { summarizeHoldOut, type HeldOut } from '../../capacity/leave-one-out.ts'
import {
  queueWait,
  regimeOf,
  slotsOf,
  usualQueueError,
  type Regime,
  type TimedLevel,
} from '../../capacity/regimes.ts'
import type { Interpolated, Point, ReportRun } from '../../model/report.ts'
import { slowestMean } from './mean-times.ts'

type Runs = ReadonlyMap<string, ReportRun>

interface Level extends TimedLevel {
  readonly regime: Regime
  readonly throughput: number | null
}

export interface Regimes {
  readonly levels: readonly Level[]
  readonly slots: number | null
}

const largestError = 0.15

const timed = (
  point: Point,
  runs: Runs,
): readonly (TimedLevel & { readonly throughput: number | null })[] => {
  const ttft = slowestMean(point, runs, 'ttft')
  const { e2e } = point.latency
  if (ttft === null || !e2e) return []
  return [{ concurrency: point.level, ttft, e2e, throughput: point.throughput.requests }]
}

/** Levels whose mean times are known, with what the wait for the first token is made of there. */
export const regimesOf = (points: readonly Point[], runs: Runs): Regimes => {
  const levels = points.flatMap((point) => timed(point, runs))
  const slots = slotsOf(levels)
  return { slots, levels: levels.map((level) => ({ ...level, regime: regimeOf(level, slots) })) }
}

const none = (reason: Interpolated['reason']): Interpolated => ({
  value: null,
  error: null,
  method: 'pchip',
  holdOut: null,
  reason,
})

/** The wait formula at each queued level against what was measured there. */
export const queueErrors = ({ levels, slots }: Regimes): readonly HeldOut[] =>
  levels.flatMap(({ concurrency, ttft, throughput, regime }) => {
    if (regime !== 'queued' || slots === null || !throughput || ttft <= 0) return []
    const predicted = queueWait(concurrency, slots, throughput)
    return [{ x: concurrency, measured: ttft, predicted, error: predicted / ttft - 1 }]
  })

const queued = (regimes: Regimes, at: number, throughput: Interpolated): Interpolated => {
  const holdOut = summarizeHoldOut(queueErrors(regimes))
  const told = { method: 'queue', holdOut: holdOut && { ...holdOut } } as const
  if (throughput.value === null || throughput.error === null || holdOut === null)
    return { ...none(throughput.reason ?? 'metricMissing'), ...told }
  if (holdOut.mean > largestError) return { ...none('ownError'), ...told }
  const error = Math.max(usualQueueError, holdOut.mean, throughput.error)
  return { ...told, value: queueWait(at, regimes.slots!, throughput.value), error, reason: null }
}

/** Even without a queue the cubic fails on some sweeps by half: it has to hold at every level of this one. */
const free = (told: Told): Interpolated => {
  const holdOut = told.holdOut && { ...told.holdOut }
  if (told.value !== null && told.holdOut!.worst > largestError) return { ...none('ownError'), holdOut }
  const reason = told.reason === 'outside' ? 'metricMissing' : told.reason
  return { value: told.value, error: told.error, method: 'pchip', holdOut, reason }
}

/**
 * Mean time to the first token between two levels, only where both are of one kind: the wait for a slot where both queue,
 * the cubic where neither does. Across the onset of a queue no interpolation is any good.
 */
export const interpolateTtft = (
  points: readonly Point[],
  runs: Runs,
  at: number,
  throughput: Interpolated,
): Interpolated => {
  const regimes = regimesOf(points, runs)
  const below = regimes.levels.findLast(({ concurrency }) => concurrency <= at)
  const above = regimes.levels.find(({ concurrency }) => concurrency >= at)
  if (!below || !above) return none('metricMissing')
  if (below.regime !== above.regime || below.regime === 'unknown') return none('regimes')
  if (below.regime === 'queued') return queued(regimes, at, throughput)
  const alike = regimes.levels.filter(({ regime }) => regime === 'free')
  return free(
    interpolate(
      alike.map(({ concurrency, ttft }) => ({ x: concurrency, y: ttft })),
      at,
      largestError,
    ),
  )
}
