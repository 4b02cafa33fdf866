import { type HeldOut, interpolate, type Interpolated as Told, summarizeHoldOut } from '../../maths/interpolation.ts'
import { queueWait, regimeOf, slotsOf, usualQueueError, type Regime, type TimedLevel } from '../../maths/regimes.ts'
import type { Interpolated, Point, ReportRun } from '../../model/report.ts'
import { made, of, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { byCubic, heldOut, type Cubic } from './held-out.ts'
import { meansOf, slowestMean } from './mean-times.ts'

type Runs = ReadonlyMap<string, ReportRun>

interface Timed extends TimedLevel {
  readonly point: Point
  readonly throughput: number | null
}

interface Level extends Timed {
  readonly regime: Regime
}

export interface Regimes {
  readonly levels: readonly Level[]
  readonly slots: number | null
}

const largestError = 0.15

const timed = (point: Point, runs: Runs): readonly Timed[] => {
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

/** Even without a queue the cubic fails on some sweeps by half: it has to hold at every level of this one. */
const free = (told: Told, cubic: Cubic): Interpolated => {
  if (told.value !== null && told.holdOut!.worst > largestError)
    return { ...none('ownError'), holdOut: heldOut('holdOut', told.holdOut, cubic.levels) }
  return byCubic(told, cubic)
}

/**
 * Mean time to the first token between two levels, only where both are of one kind: the wait for a slot where both queue,
 * the cubic where neither does. Across the onset of a queue no interpolation is any good.
 */
export const interpolateTtft = (
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
  const alike = regimes.levels.filter(({ regime }) => regime === 'free')
  const told = interpolate(
    alike.map(({ concurrency, ttft }) => ({ x: concurrency, y: ttft })),
    at.value,
    largestError,
  )
  const levels = meansOf(
    alike.map(({ point }) => point),
    runs,
    'ttft',
  )
  return free(told, { levels, at, usual: largestError })
}
