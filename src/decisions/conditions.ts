import { servesOtherLengths } from '../model/of-series.ts'
import type { Decision, Series } from '../model/report.ts'
import { servedAs } from '../model/standing.ts'

export type Condition = Decision['conditions'][number]

export const when = (holds: boolean, kind: Condition['kind'], values: Condition['values'] = {}): readonly Condition[] =>
  holds ? [{ kind, values }] : []

/** The loads at random that decide what a sweep is planned with, and their level; null where none kept the SLA and does. */
export const testedBy = ({ headroom, workloadId, ...own }: Series, all: readonly Series[]) => {
  if (headroom?.from !== 'measured' || !headroom.promise || !headroom.shown?.kept) return null
  const { rate } = headroom.shown
  const beside = all.filter(
    (one) => one.workloadId === workloadId && one.capacity.axis === 'requestRate' && servedAs(one) === servedAs(own),
  )
  const found = beside.flatMap((series) =>
    series.points.flatMap((point) => (point.requestRate === rate || point.level === rate ? { series, point } : [])),
  )
  return found[0] ?? null
}

const ofLimit = ({ capacity }: Series): readonly Condition[] => {
  const { maxConcurrency, firstFailing, status, gap, axis } = capacity
  return [
    ...when(status === 'nonContiguous', 'contradiction', { level: firstFailing, axis }),
    ...when(gap !== null, 'gap', { level: gap, axis }),
    ...when(status === 'rightCensored' && gap === null, 'lowerBound', { level: maxConcurrency, axis }),
  ]
}

/** The level that the answer rests on: of loads at random where these decide. */
const groundsOf = (series: Series, all: readonly Series[]) => {
  const { points, capacity, headroom } = series
  const tested = testedBy(series, all)
  if (tested) return { point: tested.point, at: { level: headroom!.shown!.rate, axis: 'requestRate' } }
  const { maxConcurrency: limit, axis } = capacity
  return { point: points.find(({ level }) => level === limit), at: { level: limit, axis } }
}

/** What it holds under whatever the limit is. */
export const conditionsOfResults = (series: Series): readonly Condition[] => {
  const { workload, synthetic, accepted } = series
  const { inputTokens, outputTokens } = workload.measured
  return [
    ...when(synthetic !== null, 'synthetic', { maker: synthetic }),
    ...when(accepted.length > 0, 'accepted', { audits: accepted.join(', ') }),
    ...when(servesOtherLengths(series), 'notServed', { input: inputTokens, output: outputTokens }),
  ]
}

/** What the answer holds under, the gravest first. */
export const conditionsOf = (
  series: Series,
  all: readonly Series[],
  servers: number,
  rate: number | null,
  asPool: boolean,
): readonly Condition[] => {
  const { headroom } = series
  const { point, at } = groundsOf(series, all)
  const isUnsure = point?.confidence != null && point.confidence !== 'confirmed'
  const isUnproven = headroom !== null && headroom.from !== 'measured'
  return [
    ...conditionsOfResults(series),
    ...ofLimit(series),
    ...when(isUnsure, 'unconfirmed', at),
    ...when(isUnproven, 'unproven', { rate: rate ?? headroom?.arrivalRate ?? null }),
    ...when(asPool, 'pool', { rate: headroom?.arrivalRate ?? null }),
    ...when(servers > 1, 'copies', { servers }),
    ...when(point?.runs.length === 1, 'oneRun', at),
  ]
}
