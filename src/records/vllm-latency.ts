import {
  latencyMetrics,
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
  type StatisticTrail,
} from '../model/metric.ts'
import { asNumber, type RawRecord } from './pick.ts'

/** vLLM's spelling of the metrics (vLLM benchmarks/serve.py, `--percentile-metrics`). */
const spelling: Readonly<Record<LatencyMetric, string>> = { ttft: 'ttft', tpot: 'tpot', itl: 'itl', e2e: 'e2el' }

/** TTFT, TPOT and E2EL weigh each request once; ITL pools every gap of every request; numpy's linear percentiles. */
export const vllmDefinition = (metric: LatencyMetric): MetricDefinition => ({
  clock: 'client',
  weighting: metric === 'itl' ? 'perGap' : 'perRequest',
  percentiles: 'linear',
})

const statisticName = (prefix: string): string => (prefix === 'p50' ? 'median' : prefix)

/** Milliseconds as written → seconds; 0.0 is what the tool writes when nothing succeeded, so it is absent. */
const seconds = (value: unknown): number | null => {
  const ms = asNumber(value)
  return ms === null || ms === 0 ? null : ms / 1000
}

const found = (record: RawRecord, metric: LatencyMetric): readonly (readonly [string, string, number])[] => {
  const pattern = new RegExp(`^(mean|median|std|p\\d{1,2}(?:\\.\\d+)?)_${spelling[metric]}_ms$`)
  return Object.keys(record).flatMap((field) => {
    const match = pattern.exec(field)
    const value = match ? seconds(record[field]) : null
    return match?.[1] && value !== null ? [[statisticName(match[1]), field, value] as const] : []
  })
}

/** One metric of the summary, null when the file has none of its statistics. */
export const vllmStatistics = (record: RawRecord, metric: LatencyMetric): LatencyStatistics | null => {
  const all = found(record, metric)
  const values = new Map(all.map(([name, , value]) => [name, value]))
  const from = Object.fromEntries(
    all.map(([name, field]): [string, StatisticTrail] => [name, { origin: 'summary', field }]),
  )
  if (values.size === 0) return null
  const take = (name: string): number | null => {
    const value = values.get(name) ?? null
    values.delete(name)
    return value
  }
  return {
    definition: vllmDefinition(metric),
    mean: take('mean'),
    median: take('median'),
    std: take('std'),
    p90: take('p90'),
    p95: take('p95'),
    p99: take('p99'),
    others: Object.fromEntries(values),
    from,
  }
}

/** Latency fields that hold exactly 0.0: nothing succeeded, or answers of one token, or no streaming. */
export const zeroLatencies = (record: RawRecord): readonly string[] =>
  Object.keys(record).filter(
    (field) => /^(mean|median|p\d.*)_(ttft|tpot|itl|e2el)_ms$/.test(field) && asNumber(record[field]) === 0,
  )

/** All metrics of a vLLM summary. */
export const vllmLatency = (record: RawRecord): Readonly<Record<LatencyMetric, LatencyStatistics | null>> =>
  Object.fromEntries(latencyMetrics.map((metric) => [metric, vllmStatistics(record, metric)])) as Record<
    LatencyMetric,
    LatencyStatistics | null
  >
