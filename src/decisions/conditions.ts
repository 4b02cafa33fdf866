import { servesOtherLengths } from '../model/of-series.ts'
import type { Decision, Series } from '../model/report.ts'
import { servedAs } from '../model/standing.ts'

export type Condition = Decision['conditions'][number]

export const when = (holds: boolean, kind: Condition['kind'], values: Condition['values'] = {}): readonly Condition[] =>
  holds ? [{ kind, values }] : []

/** The loads at random that decide what a sweep is planned with, kept or not, and their level; null where the sweep does. */
export const testedBy = ({ headroom, workloadId, ...own }: Series, all: readonly Series[]) => {
  if (!headroom?.promise || !headroom.shown || headroom.from !== 'measured' || headroom.cappedBy !== null) return null
  const { rate } = headroom.shown
  const beside = all.filter(
    (one) => one.workloadId === workloadId && one.capacity.axis === 'requestRate' && servedAs(one) === servedAs(own),
  )
  const found = beside.flatMap((series) =>
    series.points.flatMap((point) => (point.requestRate === rate || point.level === rate ? { series, point } : [])),
  )
  return found[0] ?? null
}

/** What is open about the limit, with what is not sure of the level that the answer rests on. */
const ofLimit = ({ capacity }: Series, unsure: readonly Condition[]): readonly Condition[] => {
  const { maxConcurrency, firstFailing, status, gap, axis } = capacity
  return [
    ...when(status === 'nonContiguous', 'contradiction', { level: firstFailing, axis }),
    ...when(gap !== null, 'gap', { level: gap, axis }),
    ...unsure,
    ...when(status === 'rightCensored' && gap === null, 'lowerBound', { level: maxConcurrency, axis }),
  ]
}

/** What the level is like that the answer rests on: of loads at random where these decide, and that it was missed there. */
const ofGrounds = (series: Series, tested: ReturnType<typeof testedBy>) => {
  const { points, capacity, headroom } = series
  const { maxConcurrency: limit, axis } = capacity
  const shown = tested && headroom!.shown!
  if (shown?.kept === false) return { missed: when(true, 'missedAtRandom', { rate: shown.rate }) }
  const point = tested?.point ?? points.find(({ level }) => level === limit)
  const at = shown ? { level: shown.rate, axis: 'requestRate' } : { level: limit, axis }
  const isUnsure = point?.confidence != null && point.confidence !== 'confirmed'
  return { unconfirmed: when(isUnsure, 'unconfirmed', at), oneRun: when(point?.runs.length === 1, 'oneRun', at) }
}

/** What it holds under whatever the limit is. */
const conditionsOfResults = (series: Series): readonly Condition[] => {
  const { workload, synthetic, accepted } = series
  const { inputTokens, outputTokens } = workload.measured
  return [
    ...when(synthetic !== null, 'synthetic', { maker: synthetic }),
    ...when(accepted.length > 0, 'accepted', { audits: accepted.join(', ') }),
    ...when(servesOtherLengths(series), 'notServed', { input: inputTokens, output: outputTokens }),
  ]
}

/** The same of several series, each once. */
export const ofEach = (all: readonly Series[]): readonly Condition[] => {
  const found = all.flatMap(conditionsOfResults)
  return found.filter((one, i) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i)
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
  const tested = testedBy(series, all)
  const { missed = [], unconfirmed = [], oneRun = [] } = ofGrounds(series, tested)
  const isUnproven = headroom !== null && headroom.from !== 'measured'
  return [
    ...ofEach([series, ...(tested ? [tested.series] : [])]),
    ...ofLimit(series, [...missed, ...unconfirmed]),
    ...when(isUnproven, 'unproven', { rate: rate ?? headroom?.arrivalRate ?? null }),
    ...when(asPool, 'pool', { rate: headroom?.arrivalRate ?? null }),
    ...when(servers > 1, 'copies', { servers }),
    ...oneRun,
  ]
}
