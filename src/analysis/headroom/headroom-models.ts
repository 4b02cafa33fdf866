import type { LoadedLevel } from '../../maths/little.ts'
import { showsPlateau, throughputCurve } from '../../maths/throughput-curve.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series } from '../../model/report.ts'
import { made, of, read, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { limitPoint } from '../capacity-of.ts'
import { thresholdOf } from '../places.ts'

type Basis = NonNullable<Series['basis']>
type Row = Series['headroomModels'][number]
type Asked = Pick<Plan, 'arrivals' | 'overflow' | 'sla'>

/** The birth-death model trusts the whole curve; at most this share of the throughput is taken from it. */
export const curveCap = 0.85

const fewestLevels = 5

/** Levels of which the throughput may be used, whether or not they meet the SLA. */
const curveLevels = (points: readonly Point[]): readonly Point[] =>
  points.filter(({ usable, throughput }) => usable && throughput.requests !== null)

const measured = (points: readonly Point[]): readonly LoadedLevel[] =>
  curveLevels(points).map(({ level, throughput }) => ({ concurrency: level, throughput: throughput.requests! }))

/** Seconds that the TTFT limits leave at the level of the limit: of several the least, null without any. */
const waitAt = (point: Point | undefined, { sla }: Pick<Plan, 'sla'>): Made<number> | null => {
  const all = sla.limits.flatMap((limit) => {
    const judgement = limit.metric === 'ttft' ? point?.judgements[limit.id] : undefined
    if (judgement?.value == null) return []
    const inputs = { T: thresholdOf(limit), y: of(judgement, 'value') }
    return [made('allowedWait', inputs, { assumptions: ['plan/sla'] })]
  })
  return all.toSorted((a, b) => a.value - b.value)[0] ?? null
}

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
  basis: Basis,
  u: Made<number>,
  { wait = null, cap = null }: { readonly wait?: Made<number> | null; readonly cap?: number | null } = {},
): Row =>
  record({
    model,
    utilization: u,
    arrivalRate: made('plannedArrivals', { X: of(basis, 'throughput'), u }),
    wait,
    cap,
    unavailable: null,
  })

const accepted = ({ overflow }: Pick<Asked, 'overflow'>) => read('plan/overflow', overflow)
const chance = { assumptions: ['plan/overflow'] } as const

/** Of the limit and the accepted chance alone. */
const plain = (model: 'poisson' | 'rejecting', basis: Basis, asked: Asked): Row => {
  const inputs = { C: of(basis, 'level'), e: accepted(asked) }
  return row(model, basis, made(`${model}Load`, inputs, chance))
}

const bursty = (basis: Basis, asked: Asked): Row => {
  const { burstiness, dayToDay } = asked.arrivals
  if (burstiness === null && dayToDay === null) return absent('bursty', 'arrivalsNotGiven')
  const b = burstiness === null ? 1 : read('plan/arrivals/burstiness', burstiness)
  const v = dayToDay === null ? 0 : read('plan/arrivals/dayToDay', dayToDay)
  const shape = burstiness === null ? { v, b } : { b, v }
  const inputs = { C: of(basis, 'level'), e: accepted(asked), ...shape }
  const assumptions = ['plan/overflow', 'plan/arrivals']
  return row('bursty', basis, made('burstyLoad', inputs, { assumptions }))
}

const byCurve = (basis: Basis, points: readonly Point[], asked: Asked): Row => {
  const levels = measured(points)
  const distinct = new Set(levels.map(({ concurrency }) => concurrency)).size
  if (!throughputCurve(levels) || distinct < fewestLevels) return absent('curve', 'fewLevels')
  if (!showsPlateau(levels)) return absent('curve', 'noPlateau')
  const used = curveLevels(points)
  const inputs = {
    L: of(basis, 'level'),
    e: accepted(asked),
    C: used.map((point) => of(point, 'level')),
    X: used.map(({ throughput }) => of(throughput, 'requests')),
    m: curveCap,
  }
  return row('curve', basis, made('curveLoad', inputs, chance), { cap: curveCap })
}

const waiting = (basis: Basis, points: readonly Point[], asked: Asked): Row => {
  const wait = waitAt(limitPoint(points), asked)
  if (!wait || basis.latency === null) return absent('waiting', 'noTtftLimit')
  const inputs = { C: of(basis, 'level'), R: of(basis, 'latency'), t: wait, e: accepted(asked) }
  return row('waiting', basis, made('waitingLoad', inputs, chance), { wait })
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
  return [
    plain('poisson', basis, asked),
    bursty(basis, asked),
    byCurve(basis, points, asked),
    waiting(basis, points, asked),
    plain('rejecting', basis, asked),
  ]
}
