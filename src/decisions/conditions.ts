import type { Decision, Series } from '../model/report.ts'

type Condition = Decision['conditions'][number]

const when = (holds: boolean, kind: Condition['kind'], values: Condition['values'] = {}): readonly Condition[] =>
  holds ? [{ kind, values }] : []

const off = (served: number, asked: number | null): number => Math.abs(served / (asked || 1) - 1)

/** Means that are not what was asked for. */
const isOtherwise = ({ workload }: Series): boolean => {
  const { kind, inputTokens, outputTokens, measured } = workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return false
  return off(measured.outputTokens, outputTokens) > 0.02 || off(measured.inputTokens, inputTokens) > 0.05
}

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

/** What the answer holds under, the gravest first. */
export const conditionsOf = (
  series: Series,
  servers: number,
  rate: number | null,
  isPool: boolean,
): readonly Condition[] => {
  const { workload, headroom, synthetic, accepted, points, capacity } = series
  const { inputTokens, outputTokens } = workload.measured
  const limit = points.find(({ level }) => level === capacity.maxConcurrency)
  const isUnproven = headroom !== null && headroom.from !== 'measured'
  return [
    ...when(synthetic !== null, 'synthetic', { maker: synthetic }),
    ...when(accepted.length > 0, 'accepted', { audits: accepted.join(', ') }),
    ...when(isOtherwise(series), 'notServed', { input: inputTokens, output: outputTokens }),
    ...ofLimit(series),
    ...when(isUnproven, 'unproven', { rate: rate ?? headroom?.arrivalRate ?? null }),
    ...when(isPool, 'pool', { rate: headroom?.arrivalRate ?? null }),
    ...when(servers > 1, 'copies', { servers }),
    ...when(limit?.runs.length === 1, 'oneRun', { level: capacity.maxConcurrency }),
  ]
}
