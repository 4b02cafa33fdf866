import {
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
  clientDefinition,
  latencyMetrics,
} from '../../model/metric.ts'
import type { Load } from '../../model/run.ts'
import { type Picked, numberAt, positiveAt, textAt, valueAt } from '../../records/pick.ts'
import { latencyOf, statisticsOf } from '../../records/run.ts'
import { type RawRecord, asNumber, isUnlimited } from '../../records/values.ts'

/** The clients whose results the importers of llm-d-benchmark turn into reports, by the names that they write. */
type Client = 'vllm-benchmark' | 'inferencemax' | 'guidellm' | 'inference-perf' | 'aiperf' | 'other'

const clients: readonly Client[] = ['vllm-benchmark', 'inferencemax', 'guidellm', 'inference-perf', 'aiperf']

const clientPaths = ['scenario.load.standardized.tool', 'scenario.load.name'] as const

/** The client's name as it is written; null where none stands. */
export const clientNameOf = (record: RawRecord): string | null =>
  clientPaths.map((path) => textAt(record, path)).find((name) => name !== null) ?? null

export const clientOf = (record: RawRecord): Client =>
  clients.find((name) => name === clientNameOf(record)?.toLowerCase()) ?? 'other'

const args = 'scenario.load.args'

/** The stage of a client that measures several levels in one go, from 0. */
const stageOf = (record: RawRecord): number => asNumber(valueAt(record, 'scenario.load.metadata.stage')) ?? 0

/** Where version 0.1, which has no place of its own for the load, keeps it among the client's arguments. */
const argumentPaths = (record: RawRecord): { readonly cap: string; readonly rate: string } => {
  const client = clientOf(record)
  if (client === 'inference-perf') {
    const stage = `${args}.load.stages.${stageOf(record)}`
    return { cap: `${stage}.concurrency_level`, rate: `${stage}.rate` }
  }
  if (client !== 'guidellm') return { cap: `${args}.max_concurrency`, rate: `${args}.request_rate` }
  const profile = textAt(record, `${args}.profile`) ?? textAt(record, `${args}.rate_type`) ?? ''
  const level = `${args}.rate.${stageOf(record)}`
  return /^(concurrent|throughput)$/.test(profile) ? { cap: level, rate: '-' } : { cap: '-', rate: level }
}

const standardized = { cap: 'scenario.load.standardized.concurrency', rate: 'scenario.load.standardized.rate_qps' }

const pathsOf = (record: RawRecord): { readonly cap: string; readonly rate: string } =>
  valueAt(record, 'scenario.load.standardized') === undefined ? argumentPaths(record) : standardized

/** The cap on requests in flight, and the rate, in requests/s. */
export const capOf = (record: RawRecord): Picked | null => positiveAt(record, pathsOf(record).cap)
export const rateOf = (record: RawRecord): Picked | null => positiveAt(record, pathsOf(record).rate)

/** How many requests were asked for, where the client's arguments say so. */
export const promptsOf = (record: RawRecord): Picked | null => positiveAt(record, `${args}.num_prompts`)

export const loadOf = (record: RawRecord): Load => {
  const { cap, rate } = pathsOf(record)
  return {
    concurrency: capOf(record)?.value ?? null,
    capRecorded: valueAt(record, cap) !== undefined,
    requestRate: isUnlimited(valueAt(record, rate)) ? 'inf' : (rateOf(record)?.value ?? null),
    burstiness: positiveAt(record, `${args}.burstiness`)?.value ?? null,
    prompts: promptsOf(record)?.value ?? null,
    warmups: null,
  }
}

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

const latencyPath = (record: RawRecord): string =>
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
