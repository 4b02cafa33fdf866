import { closedPopulation, poissonHeadroom } from '../capacity/headroom.ts'
import { arrivalRate, closedUsers, openUsers } from '../capacity/users.ts'
import type { Plan } from '../model/plan.ts'
import type { Capacity, Point, Series, Users } from '../model/report.ts'
import { limitPoint } from './limit-point.ts'

type Basis = NonNullable<Series['basis']>
type Headroom = NonNullable<Series['headroom']>

/**
 * The level that users are counted from: the SLA limit; or, where nothing can be judged for want of a metric, the
 * highest level with a throughput, said to be unjudged. Nothing passes → null.
 * Its latency is concurrency / throughput (Little), never below the measured mean; an open loop has only the mean.
 */
export const basisOf = (points: readonly Point[], capacity: Capacity): Basis | null => {
  const unjudged = points.every((point) => point.verdict === 'unknown')
  const candidates = points.filter((point) => point.usable && point.throughput.requests !== null)
  const point = limitPoint(points) ?? (unjudged ? candidates.at(-1) : undefined)
  const throughput = point?.throughput.requests
  if (!point || !throughput) return null
  const latency = capacity.axis === 'concurrency' ? point.level / throughput : point.latency.e2e
  return { level: point.level, throughput, latency, judged: capacity.maxConcurrency !== null }
}

/** Derived headroom of a closed-loop limit. An open loop was measured with its bursts, so none is derived. */
export const headroomOf = (
  basis: Basis | null,
  axis: Capacity['axis'],
  overflow: number,
): Headroom | null => {
  if (!basis || axis !== 'concurrency') return null
  const { maxMeanConcurrency, utilization } = poissonHeadroom(basis.level, overflow)
  const rate = arrivalRate({ limit: basis.level, throughput: basis.throughput, maxMeanConcurrency })
  return { model: 'poisson', overflow, maxMeanConcurrency, utilization, arrivalRate: rate }
}

const open = (
  basis: Basis,
  headroom: Headroom | null,
  interval: number,
  shares: readonly number[],
): readonly Users[] => {
  const row = (model: Users['model'], utilization: number, rate: number): Users => ({
    basis: 'open',
    interval,
    thinkTime: null,
    utilization,
    model,
    arrivalRate: rate,
    users: openUsers({ throughput: rate, interval, utilization: 1 }),
  })
  return [
    ...shares.map((share) => row('fixed', share, basis.throughput * share)),
    ...(headroom ? [row('poisson', headroom.utilization, headroom.arrivalRate)] : []),
  ]
}

const closed = (
  basis: Basis,
  headroom: Headroom | null,
  { interval, thinkTime }: { interval: number | null; thinkTime: number },
  shares: readonly number[],
): readonly Users[] => {
  const { latency, throughput, level } = basis
  if (latency === null) return []
  const row = (model: Users['model'], utilization: number, rate: number, users: number): Users => ({
    basis: 'closed',
    interval,
    thinkTime,
    utilization,
    model,
    arrivalRate: rate,
    users,
  })
  const fixed = shares.map((share) =>
    row(
      'fixed',
      share,
      throughput * share,
      closedUsers({ throughput, latency, thinkTime, utilization: share }),
    ),
  )
  const population =
    headroom && closedPopulation({ limit: level, latency, thinkTime, overflow: headroom.overflow })
  if (!headroom || population === null) return fixed
  const rate = population / (latency + thinkTime)
  return [...fixed, row('binomial', (rate * latency) / level, rate, population)]
}

/**
 * Users by every reading of the demand. "One request every N s" has two: each user sends every N s whether or not the
 * answer came (open), or waits for the answer and then N s (closed). Headroom is applied once, on concurrency.
 */
export const usersOf = (basis: Basis | null, headroom: Headroom | null, plan: Plan): readonly Users[] => {
  if (!basis) return []
  const { intervals, thinkTimes, utilizations } = plan
  return [
    ...intervals.flatMap((interval) => open(basis, headroom, interval, utilizations)),
    ...intervals.flatMap((interval) =>
      closed(basis, headroom, { interval, thinkTime: interval }, utilizations),
    ),
    ...thinkTimes.flatMap((thinkTime) =>
      closed(basis, headroom, { interval: null, thinkTime }, utilizations),
    ),
  ]
}
