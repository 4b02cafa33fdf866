import { counted, unbrokenRun } from '../../maths/levels.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Capacity, Headroom, Basis } from '../../model/report.ts'
import { type Arrivals, arrivalsOf, keptShare, plannedRate } from '../../replay/arrivals.ts'
import { explained, explainedIf, made, of, read, taken, type Made, record } from '../../trails/made.ts'
import { arrivalsIn, thresholdOf } from '../places.ts'
import { type Offered, givenRate, shownRate } from './offered.ts'
import { isSimulated } from './promise-input.ts'
import {
  type Confirmed,
  nextRateOf,
  planningRate,
  type Promised,
  confirmed,
  byOverflow,
  statedArrivals,
} from './promised.ts'

/** What was found, and what it was found from. */
interface Found {
  readonly promised: Promised
  readonly planning: ReturnType<typeof planningRate>
  readonly tested: Confirmed
  readonly points: readonly Point[]
  readonly basis: Basis
  readonly plan: Plan
}

const chance = { assumptions: ['plan/overflow'] } as const
const service = { assumptions: ['plan/sla'] } as const

/** Of the levels up to the one that the overflow rule rests on: that one, and the one that supports most. */
const levelsOf = ({ points, promised: { promise }, plan }: Found, arrivals: Arrivals) => {
  const planned = promise.planned ?? 0
  const levels = points.filter(
    ({ usable, level, throughput }) => usable && level <= planned && throughput.requests !== null,
  )
  const rates = levels.map(({ level, throughput }) =>
    plannedRate([{ concurrency: level, throughput: throughput.requests! }], plan.overflow, arrivals),
  )
  const most = levels[rates.indexOf(Math.max(...rates))]
  return { most, own: levels.find(({ level }) => level === planned) }
}

/** What the overflow rule says; nothing without a level that it rests on. */
const overflowParts = (found: Found, e: Made<number>) => {
  const { promised, basis, plan } = found
  const arrivals = arrivalsOf(statedArrivals(plan))
  const { planned, overflowRate } = promised.promise
  const stated = arrivalsIn(plan)
  const [meanBy, ratesBy] = stated ? (['burstyMean', 'burstyArrivals'] as const) : (['poisson', 'arrivals'] as const)
  const { most, own } = levelsOf(found, arrivals)
  const k = keptShare(most?.level ?? 0, plan.overflow, arrivals)
  if (!most || !own) {
    const rate = explained('arrivals', overflowRate, { e, X: of(basis, 'throughput'), k, C: 0 }, chance)
    return { mean: made(meanBy, { e, C: 0, ...stated }, chance), planned, rate }
  }
  const C = taken(of(own, 'level'))
  const at = { C: of(most, 'level'), e, X: of(most.throughput, 'requests'), k }
  return {
    mean: made(meanBy, { C, e, ...stated }, chance),
    planned: C,
    rate: explained(ratesBy, overflowRate, { ...at, ...stated }, chance),
  }
}

/** The levels that a search over simulated servers was given: those that the promise names, or all that count. */
export const simulatedSweep = (points: readonly Point[], { levels }: Pick<Promised['promise'], 'levels'>) => {
  const known = points.filter(({ usable, level }) => (levels.length === 0 ? usable : levels.includes(level)))
  return { C: known.map((point) => of(point, 'level')), X: known.map(({ throughput }) => of(throughput, 'requests')) }
}

const simulatedLimits = ({ sla }: Plan) => sla.limits.filter(isSimulated).map(thresholdOf)

/** What a search over simulated servers found, which no formula repeats: from the sweep, and for the limits asked. */
const replayParts = ({ promised: { promise, expectation }, points, plan }: Found) => {
  const sweep = simulatedSweep(points, promise)
  const asked = { ...sweep, T: simulatedLimits(plan) }
  const S = explainedIf('replay', promise.sustained, asked, service)
  const d = explainedIf('misfit', promise.misfit, sweep)
  const m = explainedIf('margin', promise.margin, { d, ...sweep })
  const E = explainedIf('expected', expectation?.arrivalRate ?? null, asked, service)
  return {
    sustained: S,
    margin: m,
    misfit: d,
    servers: explainedIf('candidates', promise.servers, sweep),
    delay: explainedIf('delay', promise.delay, sweep),
    answerVariation: explainedIf('answerVariation', promise.answerVariation, asked, service),
    expectation: E && { E, error: explained('expectedError', expectation!.error, { S, m, E }) },
  }
}

type Replay = ReturnType<typeof replayParts>

/** The run at random that decides, and what is taken off its rate. */
const shownParts = ({ promised: { promise }, tested: { by, adjustedTo }, points, plan }: Found) => {
  if (!by) return null
  const { point, field, rate, kept, margin, within } = by
  const R = taken({ ...of(point, field), value: rate })
  const sent = (kept ? adjustedTo : [by]).map((one) => of(one.point, one.field))
  const asked = { R: sent, ...simulatedSweep(points, promise), T: simulatedLimits(plan) }
  const K = explainedIf('adjusted', within?.carried ?? null, asked, service)
  const m =
    K && within
      ? explained('runMargin', margin, { R, K, o: within.off, l: within.least, h: within.most })
      : made('setMargin', { m: margin })
  return { kept, R, K, m }
}

/** What caps the planning rate, or else what its rule gives. */
const rateOf = (
  { promised: { promise }, planning, basis, plan }: Found,
  overflow: Made<number>,
  { sustained: S, margin: m }: Replay,
  shown: ReturnType<typeof shownParts>,
): Made<number> => {
  const { arrivalRate: rate, cappedBy } = planning
  const X = of(basis, 'throughput')
  if (cappedBy === 'throughput') return taken(X)
  if (cappedBy === 'share') return givenRate(X, plan)
  if (shown) return shownRate(shown.R, shown.m, plan)
  return promise.rule === 'replay' ? explained('promised', rate, { S, m }) : taken(overflow)
}

/** Promised arrivals with what they rest on. */
const explainedHeadroom = (found: Found): Headroom => {
  const { promised, planning, tested, basis, plan } = found
  const e = taken(read('plan/overflow', plan.overflow))
  const { mean, planned, rate } = overflowParts(found, e)
  const replay = replayParts(found)
  const { expectation, ...search } = replay
  const shown = shownParts(found)
  const A = rateOf(found, rate, replay, shown)
  return record({
    model: 'poisson',
    overflow: e,
    maxMeanConcurrency: mean,
    utilization: made('utilization', { A, X: of(basis, 'throughput') }),
    arrivalRate: A,
    from: planning.from,
    cappedBy: planning.cappedBy,
    nextRate: basis.judged ? nextRateOf(tested, planning, promised, plan) : null,
    promise: record({ ...promised.promise, planned, overflowRate: rate, ...search }),
    shown: shown && record({ kept: shown.kept, rate: shown.R, carried: shown.K, margin: shown.m }),
    expectation: expectation && record({ arrivalRate: expectation.E, error: expectation.error }),
  })
}

/** The level of the highest throughput, of equals the higher. */
const busiest = (points: readonly Point[]): Point | undefined =>
  points.reduce<Point | undefined>(
    (best, point) => ((point.throughput.requests ?? 0) >= (best?.throughput.requests ?? 0) ? point : best),
    undefined,
  )

/** Without a verdict for want of a metric, and not because an audit took it. */
const lacksMetric = ({ verdict, judgements }: Point): boolean => {
  const unknown = Object.values(judgements).filter((one) => one.verdict === 'unknown')
  return verdict === 'unknown' && unknown.every(({ reason }) => reason === 'metricMissing')
}

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
 * Promised arrivals of a closed-loop limit: what a replay of the sweep shows, or what rarely exceeds the limit in flight.
 * Null where nothing can be promised.
 */
export const headroomOf = (
  points: readonly Point[],
  basis: Basis,
  plan: Plan,
  promised: Promised | null,
  offered: readonly Offered[],
): Headroom | null => {
  const unjudged = (): Promised => {
    const rate = plannedRate(loadsUpTo(points, basis), plan.overflow, arrivalsOf(statedArrivals(plan)))
    return byOverflow(rate, basis.level, { reason: 'unjudged', levels: [] })
  }
  const found = basis.judged ? promised : unjudged()
  if (!found) return null
  const tested = confirmed(found, points, basis, basis.judged ? offered : [], plan)
  const planning = planningRate(found, basis, plan, tested)
  if (planning.arrivalRate === 0) return null
  return explainedHeadroom({ promised: found, planning, tested, points, basis, plan })
}
