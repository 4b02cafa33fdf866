import type { Demand, Series, SizingOption } from '../../model/report.ts'
import { givenShares, rowsOfUsers } from '../demand/sizing-option.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

interface Placed {
  readonly answer: Answer
  readonly demand: Demand
  readonly demandRef: string
  readonly series: Series
  readonly seriesRef: string
  readonly option: SizingOption
  readonly ref: string
}

const thinkRef = ({ demand, answer }: Placed): string =>
  `plan/thinkTimes/${answer.plan.thinkTimes.indexOf(demand.thinkTime ?? 0)}`

/** Requests/s that one server takes: with headroom, and no more than the planned share where somebody gave one. */
const rateOfOne = ({ answer, series, seriesRef }: Placed) => {
  const X = `${seriesRef}/basis/throughput`
  const A = `${seriesRef}/headroom/arrivalRate`
  if (givenShares(answer.plan).length === 0) return taken(A)
  const share = { X, u: 'plan/utilizations/0' }
  const more = { assumptions: ['plan/utilizations'] }
  return series.headroom ? trail('allowed', { A, ...share }, more) : trail('plannedArrivals', share, more)
}

const byRate = (placed: Placed): readonly Entry[] => {
  const { ref, demandRef, option } = placed
  const A = `${ref}/each`
  const servers = (D: string) => trail('servers', { D, A })
  return [
    [`${ref}/arrivalRate`, taken(`${demandRef}/arrivalRate`)],
    [A, rateOfOne(placed)],
    [`${ref}/replicas`, servers(`${ref}/arrivalRate`)],
    ...option.years.map((_, year): Entry => [
      `${ref}/years/${year}`,
      servers(`${demandRef}/years/${year}/arrivalRate`),
    ]),
  ]
}

const byUsers = (placed: Placed): readonly Entry[] => {
  const { ref, demandRef, series, seriesRef, answer, demand } = placed
  const rows = rowsOfUsers(series.users, demand.thinkTime, answer.plan)
  const refs = rows.map((row) => `${seriesRef}/users/${series.users.indexOf(row)}/users`)
  const [N, n, R, Z] = [`${demandRef}/users`, `${ref}/each`, `${seriesRef}/basis/latency`, thinkRef(placed)]
  const random = { R, Z, C: `${seriesRef}/basis/level`, e: `${seriesRef}/headroom/overflow` }
  const more = { assumptions: ['plan/thinkTimes'] }
  return [
    [`${ref}/arrivalRate`, trail('closedArrivals', { N, R, Z }, more)],
    [n, refs.length === 1 ? taken(refs[0]!) : trail('fewest', { n: refs })],
    [
      `${ref}/replicas`,
      series.headroom
        ? trail('serversOfUsers', { N, n, ...random }, more)
        : trail('servers', { D: N, A: n }, more),
    ],
  ]
}

const counted = ({ ref, seriesRef }: Placed, at: string, k: string): readonly Entry[] => {
  const load = { D: `${ref}/arrivalRate`, k, X: `${seriesRef}/basis/throughput` }
  return [
    [`${at}/gpus`, trail('gpuTotal', { k, g: `${seriesRef}/facts/gpus/value` })],
    [`${at}/utilization`, trail('busy', load)],
  ]
}

const optionTrails = (placed: Placed): readonly Entry[] => {
  const { ref, option } = placed
  const spare = `${ref}/nPlusOne`
  return [
    ...(option.unit === 'rate' ? byRate(placed) : byUsers(placed)),
    ...counted(placed, ref, `${ref}/replicas`),
    [`${spare}/replicas`, trail('oneMore', { k: `${ref}/replicas` })],
    ...counted(placed, spare, `${spare}/replicas`),
  ]
}

/** Every option of every sizing with what it is about. */
export const placedOptions = (answer: Answer): readonly Placed[] =>
  answer.sizing.flatMap((sizing, i) => {
    const d = answer.demand.findIndex(({ id }) => id === sizing.demand)
    return sizing.options.map((option, j) => {
      const s = answer.series.findIndex(({ id }) => id === option.series)
      return {
        answer,
        demand: answer.demand[d]!,
        demandRef: `demand/${d}`,
        series: answer.series[s]!,
        seriesRef: `series/${s}`,
        option,
        ref: `sizing/${i}/options/${j}`,
      }
    })
  })

/** What each demand takes: servers, GPUs and how busy they are. */
export const sizingTrails = (answer: Answer): readonly Entry[] => placedOptions(answer).flatMap(optionTrails)
