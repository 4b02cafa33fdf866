import type { Series } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { overflowRate } from '../../promise/overflow.ts'
import { keptOf } from '../headroom/headroom.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

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

const chance = { assumptions: ['plan/overflow'] } as const

/** What the overflow rule says, of the level up to the one it rests on that supports most; nothing without such a level. */
const byOverflow = ({ series, ref }: PromisePlace, at: string): readonly Entry[] => {
  const { overflow, promise } = series.headroom!
  const [planned, e] = [promise.planned ?? 0, `${at}/overflow`]
  const [a, L] = [`${at}/maxMeanConcurrency`, `${at}/promise/overflowRate`]
  const levels = series.points.flatMap(({ usable, level, throughput }, i) =>
    usable && level <= planned && throughput.requests !== null
      ? [{ i, level, rate: overflowRate({ concurrency: level, throughput: throughput.requests }, overflow) }]
      : [],
  )
  const most = levels.toSorted((one, other) => other.rate - one.rate)[0]
  const own = levels.find(({ level }) => level === planned)
  if (!most || !own) {
    const none = { values: { C: 0 }, ...chance }
    return [
      [a, trail('poisson', { e }, none)],
      [
        L,
        trail(
          'arrivals',
          { e, X: `${ref}/basis/throughput` },
          { values: { k: keptOf(series.basis!), C: 0 }, ...chance },
        ),
      ],
    ]
  }
  const from = (i: number) => ({
    C: `${ref}/points/${i}/level`,
    e,
    X: `${ref}/points/${i}/throughput/requests`,
  })
  return [
    [`${at}/promise/planned`, taken(`${ref}/points/${own.i}/level`)],
    [a, trail('poisson', { C: `${at}/promise/planned`, e }, chance)],
    [L, trail('arrivals', from(most.i), { values: { k: keptOf(series.basis!) }, ...chance })],
  ]
}

/** What caps the planning rate, or else what its rule gives. */
const rateOf = ({ series: { headroom }, ref }: PromisePlace, at: string): Trail => {
  const X = `${ref}/basis/throughput`
  const { promise, cappedBy } = headroom!
  if (cappedBy === 'throughput') return taken(X)
  if (cappedBy === 'share')
    return trail('plannedArrivals', { X, u: 'plan/utilizations/0' }, { assumptions: ['plan/utilizations'] })
  if (cappedBy === 'error')
    return trail('lowEnd', { E: `${at}/expectation/arrivalRate`, e: `${at}/expectation/error` })
  return promise.rule === 'replay'
    ? trail('promised', { S: `${at}/promise/sustained`, m: `${at}/promise/margin` })
    : taken(`${at}/promise/overflowRate`)
}

/** Promised arrivals, and what they rest on. */
export const promiseTrails = (place: PromisePlace): readonly Entry[] => {
  const { headroom } = place.series
  if (!headroom) return []
  const at = `${place.ref}/headroom`
  return [
    [`${at}/overflow`, taken('plan/overflow')],
    ...byOverflow(place, at),
    ...(headroom.promise.rule === 'replay' ? replayEntries(place, at) : []),
    [`${at}/arrivalRate`, rateOf(place, at)],
    [
      `${at}/utilization`,
      trail('utilization', { A: `${at}/arrivalRate`, X: `${place.ref}/basis/throughput` }),
    ],
  ]
}
