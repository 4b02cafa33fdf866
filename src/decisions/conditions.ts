import type { Decision, Demand, Series } from '../model/report.ts'
import { servesOtherLengths } from '../model/served-lengths.ts'

type Condition = Decision['conditions'][number]

const when = (holds: boolean, kind: Condition['kind'], values: Condition['values'] = {}): readonly Condition[] =>
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

/** Users who wait, more of them than may begin within the longest time that is looked at. */
const ofStart = ({ starts }: Series, servers: number, demand: Demand | undefined): readonly Condition[] => {
  const users = demand?.peakUsers ?? demand?.users ?? 0
  const slowest = starts.findLast(({ thinkTime }) => thinkTime === demand?.thinkTime)
  if (demand?.kind !== 'closed' || !slowest) return []
  const begin = servers * slowest.users
  return when(users > begin, 'start', { users, begin, minutes: slowest.within / 60 })
}

/** What the answer holds under, the gravest first. */
export const conditionsOf = (
  series: Series,
  servers: number,
  rate: number | null,
  isPool: boolean,
  demand?: Demand,
): readonly Condition[] => {
  const { workload, headroom, synthetic, accepted, points, capacity } = series
  const { inputTokens, outputTokens } = workload.measured
  const limit = points.find(({ level }) => level === capacity.maxConcurrency)
  const isUnproven = headroom !== null && headroom.from !== 'measured'
  return [
    ...when(synthetic !== null, 'synthetic', { maker: synthetic }),
    ...when(accepted.length > 0, 'accepted', { audits: accepted.join(', ') }),
    ...when(servesOtherLengths(series), 'notServed', { input: inputTokens, output: outputTokens }),
    ...ofLimit(series),
    ...when(isUnproven, 'unproven', { rate: rate ?? headroom?.arrivalRate ?? null }),
    ...when(isPool, 'pool', { rate: headroom?.arrivalRate ?? null }),
    ...when(servers > 1, 'copies', { servers }),
    ...ofStart(series, servers, demand),
    ...when(limit?.runs.length === 1, 'oneRun', { level: capacity.maxConcurrency }),
  ]
}
