import { quantile, summarize } from '../maths/quantile.ts'
import {
  clientDefinition,
  latencyMetrics,
  percentileOf,
  statistic,
  type LatencyMetric,
  type LatencyStatistics,
  type StatisticName,
  type StatisticTrail,
} from '../model/metric.ts'
import type { RequestSamples, Run } from '../model/run.ts'
import type { SlaLimit } from '../model/sla.ts'

/** In ascending order; times that are no number (a client may write null) are left out. */
const sortedSamples = (samples: RequestSamples, metric: LatencyMetric): Float64Array => {
  const sorted = (metric === 'itl' ? samples.gaps : samples[metric]).toSorted()
  return sorted.subarray(sorted.findIndex(Number.isFinite), sorted.findLastIndex(Number.isFinite) + 1)
}

const names = ['mean', 'median', 'std', 'p90', 'p95', 'p99'] as const

/** Percentiles that limits ask for and that neither the summary has nor `names` holds, such as p99.9. */
const others = (told: LatencyStatistics | null, sorted: Float64Array, wanted: readonly StatisticName[]) => {
  const at = (name: StatisticName): number | null => {
    const percentile = percentileOf(name)
    const own = names.some((known) => known === name)
    return own || percentile === null || statistic(told, name) !== null ? null : quantile(sorted, percentile)
  }
  return Object.fromEntries(wanted.map((name) => [name, at(name)] as const).filter(([, value]) => value !== null))
}

/** True when the summary lacks nothing that could be recomputed: large arrays are then left alone. */
const isWhole = (told: LatencyStatistics | null, wanted: readonly StatisticName[]): boolean =>
  [...names, ...wanted.filter((name) => percentileOf(name) !== null)].every((name) => statistic(told, name) !== null)

const complete = (
  told: LatencyStatistics | null,
  samples: RequestSamples,
  metric: LatencyMetric,
  wanted: readonly StatisticName[],
): LatencyStatistics | null => {
  if (isWhole(told, wanted)) return told
  const sorted = sortedSamples(samples, metric)
  const again = summarize(sorted)
  if (!again) return told
  const more = others(told, sorted, wanted)
  const missing = [...names.filter((name) => (told?.[name] ?? null) === null), ...Object.keys(more)]
  const trail: StatisticTrail = { origin: 'requests', field: samples.fields[metric] }
  const own = Object.fromEntries(names.map((name) => [name, told?.[name] ?? again[name]])) as Pick<
    LatencyStatistics,
    (typeof names)[number]
  >
  return {
    definition: told?.definition ?? clientDefinition(metric, 's'),
    ...own,
    others: { ...told?.others, ...more } as LatencyStatistics['others'],
    from: { ...told?.from, ...Object.fromEntries(missing.map((name) => [name, trail])) },
  }
}

/**
 * Statistics that the summary lacks, recomputed from per-request arrays where the run has them; each says so. Besides
 * the usual ones, those that `limits` ask for.
 */
export const completeLatency = <R extends Run>(run: R, limits: readonly SlaLimit[] = []): R => {
  const { samples } = run
  if (!samples) return run
  const wanted = (metric: LatencyMetric) =>
    limits.filter((limit) => limit.metric === metric).map((limit) => limit.statistic)
  const latency = Object.fromEntries(
    latencyMetrics.map((metric) => [metric, complete(run.latency[metric], samples, metric, wanted(metric))]),
  ) as Run['latency']
  return { ...run, latency }
}
