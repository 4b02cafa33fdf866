import type { KnownPercentile } from '../../maths/percentile-verdict.ts'
import { percentileOf, statistic, type LatencyStatistics } from '../../model/metric.ts'

/** The percentiles that a summary has of a metric, the median among them. */
export const knownPercentiles = (
  statistics: LatencyStatistics,
): readonly (KnownPercentile & { readonly name: string })[] =>
  ['median', 'p90', 'p95', 'p99', ...Object.keys(statistics.others)].flatMap((name) => {
    const percentile = percentileOf(name)
    const value = statistic(statistics, name)
    return percentile === null || value === null ? [] : [{ name, percentile, value }]
  })
