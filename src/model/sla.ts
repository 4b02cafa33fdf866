import { percentileOf } from './metric.ts'
import type { Report } from './report.ts'

/** All limits hold together; `preset` names the published set they came from, or null. */
export type Sla = Report['plan']['sla']

/** One limit: `metric.statistic <= threshold` seconds, inclusive. */
export type SlaLimit = Sla['limits'][number]

/** The highest percentile among the limits as a fraction (p99 → 0.99), null when none is a percentile. */
export const strictestPercentile = (sla: Sla): number | null => {
  const percentiles = sla.limits.map((limit) => percentileOf(limit.statistic)).filter((value) => value !== null)
  return percentiles.length > 0 ? Math.max(...percentiles) : null
}
