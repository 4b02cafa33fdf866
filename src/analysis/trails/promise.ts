import type { Series, Users } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Headroom = NonNullable<Series['headroom']>

/** Where a series stands in the report, and what was asked of it. */
export interface PromisePlace {
  readonly series: Series
  readonly ref: string
  readonly plan: Answer['plan']
}

/** Levels that the servers are calibrated to, with what was measured there. */
const sweep = ({ series, ref }: PromisePlace) => {
  const known = new Set(series.headroom!.promise.levels)
  const levels = series.points.flatMap(({ level, usable }, i) => (usable && known.has(level) ? i : []))
  return {
    C: levels.map((i) => `${ref}/points/${i}/level`),
    X: levels.map((i) => `${ref}/points/${i}/throughput/requests`),
  }
}

const thresholds = ({ plan }: PromisePlace) => ({
  T: plan.sla.limits.map((_, i) => `plan/sla/limits/${i}/threshold`),
})

/** What a search over simulated servers found, which no formula repeats: from the sweep, and for the limits asked. */
const found = (formula: 'replay' | 'expected', place: PromisePlace): Trail =>
  trail(formula, { ...sweep(place), ...thresholds(place) }, { assumptions: ['plan/sla'] })

/** How the rate follows: the servers' less the margin; that, and not above the overflow rule; or a share of what both say. */
const rateOf = ({ arrivalRate, promise, expectation }: Headroom, at: string): Trail => {
  const [S, m, L] = [`${at}/promise/sustained`, `${at}/promise/margin`, `${at}/promise/overflowRate`]
  if (promise.rule === 'overflow' || expectation === null) return taken(L)
  if (promise.by === 'margin') return trail('promised', { S, m })
  if (promise.by === 'overflow') return trail('promisedLaw', { S, m, L })
  const agreed = Math.min(promise.overflowRate, expectation.arrivalRate)
  const values = { k: Number((arrivalRate / agreed).toPrecision(12)) }
  return trail('agreed', { L, E: `${at}/expectation/arrivalRate` }, { values })
}

const replayEntries = (place: PromisePlace, at: string): readonly Entry[] => {
  const [d, S, E] = [`${at}/promise/misfit`, `${at}/promise/sustained`, `${at}/expectation/arrivalRate`]
  return [
    [S, found('replay', place)],
    [d, trail('misfit', sweep(place))],
    [`${at}/promise/servers`, trail('candidates', sweep(place))],
    [`${at}/promise/margin`, trail('margin', { d, ...sweep(place) })],
    [E, found('expected', place)],
    [`${at}/expectation/error`, trail('expectedError', { d, S, E })],
  ]
}

/** Promised arrivals, and what they rest on. */
export const promiseTrails = (place: PromisePlace): readonly Entry[] => {
  const { headroom } = place.series
  if (!headroom) return []
  const at = `${place.ref}/headroom`
  const [C, X, a] = [`${place.ref}/basis/level`, `${place.ref}/basis/throughput`, `${at}/maxMeanConcurrency`]
  return [
    [`${at}/overflow`, taken('plan/overflow')],
    [a, trail('poisson', { C, e: `${at}/overflow` }, { assumptions: ['plan/overflow'] })],
    [`${at}/promise/overflowRate`, trail('arrivals', { a, X, C })],
    ...(headroom.promise.rule === 'replay' ? replayEntries(place, at) : []),
    [`${at}/arrivalRate`, rateOf(headroom, at)],
    [`${at}/utilization`, trail('utilization', { A: `${at}/arrivalRate`, X })],
  ]
}

/** The level of which the latency counts at that rate: the highest that carries no more, or the lowest. */
const latencyLevel = ({ series }: PromisePlace, rate: number): number => {
  const { levels } = series.headroom!.promise
  const known = series.points.flatMap((point, i) =>
    point.usable && levels.includes(point.level) ? [[point, i] as const] : [],
  )
  const [, index] = known.findLast(([{ throughput }]) => (throughput.requests ?? 0) <= rate) ??
    known[0] ?? [null, 0]
  return index
}

/** Users who wait and think: by law from the promised rate, or as many more as were replayed on the same servers. */
export const waitingUsers = (
  row: Users,
  place: PromisePlace,
  Z: string,
  assumptions: readonly string[],
): Trail => {
  const { series, ref } = place
  const at = latencyLevel(place, series.headroom!.arrivalRate)
  const latency = series.points[at]?.latency.e2e ?? null
  const law = latency === null ? null : Math.floor(series.headroom!.arrivalRate * (latency + row.thinkTime!))
  if (law !== row.users)
    return trail(
      'replayedUsers',
      { Z, ...sweep(place), ...thresholds(place) },
      { assumptions: [...assumptions, 'plan/sla'] },
    )
  const inputs = {
    X: `${ref}/basis/throughput`,
    u: `${ref}/headroom/utilization`,
    R: `${ref}/points/${at}/latency/e2e`,
    Z,
  }
  return trail('closedUsers', inputs, { rounding: 'floor', assumptions })
}
