import { openCurveHeadroom } from '../../capacity/birth-death.ts'
import { queueHeadroom, rejectionHeadroom } from '../../capacity/erlang.ts'
import { poissonHeadroom } from '../../capacity/headroom.ts'
import { burstyHeadroom } from '../../capacity/negative-binomial.ts'
import { showsPlateau, throughputCurve, type MeasuredThroughput } from '../../capacity/throughput-curve.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series } from '../../model/report.ts'
import { limitPoint } from '../points/limit-point.ts'

type Basis = NonNullable<Series['basis']>
type Row = Series['headroomModels'][number]
type Asked = Pick<Plan, 'arrivals' | 'overflow' | 'sla'>

/** The birth-death model trusts the whole curve; at most this share of the throughput is taken from it. */
export const curveCap = 0.85

const fewestLevels = 5

/** Levels of which the throughput may be used, whether or not they meet the SLA. */
export const curveLevels = (points: readonly Point[]): readonly Point[] =>
  points.filter(({ usable, throughput }) => usable && throughput.requests !== null)

const measured = (points: readonly Point[]): readonly MeasuredThroughput[] =>
  curveLevels(points).map(({ level, throughput }) => ({
    concurrency: level,
    throughput: throughput.requests!,
  }))

/** Seconds that each TTFT limit leaves at the level of the limit, the least first. */
export const waitsAt = (point: Point | undefined, { sla }: Pick<Plan, 'sla'>) =>
  sla.limits
    .flatMap((limit, index) => {
      const value = point?.judgements[limit.id]?.value ?? null
      return limit.metric === 'ttft' && value !== null
        ? [{ index, limit, wait: Math.max(0, limit.threshold - value) }]
        : []
    })
    .toSorted((a, b) => a.wait - b.wait)

const absent = (model: Row['model'], unavailable: NonNullable<Row['unavailable']>): Row => ({
  model,
  utilization: null,
  arrivalRate: null,
  wait: null,
  cap: null,
  unavailable,
})

const row = (
  model: Row['model'],
  { throughput }: Basis,
  utilization: number,
  { wait = null, cap = null }: Partial<Pick<Row, 'wait' | 'cap'>> = {},
): Row => ({ model, utilization, arrivalRate: utilization * throughput, wait, cap, unavailable: null })

const bursty = (basis: Basis, { arrivals, overflow }: Asked): Row => {
  const { burstiness, dayToDay } = arrivals
  if (burstiness === null && dayToDay === null) return absent('bursty', 'arrivalsNotGiven')
  const told = { burstiness: burstiness ?? 1, dailyVariation: dayToDay ?? 0 }
  return row('bursty', basis, burstyHeadroom({ limit: basis.level, overflow, ...told }).utilization)
}

const byCurve = (basis: Basis, points: readonly Point[], { overflow }: Asked): Row => {
  const levels = measured(points)
  const curve = throughputCurve(levels)
  const distinct = new Set(levels.map(({ concurrency }) => concurrency)).size
  if (!curve || distinct < fewestLevels) return absent('curve', 'fewLevels')
  if (!showsPlateau(levels)) return absent('curve', 'noPlateau')
  const told = openCurveHeadroom({ limit: basis.level, curve, overflow, cap: curveCap })
  return row('curve', basis, told.utilization, { cap: curveCap })
}

const waiting = (basis: Basis, points: readonly Point[], asked: Asked): Row => {
  const [least] = waitsAt(limitPoint(points), asked)
  if (!least || basis.latency === null) return absent('waiting', 'noTtftLimit')
  const { level: limit, latency } = basis
  const told = queueHeadroom({ limit, latency, wait: least.wait, overflow: asked.overflow })
  return row('waiting', basis, told.utilization, { wait: least.wait })
}

/**
 * The mean load that each model of the arrivals allows at a judged limit of a closed loop, for comparison. An open loop was
 * measured with its arrivals, and what cannot be judged allows nothing: none for these.
 */
export const headroomModelsOf = (
  points: readonly Point[],
  basis: Basis | null,
  axis: Series['capacity']['axis'],
  asked: Asked,
): readonly Row[] => {
  if (!basis?.judged || axis !== 'concurrency') return []
  const { level } = basis
  return [
    row('poisson', basis, poissonHeadroom(level, asked.overflow).utilization),
    bursty(basis, asked),
    byCurve(basis, points, asked),
    waiting(basis, points, asked),
    row('rejecting', basis, rejectionHeadroom(level, asked.overflow).utilization),
  ]
}
