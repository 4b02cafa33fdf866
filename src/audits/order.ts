import { comesInLumps, latencyMetrics, percentileOf, statistic, type LatencyStatistics } from '../model/metric.ts'
import type { SettledRun } from '../model/run.ts'
import { type Audit, couldNotRun, error, type Outcome, warning } from './audit.ts'

const reasons = ['disorder', 'negative', 'meanAboveTail', 'notChecked'] as const
type Reason = (typeof reasons)[number]

/** Percentiles of one metric, ascending by percentile. */
const ladder = (statistics: LatencyStatistics): readonly { name: string; value: number }[] =>
  ['median', 'p90', 'p95', 'p99', ...Object.keys(statistics.others)]
    .filter((name) => percentileOf(name) !== null)
    .toSorted((a, b) => (percentileOf(a) ?? 0) - (percentileOf(b) ?? 0))
    .flatMap((name) => {
      const value = statistic(statistics, name)
      return value === null ? [] : [{ name, value }]
    })

const check = (metric: string, statistics: LatencyStatistics | null): readonly Outcome<Reason>[] => {
  if (!statistics) return []
  const steps = ladder(statistics)
  const fault = steps.findIndex((step, i) => step.value < (steps[i - 1]?.value ?? -Infinity) * (1 - 1e-9))
  const negative = [...steps.map((step) => step.value), statistics.mean ?? 0].some((value) => value < 0)
  if (negative) return error('negative', 'void', { metric })
  if (fault > 0) {
    const values = {
      metric,
      lower: steps[fault - 1]!.name,
      lowerValue: steps[fault - 1]!.value,
      upper: steps[fault]!.name,
      upperValue: steps[fault]!.value,
    }
    return error('disorder', 'void', values)
  }
  const { mean, p99 } = statistics
  const lumpy = metric === 'itl' && comesInLumps(statistics)
  return mean !== null && p99 !== null && mean > p99 && !lumpy ? warning('meanAboveTail', { metric, mean, p99 }) : []
}

/** A statistic that the tool computed for each metric and that one of them lacks was taken out: it may have been any. */
const notChecked = (run: SettledRun): readonly Outcome<Reason>[] => {
  const fields = (run.absent ?? []).flatMap(({ part, field }) => (part === 'statistic' ? [field] : [])).join(', ')
  return fields === '' ? [] : couldNotRun(run, 'notChecked', { fields })
}

/** Percentiles rise with their percentile and are positive; a mean above p99 means a handful of extreme requests. */
export const order: Audit<Reason> = {
  reasons,
  run: ({ run }) => [...latencyMetrics.flatMap((metric) => check(metric, run.latency[metric])), ...notChecked(run)],
}
