import { servesOtherLengths } from '../model/of-series.ts'
import type { Decision, Series } from '../model/report.ts'

export type Condition = Decision['conditions'][number]

export const when = (holds: boolean, kind: Condition['kind'], values: Condition['values'] = {}): readonly Condition[] =>
  holds ? [{ kind, values }] : []

const ofLimit = ({ capacity, points }: Series): readonly Condition[] => {
  const { maxConcurrency, firstFailing, status, gap } = capacity
  const point = points.find(({ level }) => level === maxConcurrency)
  const isOpen = point?.confidence != null && point.confidence !== 'confirmed'
  return [
    ...when(status === 'nonContiguous', 'contradiction', { level: firstFailing }),
    ...when(gap !== null, 'gap', { level: gap }),
    ...when(isOpen, 'unconfirmed', { level: maxConcurrency }),
    ...when(status === 'rightCensored' && gap === null, 'lowerBound', { level: maxConcurrency }),
  ]
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
  servers: number,
  rate: number | null,
  asPool: boolean,
): readonly Condition[] => {
  const { headroom, points, capacity } = series
  const limit = points.find(({ level }) => level === capacity.maxConcurrency)
  const isUnproven = headroom !== null && headroom.from !== 'measured'
  return [
    ...conditionsOfResults(series),
    ...ofLimit(series),
    ...when(isUnproven, 'unproven', { rate: rate ?? headroom?.arrivalRate ?? null }),
    ...when(asPool, 'pool', { rate: headroom?.arrivalRate ?? null }),
    ...when(servers > 1, 'copies', { servers }),
    ...when(limit?.runs.length === 1, 'oneRun', { level: capacity.maxConcurrency }),
  ]
}
