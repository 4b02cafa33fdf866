import { percentileOf, type LatencyMetric, type StatisticName } from './metric.ts'

/** One limit: `metric.statistic <= threshold` seconds, inclusive. */
export interface SlaLimit {
  readonly id: string
  readonly metric: LatencyMetric
  readonly statistic: StatisticName
  readonly threshold: number
}

/** All limits hold together; `preset` names the published set they came from, or null. */
export interface Sla {
  readonly expression: string
  readonly preset: string | null
  readonly limits: readonly SlaLimit[]
}

/** The highest percentile among the limits as a fraction (p99 → 0.99), null when none is a percentile. */
export const strictestPercentile = (sla: Sla): number | null => {
  const percentiles = sla.limits.map((limit) => percentileOf(limit.statistic)).filter((value) => value !== null)
  return percentiles.length > 0 ? Math.max(...percentiles) : null
}
