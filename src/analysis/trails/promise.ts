import type { Series } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { kept, overflowRate } from '../../promise/overflow.ts'
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

/** Of the levels up to the limit, the one that supports most. */
const byOverflow = ({ series, ref }: PromisePlace, at: string): Trail => {
  const { overflow } = series.headroom!
  const levels = series.points.flatMap(({ usable, level, throughput }, i) =>
    usable && level <= series.basis!.level && throughput.requests !== null
      ? [{ i, rate: overflowRate({ concurrency: level, throughput: throughput.requests }, overflow) }]
      : [],
  )
  const most = Math.max(...levels.map(({ rate }) => rate))
  const { i } = levels.findLast(({ rate }) => rate === most)!
  const inputs = {
    C: `${ref}/points/${i}/level`,
    e: `${at}/overflow`,
    X: `${ref}/points/${i}/throughput/requests`,
  }
  return trail('arrivals', inputs, { values: { k: kept }, assumptions: ['plan/overflow'] })
}

const rateOf = ({ promise }: Headroom, at: string): Trail =>
  promise.rule === 'replay'
    ? trail('promised', { S: `${at}/promise/sustained`, m: `${at}/promise/margin` })
    : taken(`${at}/promise/overflowRate`)

/** Promised arrivals, and what they rest on. */
export const promiseTrails = (place: PromisePlace): readonly Entry[] => {
  const { headroom } = place.series
  if (!headroom) return []
  const at = `${place.ref}/headroom`
  const [C, X, a] = [`${place.ref}/basis/level`, `${place.ref}/basis/throughput`, `${at}/maxMeanConcurrency`]
  return [
    [`${at}/overflow`, taken('plan/overflow')],
    [a, trail('poisson', { C, e: `${at}/overflow` }, { assumptions: ['plan/overflow'] })],
    [`${at}/promise/overflowRate`, byOverflow(place, at)],
    ...(headroom.promise.rule === 'replay' ? replayEntries(place, at) : []),
    [`${at}/arrivalRate`, rateOf(headroom, at)],
    [`${at}/utilization`, trail('utilization', { A: `${at}/arrivalRate`, X })],
  ]
}
