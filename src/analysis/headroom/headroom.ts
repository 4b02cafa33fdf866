import { counted, unbrokenRun } from '../../maths/levels.ts'
import type { Plan } from '../../model/plan.ts'
import type { Capacity, Point, Series } from '../../model/report.ts'
import { plannedRate } from '../../replay/arrivals.ts'
import { made, of, taken } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { arrivalsIn, explainedHeadroom } from './explained-headroom.ts'
import { confirmed, type Offered } from './open-runs.ts'
import { planningRate } from './planning-rate.ts'
import { byOverflow, type Promised } from './promised.ts'

type Basis = NonNullable<Series['basis']>
type Headroom = NonNullable<Series['headroom']>

/** The level of the highest throughput, of equals the higher. */
const busiest = (points: readonly Point[]): Point | undefined =>
  points.reduce<Point | undefined>(
    (best, point) => ((point.throughput.requests ?? 0) >= (best?.throughput.requests ?? 0) ? point : best),
    undefined,
  )

/** Without a verdict for want of a metric, and not because an audit took it. */
const lacksMetric = ({ verdict, judgements }: Point): boolean =>
  verdict === 'unknown' && Object.values(judgements).some(({ reason }) => reason === 'metricMissing')

/**
 * The level that users are counted from: of those up to the SLA limit the one with the highest throughput, as a server
 * that does less at its limit than below it carries the level below as well; or, where nothing can be judged for want of a
 * metric, the highest level with a throughput, said to be unjudged. Nothing passes → null.
 * Its latency is concurrency / throughput (Little), never below the measured mean; an open loop has only the mean.
 */
export const basisOf = (points: readonly Point[], capacity: Capacity): Basis | null => {
  const unjudged = counted(points).length > 0 && counted(points).every(lacksMetric)
  const candidates = points.filter((point) => point.usable && point.throughput.requests !== null)
  const point = busiest(unbrokenRun(points)) ?? (unjudged ? candidates.at(-1) : undefined)
  const throughput = point?.throughput.requests
  if (!point || !throughput) return null
  const C = taken(of(point, 'level'))
  const X = taken({ ...of(point.throughput, 'requests'), value: throughput })
  const measured = of(point.latency, 'e2e')
  const closed = capacity.axis === 'concurrency'
  return record({
    level: C,
    throughput: X,
    latency: closed ? made('latency', { C, X }) : measured.value === null ? null : taken(measured),
    judged: capacity.maxConcurrency !== null,
  })
}

/** Up to the level that users are counted from. */
export const loadsUpTo = (points: readonly Point[], { level }: Basis) =>
  points.flatMap((point) =>
    point.usable && point.level <= level && point.throughput.requests !== null
      ? [{ concurrency: point.level, throughput: point.throughput.requests, point }]
      : [],
  )

/**
 * Promised arrivals of a closed-loop limit: what rarely exceeds the limit in flight, or as many more as a replay of the
 * sweep shows. An open loop was measured with its bursts, so none is derived. Null too where nothing can be promised.
 */
export const headroomOf = (
  points: readonly Point[],
  basis: Basis | null,
  axis: Capacity['axis'],
  plan: Plan,
  promised: Promised | null,
  offered: readonly Offered[] = [],
): Headroom | null => {
  if (!basis || axis !== 'concurrency') return null
  const { overflow } = plan
  const unjudged = (): Promised => {
    const planned = { arrivals: arrivalsIn(plan), isJudged: basis.judged }
    const rate = plannedRate(loadsUpTo(points, basis), overflow, planned)
    return byOverflow(rate, basis.level, { reason: 'unjudged', levels: [] })
  }
  const found = basis.judged ? promised : unjudged()
  if (!found) return null
  const most = Math.max(...points.map(({ usable, throughput }) => (usable ? (throughput.requests ?? 0) : 0)))
  const tested = confirmed(found, most, basis.judged ? offered : [], plan)
  const planning = planningRate(found, basis, plan, tested)
  return explainedHeadroom({ promised: found, planning, tested, points, basis, plan })
}
