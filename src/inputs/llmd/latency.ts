import {
  clientDefinition,
  latencyMetrics,
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
} from '../../model/metric.ts'
import { latencyOf, statisticsOf } from '../../records/run.ts'
import { numberAt, textAt, valueAt } from '../../records/pick.ts'
import { asNumber, type RawRecord } from '../../records/values.ts'
import { clientOf, type Client } from './load.ts'

/** Names of the schema, by what they mean for the client: its importers carry each client's own names over. */
const names: Readonly<Record<Client, Readonly<Partial<Record<LatencyMetric, string>>>>> = (() => {
  const common = { ttft: 'time_to_first_token', e2e: 'request_latency' } as const
  const told = { ...common, tpot: 'time_per_output_token' } as const
  const whole = { ...told, itl: 'inter_token_latency' } as const
  // GuideLLM's time per output token counts the first one in; its and AIPerf's inter-token latency is TPOT.
  const gaps = { ...common, tpot: 'inter_token_latency' } as const
  return {
    'vllm-benchmark': whole,
    inferencemax: whole,
    'inference-perf': whole,
    guidellm: gaps,
    aiperf: gaps,
    other: told,
  }
})()

const seconds: Readonly<Record<string, { readonly unit: MetricDefinition['unit']; readonly scale: number }>> = {
  s: { unit: 's', scale: 1 },
  ms: { unit: 'ms', scale: 1e-3 },
}

/** `s/token` is the unit of `s` for each token. */
const unitOf = (text: string | null) => seconds[text?.replace(/\/token$/, '') ?? ''] ?? null

const definitionOf = (client: Client, metric: LatencyMetric, unit: MetricDefinition['unit']): MetricDefinition => {
  const usual = clientDefinition(metric, unit)
  if (client !== 'guidellm') return usual
  return { ...usual, percentiles: 'weighted', weighting: metric === 'tpot' ? 'perToken' : 'perRequest' }
}

/** `p99p9` is p99.9. */
const statisticName = (key: string): string | null => {
  if (key === 'mean') return key
  if (key === 'stddev') return 'std'
  const [, whole, part] = /^p(\d{1,2})(?:p(\d+))?$/i.exec(key) ?? []
  if (whole === undefined) return null
  return whole === '50' && part === undefined ? 'median' : `p${whole}${part === undefined ? '' : `.${part}`}`
}

export const latencyPath = (record: RawRecord): string =>
  valueAt(record, 'results.request_performance') === undefined
    ? 'metrics.latency'
    : 'results.request_performance.aggregate.latency'

const statisticsAt = (record: RawRecord, metric: LatencyMetric, path: string): LatencyStatistics | null => {
  const unit = unitOf(textAt(record, `${path}.units`))
  const group = valueAt(record, path)
  if (unit === null || typeof group !== 'object' || group === null) return null
  const found = Object.entries(group).flatMap(([key, raw]) => {
    const [name, value] = [statisticName(key), asNumber(raw)]
    return name === null || value === null || value === 0
      ? []
      : [{ name, value: value * unit.scale, field: `${path}.${key}` }]
  })
  return statisticsOf(definitionOf(clientOf(record), metric, unit.unit), found)
}

const pathOf = (record: RawRecord, metric: LatencyMetric): string | null => {
  const name = names[clientOf(record)][metric]
  return name === undefined ? null : `${latencyPath(record)}.${name}`
}

/** No answer is whole before its first token: GuideLLM's seconds once stood there as milliseconds. */
const isTooShort = (e2e: LatencyStatistics | null, ttft: LatencyStatistics | null): boolean =>
  e2e?.mean != null && ttft?.mean != null && e2e.mean < ttft.mean

interface Latency {
  readonly latency: ReturnType<typeof latencyOf>
  /** Fields whose unit is not told, or cannot be the one that is. */
  readonly unclear: readonly string[]
}

/** Each statistic by the unit that stands beside it. */
export const latencyIn = (record: RawRecord): Latency => {
  const latency = latencyOf((metric) => {
    const path = pathOf(record, metric)
    return path === null ? null : statisticsAt(record, metric, path)
  })
  const short = isTooShort(latency.e2e, latency.ttft)
  const unclear = latencyMetrics.flatMap((metric) => {
    const path = pathOf(record, metric)
    const told = path !== null && numberAt(record, `${path}.mean`) !== null
    return told && (unitOf(textAt(record, `${path}.units`)) === null || (metric === 'e2e' && short)) ? [path] : []
  })
  return { latency: short ? { ...latency, e2e: null } : latency, unclear }
}
