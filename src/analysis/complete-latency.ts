import { meanAndStd, quantilesAmong } from '../maths/quantile.ts'
import { numbersAmong } from '../maths/ranked.ts'
import {
  clientDefinition,
  latencyMetrics,
  percentileOf,
  statistic,
  type LatencyMetric,
  type LatencyStatistics,
  type StatisticName,
  type StatisticTrail,
  usualStatistics,
  type UsualStatistic,
  type SlaLimit,
} from '../model/metric.ts'
import type { RequestSamples, Run } from '../model/run.ts'

/** Percentiles that limits ask for and that neither the summary has nor `usualStatistics` holds, such as p99.9. */
const otherNames = (told: LatencyStatistics | null, wanted: readonly StatisticName[]): readonly StatisticName[] =>
  wanted.filter(
    (name) =>
      !usualStatistics.some((known) => known === name) && percentileOf(name) !== null && statistic(told, name) === null,
  )

/** True when the summary lacks nothing that could be recomputed: large arrays are then left alone. */
const isWhole = (told: LatencyStatistics | null, wanted: readonly StatisticName[]): boolean =>
  [...usualStatistics, ...wanted.filter((name) => percentileOf(name) !== null)].every(
    (name) => statistic(told, name) !== null,
  )

/** Statistics of the times that are numbers (a client may write null), by their names; null without any. */
const computed = (samples: RequestSamples, metric: LatencyMetric, asked: readonly StatisticName[]) => {
  const values = metric === 'itl' ? samples.gaps : samples[metric].filter(Number.isFinite)
  const count = numbersAmong(values)
  if (count === 0) return null
  const percentiles = asked.map(percentileOf)
  const shares = percentiles.filter((one) => one !== null)
  const found = quantilesAmong(values, shares, count).values()
  const spread = asked.some((name) => name === 'mean' || name === 'std') ? meanAndStd(values) : null
  return new Map(
    asked.map((name, i): readonly [StatisticName, number | null] => [
      name,
      percentiles[i] === null ? (spread?.[name as 'mean' | 'std'] ?? null) : (found.next().value ?? null),
    ]),
  )
}

const complete = (
  told: LatencyStatistics | null,
  samples: RequestSamples,
  metric: LatencyMetric,
  wanted: readonly StatisticName[],
  usual: readonly UsualStatistic[],
): LatencyStatistics | null => {
  if (isWhole(told, wanted)) return told
  const lacking = usual.filter((name) => (told?.[name] ?? null) === null)
  const others = otherNames(told, wanted)
  const again = computed(samples, metric, [...lacking, ...others])
  if (!again) return told
  const more = Object.fromEntries(others.map((name) => [name, again.get(name)]).filter(([, value]) => value !== null))
  const missing = [...usualStatistics.filter((name) => (told?.[name] ?? null) === null), ...Object.keys(more)]
  const trail: StatisticTrail = { origin: 'requests', field: samples.fields[metric] }
  const own = Object.fromEntries(
    usualStatistics.map((name) => [name, told?.[name] ?? again.get(name) ?? null]),
  ) as Pick<LatencyStatistics, UsualStatistic>
  return {
    definition: told?.definition ?? clientDefinition(metric, 's'),
    ...own,
    others: { ...told?.others, ...more } as LatencyStatistics['others'],
    from: { ...told?.from, ...Object.fromEntries(missing.map((name) => [name, trail])) },
  }
}

/**
 * Statistics that the summary lacks, recomputed from per-request arrays where the run has them; each says so. Besides
 * the usual ones, those that `limits` ask for. `gapNames`: the usual ones of gaps, which are many.
 */
export const completeLatency = <R extends Run>(
  run: R,
  limits: readonly SlaLimit[] = [],
  gapNames: readonly UsualStatistic[] = usualStatistics,
): R => {
  const { samples } = run
  if (!samples) return run
  const wanted = (metric: LatencyMetric) =>
    limits.filter((limit) => limit.metric === metric).map((limit) => limit.statistic)
  const latency = Object.fromEntries(
    latencyMetrics.map((metric) => [
      metric,
      complete(run.latency[metric], samples, metric, wanted(metric), metric === 'itl' ? gapNames : usualStatistics),
    ]),
  ) as Run['latency']
  return { ...run, latency }
}
