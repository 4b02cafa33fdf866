import { placeAbove } from '../../model/place.ts'
import type { Report, Series, Users } from '../../model/report.ts'
import { unbrokenRun } from '../../capacity/levels.ts'
import { busiest } from '../headroom/headroom.ts'
import { promiseTrails } from './promise.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Plan = Report['plan']

/** The level that users are counted from: the limit, or the highest usable one where nothing can be judged. */
const basis = (series: Series, ref: string): readonly Entry[] => {
  if (!series.basis) return []
  const candidates = series.points.filter((point) => point.usable && point.throughput.requests !== null)
  const point = busiest(unbrokenRun(series.points)) ?? candidates.at(-1)!
  const at = `${ref}/points/${series.points.indexOf(point)}`
  const closed = series.capacity.axis === 'concurrency'
  const latency = closed
    ? trail('latency', { C: `${ref}/basis/level`, X: `${ref}/basis/throughput` })
    : taken(`${at}/latency/e2e`)
  return [
    [`${ref}/basis/level`, taken(`${at}/level`)],
    [`${ref}/basis/throughput`, taken(`${at}/throughput/requests`)],
    ...(series.basis.latency === null ? [] : [[`${ref}/basis/latency`, latency] as const]),
  ]
}

/** The place in the plan of how often a user asks. */
const demandRef = ({ interval, thinkTime }: Users, plan: Plan): string =>
  interval === null
    ? `plan/thinkTimes/${plan.thinkTimes.indexOf(thinkTime!)}`
    : `plan/intervals/${plan.intervals.indexOf(interval)}`

/** Levels that a rate is looked up on. */
const curve = ({ points, ...series }: Series, ref: string) => {
  const most = series.basis!.level
  const levels = points.flatMap(({ usable, level, throughput }, i) =>
    usable && level <= most && throughput.requests !== null ? [`${ref}/points/${i}`] : [],
  )
  return {
    C: levels.map((at) => `${at}/level`),
    X: levels.map((at) => `${at}/throughput/requests`),
  }
}

const latency = (row: Users, A: string, at: string, ref: string, series: Series): readonly Entry[] => {
  if (row.latency === null) return []
  const closed = series.capacity.axis === 'concurrency'
  const how = closed ? trail('residence', { A, ...curve(series, ref) }) : taken(`${ref}/basis/latency`)
  return [[`${at}/latency`, how]]
}

/** Those of a share of everything at the limit. */
const fixedLatency = (row: Users, at: string, ref: string): readonly Entry[] =>
  row.latency === null ? [] : [[`${at}/latency`, taken(`${ref}/basis/latency`)]]

const fixed = (row: Users, at: string, ref: string, plan: Plan, series: Series): readonly Entry[] => {
  const X = `${ref}/basis/throughput`
  const u = `${at}/utilization`
  const asked = demandRef(row, plan)
  const more = { rounding: 'floor', assumptions: [placeAbove(asked), 'plan/utilizations'] } as const
  return [
    [u, taken(`plan/utilizations/${plan.utilizations.indexOf(row.utilization!)}`)],
    [`${at}/arrivalRate`, trail('plannedArrivals', { X, u })],
    ...(row.basis === 'open'
      ? latency(row, `${at}/arrivalRate`, at, ref, series)
      : fixedLatency(row, at, ref)),
    [
      `${at}/users`,
      row.basis === 'open'
        ? trail('openUsers', { X, u, I: asked }, more)
        : trail('closedUsers', { X, u, R: `${ref}/basis/latency`, Z: asked }, more),
    ],
  ]
}

const derived = (row: Users, at: string, ref: string, plan: Plan, series: Series): readonly Entry[] => {
  const [A, asked] = [`${ref}/headroom/arrivalRate`, demandRef(row, plan)]
  const more = { rounding: 'floor', assumptions: [placeAbove(asked)] } as const
  const share = trail('share', { A: `${at}/arrivalRate`, X: `${ref}/basis/throughput` })
  if (row.basis === 'open')
    return [
      [`${at}/utilization`, share],
      [`${at}/arrivalRate`, taken(A)],
      ...latency(row, A, at, ref, series),
      [`${at}/users`, trail('openDerived', { A, I: asked }, more)],
    ]
  return [
    [`${at}/utilization`, share],
    [`${at}/arrivalRate`, trail('populationRate', { N: `${at}/users`, Z: asked, ...curve(series, ref) })],
    ...latency(row, A, at, ref, series),
    [`${at}/users`, trail('closedDerived', { A, R: `${at}/latency`, Z: asked }, more)],
  ]
}

const rules = { fixed, poisson: derived } as const

/** The level that is planned with, its headroom, and users by every reading of the demand. */
export const demandTrails = (answer: Answer): readonly Entry[] =>
  answer.series.flatMap((series, i) => {
    const ref = `series/${i}`
    return [
      ...basis(series, ref),
      ...promiseTrails({ series, ref, plan: answer.plan }),
      ...series.users.flatMap((row, j) =>
        rules[row.model](row, `${ref}/users/${j}`, ref, answer.plan, series),
      ),
    ]
  })
