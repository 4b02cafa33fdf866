import { poissonHeadroom } from '../../capacity/headroom.ts'
import { counted, unbrokenRun } from '../../capacity/levels.ts'
import type { Plan } from '../../model/plan.ts'
import type { Capacity, Point, Series } from '../../model/report.ts'
import { kept, plannedRate } from '../../promise/overflow.ts'
import { planningRate } from './planning-rate.ts'
import { byOverflow, type Promised } from './promised.ts'

type Basis = NonNullable<Series['basis']>
type Headroom = NonNullable<Series['headroom']>

/** The level of the highest throughput, of equals the higher. */
export const busiest = (points: readonly Point[]): Point | undefined =>
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
  const latency = capacity.axis === 'concurrency' ? point.level / throughput : point.latency.e2e
  return { level: point.level, throughput, latency, judged: capacity.maxConcurrency !== null }
}

/** What is planned of the overflow rule's load: all of it where it is an assumption anyway. */
export const keptOf = ({ judged }: Basis): number => (judged ? kept : 1)

/** Up to the level that users are counted from. */
export const loadsUpTo = (points: readonly Point[], { level }: Basis) =>
  points.flatMap(({ usable, level: concurrency, throughput }) =>
    usable && concurrency <= level && throughput.requests !== null
      ? [{ concurrency, throughput: throughput.requests }]
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
): Headroom | null => {
  if (!basis || axis !== 'concurrency') return null
  const { overflow } = plan
  const unjudged = (): Promised => {
    const rate = plannedRate(loadsUpTo(points, basis), overflow, keptOf(basis))
    return byOverflow(rate, basis.level, { reason: 'unjudged', levels: [] })
  }
  const found = basis.judged ? promised : unjudged()
  if (!found) return null
  const { promise, expectation } = found
  const { maxMeanConcurrency } = poissonHeadroom(promise.planned ?? 0, overflow)
  const planning = planningRate(found, basis, plan)
  return {
    model: 'poisson',
    overflow,
    maxMeanConcurrency,
    utilization: planning.arrivalRate / basis.throughput,
    ...planning,
    promise,
    expectation,
  }
}
