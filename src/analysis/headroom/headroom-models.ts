import { showsPlateau, throughputCurve } from '../../maths/throughput-curve.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series, Basis } from '../../model/report.ts'
import { made, of, read, type Made, type Inputs, record } from '../../trails/made.ts'
import { limitPoint } from '../capacity-of.ts'
import { arrivalsIn, thresholdOf } from '../places.ts'

type Row = Series['headroomModels'][number]
type Asked = Pick<Plan, 'arrivals' | 'overflow' | 'sla'>

/** The birth-death model trusts the whole curve; at most this share of the throughput is taken from it. */
export const curveCap = 0.85

const fewestLevels = 5

/** Levels of which the throughput may be used, whether or not they meet the SLA. */
const curveLevels = (points: readonly Point[]): readonly Point[] =>
  points.filter(({ usable, throughput }) => usable && throughput.requests !== null)

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

type Absence = NonNullable<Row['unavailable']>

interface More {
  readonly assumptions?: readonly string[]
  readonly wait?: Made<number> | null
  readonly cap?: number | null
}

/** What a model makes of its inputs, or why it has none. */
const rowOf = (
  model: Row['model'],
  basis: Basis,
  inputs: Inputs | Absence,
  { assumptions = ['plan/overflow'], wait = null, cap = null }: More = {},
): Row => {
  if (typeof inputs === 'string')
    return { model, utilization: null, arrivalRate: null, wait: null, cap: null, unavailable: inputs }
  const u = made(`${model}Load`, inputs, { assumptions })
  const arrivalRate = made('plannedArrivals', { X: of(basis, 'throughput'), u })
  return record({ model, utilization: u, arrivalRate, wait, cap, unavailable: null })
}

/** The levels of a curve that flattens. */
const curveIn = (points: readonly Point[]): Inputs | Absence => {
  const used = curveLevels(points)
  const levels = used.map(({ level, throughput }) => ({ concurrency: level, throughput: throughput.requests! }))
  const distinct = new Set(levels.map(({ concurrency }) => concurrency)).size
  if (!throughputCurve(levels) || distinct < fewestLevels) return 'fewLevels'
  if (!showsPlateau(levels)) return 'noPlateau'
  return {
    C: used.map((point) => of(point, 'level')),
    X: used.map(({ throughput }) => of(throughput, 'requests')),
    m: curveCap,
  }
}

/**
 * The mean load that each model of the arrivals allows at a judged limit of a closed loop, for comparison. An open loop was
 * measured with its arrivals, and what cannot be judged allows nothing.
 */
export const headroomModelsOf = (points: readonly Point[], basis: Basis, asked: Asked): readonly Row[] => {
  const [C, e] = [of(basis, 'level'), read('plan/overflow', asked.overflow)]
  const [stated, curve, wait] = [arrivalsIn(asked), curveIn(points), waitAt(limitPoint(points), asked)]
  const waiting = wait && basis.latency !== null ? { C, R: of(basis, 'latency'), t: wait, e } : 'noTtftLimit'
  return [
    rowOf('poisson', basis, { C, e }),
    rowOf('bursty', basis, stated ? { C, e, ...stated } : 'arrivalsNotGiven', {
      assumptions: ['plan/overflow', 'plan/arrivals'],
    }),
    rowOf('curve', basis, typeof curve === 'string' ? curve : { L: C, e, ...curve }, { cap: curveCap }),
    rowOf('waiting', basis, waiting, { wait }),
    rowOf('rejecting', basis, { C, e }),
  ]
}
