import { closedPopulation, poissonHeadroom } from '../../capacity/headroom.ts'
import { arrivalRate, closedUsers, openUsers } from '../../capacity/users.ts'
import type { Plan } from '../../model/plan.ts'
import type { Capacity, Point, Series, Users } from '../../model/report.ts'
import { limitPoint } from '../points/limit-point.ts'
import { byOverflow, type Promised } from './promised.ts'

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

/**
 * Promised arrivals of a closed-loop limit: what a replay of the sweep carries, or where there is none what rarely exceeds
 * the limit in flight. An open loop was measured with its bursts, so none is derived.
 */
export const headroomOf = (
  basis: Basis | null,
  axis: Capacity['axis'],
  overflow: number,
  promised: Promised | null = null,
): Headroom | null => {
  if (!basis || axis !== 'concurrency') return null
  const { maxMeanConcurrency } = poissonHeadroom(basis.level, overflow)
  const byLaw = arrivalRate({ limit: basis.level, throughput: basis.throughput, maxMeanConcurrency })
  const { arrivalRate: rate, promise, expectation } = promised?.headroom ?? byOverflow(byLaw)
  const utilization = rate / basis.throughput
  return {
    model: 'poisson',
    overflow,
    maxMeanConcurrency,
    utilization,
    arrivalRate: rate,
    promise,
    expectation,
  }
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

/**
 * Users who wait and think. Under a replay they follow the promised rate: by the response time law, or as many more as the
 * calibrated servers carry. The binomial population only bounds how many are in flight, and breaks where random arrivals
 * are harder on a server than its sweep: a closed loop of equal requests runs in step, and users who think do not. It
 * stands where the overflow rule does.
 */
const populationOf = (basis: Basis, headroom: Headroom, thinkTime: number, promised: Promised | null) => {
  const replayed = headroom.promise.rule === 'replay' ? (promised?.users(thinkTime) ?? null) : null
  if (replayed !== null) return { model: 'replay', population: replayed } as const
  const { level: limit, latency } = basis
  const population = closedPopulation({ limit, latency: latency!, thinkTime, overflow: headroom.overflow })
  return { model: 'binomial', population } as const
}

const closed = (
  basis: Basis,
  headroom: Headroom | null,
  { interval, thinkTime }: { interval: number | null; thinkTime: number },
  shares: readonly number[],
  promised: Promised | null,
): readonly Users[] => {
  const { latency, throughput } = basis
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
  if (!headroom) return fixed
  const { model, population } = populationOf(basis, headroom, thinkTime, promised)
  if (population === null) return fixed
  const rate = population / (latency + thinkTime)
  return [...fixed, row(model, rate / throughput, rate, population)]
}

/**
 * Users by every reading of the demand. "One request every N s" has two: each user sends every N s whether or not the
 * answer came (open), or waits for the answer and then N s (closed). Headroom is applied once, on concurrency.
 */
export const usersOf = (
  basis: Basis | null,
  headroom: Headroom | null,
  plan: Plan,
  promised: Promised | null = null,
): readonly Users[] => {
  if (!basis) return []
  const { intervals, thinkTimes, utilizations } = plan
  return [
    ...intervals.flatMap((interval) => open(basis, headroom, interval, utilizations)),
    ...intervals.flatMap((interval) =>
      closed(basis, headroom, { interval, thinkTime: interval }, utilizations, promised),
    ),
    ...thinkTimes.flatMap((thinkTime) =>
      closed(basis, headroom, { interval: null, thinkTime }, utilizations, promised),
    ),
  ]
}
