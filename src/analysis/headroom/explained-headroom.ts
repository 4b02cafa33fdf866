import type { Plan } from '../../model/plan.ts'
import type { Point, Series } from '../../model/report.ts'
import { type Arrivals, arrivalsOf, keptShare, meanLoad, plannedRate } from '../../replay/arrivals.ts'
import { explained, explainedIf, made, of, read, taken, type Inputs, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { thresholdOf } from '../places.ts'
import type { Confirmed } from './open-runs.ts'
import type { planningRate } from './planning-rate.ts'
import type { Promised } from './promised.ts'

type Basis = NonNullable<Series['basis']>
type Headroom = NonNullable<Series['headroom']>

/** What was found, and what it was found from. */
export interface Found {
  readonly promised: Promised
  readonly planning: ReturnType<typeof planningRate>
  readonly tested: Confirmed
  readonly points: readonly Point[]
  readonly basis: Basis
  readonly plan: Plan
}

/** How requests come, as the plan states it. */
export const arrivalsIn = ({ arrivals: { burstiness, dayToDay } }: Plan): Arrivals =>
  arrivalsOf({ burstiness: burstiness ?? 1, variation: dayToDay ?? 0 })

const chance = { assumptions: ['plan/overflow'] } as const
const service = { assumptions: ['plan/sla'] } as const

/** Of the levels up to the one that the overflow rule rests on: that one, and the one that supports most. */
const levelsOf = ({ points, promised: { promise }, basis, plan }: Found) => {
  const how = { arrivals: arrivalsIn(plan), isJudged: basis.judged }
  const planned = promise.planned ?? 0
  const rateAt = ({ level, throughput }: Point) =>
    plannedRate([{ concurrency: level, throughput: throughput.requests! }], plan.overflow, how)
  const levels = points.filter(
    ({ usable, level, throughput }) => usable && level <= planned && throughput.requests !== null,
  )
  const most = levels.toSorted((one, other) => rateAt(other) - rateAt(one))[0]
  return { most, own: levels.find(({ level }) => level === planned) }
}

/** Stated arrivals as inputs of a formula; none where they are Poisson. */
const statedIn = ({ arrivals: { burstiness, dayToDay } }: Plan): Inputs | null =>
  burstiness === null && dayToDay === null
    ? null
    : {
        b: burstiness === null ? 1 : read('plan/arrivals/burstiness', burstiness),
        v: dayToDay === null ? 0 : read('plan/arrivals/dayToDay', dayToDay),
      }

/** What the overflow rule says; nothing without a level that it rests on. */
const byOverflow = (found: Found, e: Made<number>) => {
  const { promised, basis } = found
  const keptOf = (level: number): number =>
    basis.judged ? keptShare(level, found.plan.overflow, arrivalsIn(found.plan)) : 1
  const { planned, overflowRate: rate } = promised.promise
  const stated = statedIn(found.plan)
  const maxMeanConcurrency = meanLoad(planned ?? 0, found.plan.overflow, arrivalsIn(found.plan))
  const [meanBy, ratesBy] = stated ? (['burstyMean', 'burstyArrivals'] as const) : (['poisson', 'arrivals'] as const)
  const { most, own } = levelsOf(found)
  if (!most || !own)
    return {
      mean: explained(meanBy, maxMeanConcurrency, { e, C: 0, ...stated }, chance),
      planned,
      rate: explained('arrivals', rate, { e, X: of(basis, 'throughput'), k: keptOf(0), C: 0 }, chance),
    }
  const C = taken(of(own, 'level'))
  const at = { C: of(most, 'level'), e, X: of(most.throughput, 'requests'), k: keptOf(most.level) }
  return {
    mean: explained(meanBy, maxMeanConcurrency, { C, e, ...stated }, chance),
    planned: C,
    rate: explained(ratesBy, rate, { ...at, ...stated }, chance),
  }
}

/** What a search over simulated servers found, which no formula repeats: from the sweep, and for the limits asked. */
const byReplay = ({ promised: { promise, expectation }, points, plan }: Found) => {
  const known = new Set(promise.levels)
  const levels = points.filter(({ level, usable }) => usable && known.has(level))
  const sweep = {
    C: levels.map((point) => of(point, 'level')),
    X: levels.map(({ throughput }) => of(throughput, 'requests')),
  }
  const asked = { ...sweep, T: plan.sla.limits.map(thresholdOf) }
  const S = explainedIf('replay', promise.sustained, asked, service)
  const d = explainedIf('misfit', promise.misfit, sweep)
  const m = explainedIf('margin', promise.margin, { d, ...sweep })
  const E = explainedIf('expected', expectation?.arrivalRate ?? null, asked, service)
  return {
    sustained: S,
    margin: m,
    misfit: d,
    servers: explainedIf('candidates', promise.servers, sweep),
    expectation: E && { E, error: explained('expectedError', expectation!.error, { S, m, E }) },
  }
}

type Replay = ReturnType<typeof byReplay>

/** What caps the planning rate, or else what its rule gives. */
const rateOf = (
  { promised: { promise }, planning, tested, basis, plan }: Found,
  overflow: Made<number>,
  { sustained: S, margin: m }: Replay,
): Made<number> => {
  const { arrivalRate: rate, cappedBy } = planning
  const X = of(basis, 'throughput')
  if (cappedBy === 'throughput') return taken(X)
  if (cappedBy === 'share') {
    const u = read('plan/utilizations/0', plan.utilizations[0]!)
    return explained('plannedArrivals', rate, { X, u }, { assumptions: ['plan/utilizations'] })
  }
  if (tested.by) return explained('tested', rate, { R: of(tested.by.point, 'level'), m: tested.by.margin })
  return promise.rule === 'replay' ? explained('promised', rate, { S, m }) : taken(overflow)
}

/** Promised arrivals with what they rest on. */
export const explainedHeadroom = (found: Found): Headroom => {
  const { promised, planning, tested, basis, plan } = found
  const e = taken(read('plan/overflow', plan.overflow))
  const { mean, planned, rate } = byOverflow(found, e)
  const replay = byReplay(found)
  const { expectation, ...search } = replay
  const A = rateOf(found, rate, replay)
  return record({
    model: 'poisson',
    overflow: e,
    maxMeanConcurrency: mean,
    utilization: made('utilization', { A, X: of(basis, 'throughput') }),
    arrivalRate: A,
    from: planning.from,
    cappedBy: planning.cappedBy,
    nextRate: basis.judged ? tested.nextRate : null,
    promise: record({ ...promised.promise, planned, overflowRate: rate, ...search }),
    expectation: expectation && record({ arrivalRate: expectation.E, error: expectation.error }),
  })
}
