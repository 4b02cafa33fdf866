import type { Decision, Series } from '../model/report.ts'

type Condition = Decision['conditions'][number]

const told = (kind: Condition['kind'], values: Condition['values'] = {}): Condition => ({ kind, values })

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
  return [
    ...(status === 'nonContiguous' ? [told('contradiction', { level: firstFailing })] : []),
    ...(gap === null ? [] : [told('gap', { level: gap })]),
    ...(point?.confidence && point.confidence !== 'confirmed' ? [told('unconfirmed', { level: maxConcurrency })] : []),
    ...(status === 'rightCensored' && gap === null ? [told('lowerBound', { level: maxConcurrency })] : []),
  ]
}

/** What the answer holds under, the gravest first. */
export const conditionsOf = (series: Series, servers: number): readonly Condition[] => {
  const { workload, headroom, synthetic, accepted, points, capacity } = series
  const { inputTokens, outputTokens } = workload.measured
  const limit = points.find(({ level }) => level === capacity.maxConcurrency)
  return [
    ...(synthetic === null ? [] : [told('synthetic', { maker: synthetic })]),
    ...(accepted.length > 0 ? [told('accepted', { audits: accepted.join(', ') })] : []),
    ...(isOtherwise(series) ? [told('notServed', { input: inputTokens, output: outputTokens })] : []),
    ...ofLimit(series),
    ...(headroom && headroom.from !== 'measured' ? [told('unproven', { rate: headroom.arrivalRate })] : []),
    ...(servers > 1 ? [told('copies', { servers })] : []),
    ...(limit?.runs.length === 1 ? [told('oneRun', { level: capacity.maxConcurrency })] : []),
  ]
}
