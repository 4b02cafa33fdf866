import { unbrokenRun } from '../../capacity/levels.ts'
import { poolAdjacentViolators } from '../../capacity/isotonic.ts'
import type { Point, Series } from '../../model/report.ts'
import { limitPoint } from '../points/limit-point.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

interface Level {
  readonly point: Point
  readonly ref: string
}

const service = { assumptions: ['plan/sla', 'plan/accept'] } as const

/** Levels with their places, in the order of the offered load. */
const placed = (series: Series, ref: string): readonly Level[] =>
  series.points.map((point, i) => ({ point, ref: `${ref}/points/${i}` }))

const answers = (levels: readonly Level[]) => ({
  C: levels.map(({ ref }) => `${ref}/level`),
  verdict: levels.map(({ ref }) => `${ref}/verdict`),
})

/** The limits that are exceeded at the first failing level; with none, all limits at the level that the limit is. */
const binding = (levels: readonly Level[], limit: Level | undefined, thresholds: Thresholds) => {
  const failing = levels.find(({ point }) => point.verdict === 'fail')
  const at = failing ?? limit
  const ids = Object.entries(at?.point.judgements ?? {})
    .filter(
      ([, { verdict, value, threshold }]) =>
        failing === undefined || (verdict === 'fail' && (value ?? 0) > threshold),
    )
    .map(([id]) => id)
  const inputs = {
    y: ids.map((id) => `${at?.ref}/judgements/${id}/value`),
    T: ids.map((id) => thresholds[id]!),
  }
  return trail('binding', inputs, { ...service, values: { limit: ids } })
}

/** The chord between the last pass and the first fail, on latencies made non-decreasing. */
const estimate = (series: Series, levels: readonly Level[], limit: Level, thresholds: Thresholds) => {
  const metric = series.capacity.estimate!.metric
  const known = levels.filter(({ point }) => point.judgements[metric]?.value != null)
  const judgements = known.map(({ point }) => point.judgements[metric]!)
  const fitted = poolAdjacentViolators(
    judgements.map(({ value }) => value!),
    judgements.map(({ samples }) => Math.max(1, samples ?? 1)),
  )
  const low = known.indexOf(limit)
  const inputs = {
    C_lo: `${limit.ref}/level`,
    C_hi: `${known[low + 1]!.ref}/level`,
    T: thresholds[metric]!,
    y: known.map(({ ref }) => `${ref}/judgements/${metric}/value`),
    n: known.map(({ ref }) => `${ref}/judgements/${metric}/samples`),
  }
  const whole = series.capacity.axis === 'concurrency'
  return trail('estimate', inputs, {
    rounding: whole ? 'floor' : null,
    ...service,
    values: { y_lo: fitted[low]!, y_hi: fitted[low + 1]! },
  })
}

type Thresholds = Readonly<Record<string, string>>

const ofSeries = (series: Series, ref: string, thresholds: Thresholds): readonly Entry[] => {
  const { capacity } = series
  const all = placed(series, ref)
  const levels = all.filter(({ point }) => point.usable)
  const at = limitPoint(series.points)
  const limit = levels.find(({ point }) => point === at)
  const run = unbrokenRun(series.points).map((point) => all.find((level) => level.point === point)!)
  const place = (name: string): string => `${ref}/capacity/${name}`
  const atLimit: readonly Entry[] = limit
    ? [
        [place('throughput'), taken(`${limit.ref}/throughput/requests`)],
        ...Object.entries(capacity.slack)
          .filter(([, slack]) => slack !== null)
          .map(([id]): Entry => {
            const inputs = { y: `${limit.ref}/judgements/${id}/value`, T: thresholds[id]! }
            return [place(`slack/${id}`), trail('slack', inputs, { assumptions: ['plan/sla'] })]
          }),
        [place('recommended'), trail('recommended', { C: place('maxConcurrency'), P: place('plateau') })],
      ]
    : []
  const runLevels = {
    C: run.map((level) => `${level.ref}/level`),
    X: run.map((level) => `${level.ref}/throughput/requests`),
  }
  return [
    [
      place('maxConcurrency'),
      trail('maxConcurrency', answers(all.filter(({ point }) => !point.bridged)), service),
    ],
    [place('firstFailing'), trail('firstFailing', answers(levels), service)],
    [place('largestPassing'), trail('largestPassing', answers(levels), service)],
    [place('binding'), binding(levels, limit, thresholds)],
    ...atLimit,
    ...(capacity.plateau === null ? [] : [[place('plateau'), trail('plateau', runLevels)] as const]),
    ...(capacity.estimate && limit
      ? [[place('estimate/concurrency'), estimate(series, levels, limit, thresholds)] as const]
      : []),
  ]
}

/** The limit of each series and what belongs to it. */
export const capacityTrails = (answer: Answer): readonly Entry[] => {
  const thresholds = Object.fromEntries(
    answer.plan.sla.limits.map(({ id }, i) => [id, `plan/sla/limits/${i}/threshold`]),
  )
  return answer.series.flatMap((series, i) => ofSeries(series, `series/${i}`, thresholds))
}
