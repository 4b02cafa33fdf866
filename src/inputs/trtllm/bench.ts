import {
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
  clientDefinition,
} from '../../model/metric.ts'
import type { Load, Run } from '../../model/run.ts'
import type { Document } from '../../model/source.ts'
import { blank, type Command, option, valueOr } from '../../records/command.ts'
import { all, any, has, text } from '../../records/detect.ts'
import { asPicked, type Picked, product, under } from '../../records/pick.ts'
import { asText, type RawRecord, textsOf } from '../../records/values.ts'
import { latencyOf, runOf, statisticsOf, type Numbers, untoldLoad } from '../../records/run.ts'
import type { Input, Provenance, Reading } from '../input.ts'
import { factOf, factIn, knownFacts } from '../../records/stated-facts.ts'

/** The values of a report by their path in its JSON (`performance.total_latency_ms`), and what the file calls each. */
interface Told {
  readonly value: (path: string) => unknown
  readonly field: (path: string) => string
}

const toldByReport = (report: RawRecord): Told => ({
  value: (path) => under(report, ...path.split('.')),
  field: (path) => path,
})

/** What the log prints (tensorrt_llm/bench/dataclasses/reporting.py), by the path in the JSON. */
const labels: Readonly<Record<string, string>> = {
  'engine.model': 'Model',
  'engine.version': 'TensorRT LLM Version',
  'engine.dtype': 'Dtype',
  'engine.kv_cache_dtype': 'KV Cache Dtype',
  'engine.quantization': 'Quantization',
  'world_info.tp_size': 'TP Size',
  'world_info.pp_size': 'PP Size',
  'world_info.ep_size': 'EP Size',
  'world_info.max_batch_size': 'Max Runtime Batch Size',
  'world_info.max_num_tokens': 'Max Runtime Tokens',
  'world_info.scheduling_policy': 'Scheduling Policy',
  'request_info.num_requests': 'Number of requests',
  'request_info.avg_input_length': 'Average Input Length (tokens)',
  'request_info.avg_output_length': 'Average Output Length (tokens)',
  'performance.request_throughput_req_s': 'Request Throughput (req/sec)',
  'performance.system_output_throughput_tok_s': 'Total Output Throughput (tokens/sec)',
  'performance.system_total_throughput_tok_s': 'Total Token Throughput (tokens/sec)',
  'performance.total_latency_ms': 'Total Latency (ms)',
}

/** Percentiles by the mark of their lines: `[TTFT] P99    : 12.3`. */
const marks: Readonly<Record<string, string>> = {
  'streaming_metrics.ttft_percentiles': '[TTFT]',
  'streaming_metrics.tpot_percentiles': '[TPOT]',
  'performance.request_latency_percentiles_ms': '[Latency]',
}

const labelOf = (path: string): string | null => {
  const end = path.lastIndexOf('.')
  const mark = marks[path.slice(0, end)]
  return labels[path] ?? (mark === undefined ? null : `${mark} ${path.slice(end + 1).toUpperCase()}`)
}

const line = /^\s*((?:\[(?:TTFT|TPOT|Latency)\] )?[A-Z][^:]{0,60}?)\s*:(.*)$/s

/** The report as it is logged: the first value under each label. */
const toldByLog = (log: string): Told => {
  const values = new Map<string, string>()
  for (const written of log.split(/\r?\n/)) {
    const [, label = '', value = ''] = line.exec(written) ?? []
    if (value.trim() !== '' && !values.has(label)) values.set(label, value.trim())
  }
  return { value: (path) => values.get(labelOf(path) ?? '') ?? null, field: (path) => labelOf(path) ?? path }
}

/** A number of the file, in units of which `per` are one. */
const numberIn = (told: Told, path: string, per = 1): Picked | null => {
  const picked = asPicked(told.value(path), told.field(path))
  return picked && { ...picked, value: picked.value / per }
}

const textIn = (told: Told, path: string): string | null => asText(told.value(path))

const isReport = all(
  any(has('performance.request_throughput_req_s'), has('performance.system_output_throughput_tok_s')),
  any(has('request_info'), has('engine'), has('world_info')),
)

const isLog = all(text(/^Request Throughput \(req\/sec\):/m), text(/^Total Latency \(ms\):/m))

/** Of requests always, of tokens only with `--streaming`; single gaps are not kept. */
const places = {
  ttft: 'streaming_metrics.ttft_percentiles',
  tpot: 'streaming_metrics.tpot_percentiles',
  e2e: 'performance.request_latency_percentiles_ms',
} as const satisfies Partial<Record<LatencyMetric, string>>

/** Beside the engine, in its process; a percentile is one of the values (tensorrt_llm/bench/dataclasses/statistics.py). */
const definition: MetricDefinition = {
  ...clientDefinition('ttft', 'ms'),
  clock: 'inProcess',
  percentiles: 'nearestRank',
}

const statistics = [
  ['average', 'mean'],
  ['p50', 'median'],
  ['p90', 'p90'],
  ['p95', 'p95'],
  ['p99', 'p99'],
] as const

const statisticsIn = (told: Told, metric: LatencyMetric): LatencyStatistics | null => {
  if (metric === 'itl') return null
  const found = statistics.flatMap(([key, name]) => {
    const number = numberIn(told, `${places[metric]}.${key}`, 1000)
    return number && number.value !== 0 ? [{ name, ...number }] : []
  })
  return statisticsOf(definition, found)
}

const numbers = (told: Told): Numbers => {
  const completed = numberIn(told, 'request_info.num_requests')
  const total = (path: string): Picked | null => product(numberIn(told, path), completed)
  return {
    completed,
    duration: numberIn(told, 'performance.total_latency_ms', 1000),
    'totals.input': total('request_info.avg_input_length'),
    'totals.output': total('request_info.avg_output_length'),
    'throughput.requests': numberIn(told, 'performance.request_throughput_req_s'),
    'throughput.outputTokens': numberIn(told, 'performance.system_output_throughput_tok_s'),
    'throughput.totalTokens': numberIn(told, 'performance.system_total_throughput_tok_s'),
  }
}

/**
 * The report holds no `--concurrency`, without which all requests are submitted at once: a name of file or folder may tell
 * one. `issue_rate` is how fast a loop ran, and the mean that was in flight is no cap.
 */
const load: Load = { ...untoldLoad, requestRate: 'inf' }

const stated = (told: Told): Run['stated'] => {
  const named = (path: string) => factOf(textIn(told, path), told.field(path))
  const size = (path: string) => factIn(numberIn(told, path))
  const engine = named('engine.version')
  return knownFacts({
    model: named('engine.model'),
    engine: engine && { ...engine, value: `TensorRT-LLM ${engine.value}` },
    gpu: named('machine.name'),
    gpus: size('world_info.world_size'),
    tensorParallel: size('world_info.tp_size'),
    pipelineParallel: size('world_info.pp_size'),
  })
}

/** What tells one engine from another, by the names that other tools give it. */
const settingPaths = {
  dtype: 'engine.dtype',
  quantization: 'engine.quantization',
  kv_cache_dtype: 'engine.kv_cache_dtype',
  framework: 'engine.backend',
  expert_parallel_size: 'world_info.ep_size',
  max_num_seqs: 'world_info.max_batch_size',
  max_num_batched_tokens: 'world_info.max_num_tokens',
  scheduling_policy: 'world_info.scheduling_policy',
  gpu_memory_utilization: 'world_info.kv_cache_percentage',
  spec_decoding: 'decoding_stats.mode',
} as const

const settings = (told: Told): Run['settings'] =>
  textsOf(Object.entries(settingPaths).map(([key, path]) => [key, textIn(told, path)]))

/** Four decimals in the log. */
const logRounding = 0.00005

const read = (document: Document, from: Provenance): Reading => {
  if (document.kind === 'table') return { runs: [], problems: [] }
  const told = document.kind === 'text' ? toldByLog(document.text) : toldByReport(document.value)
  const run = runOf(numbers(told), document.kind === 'text' ? logRounding : 0, {
    ...from,
    at: document.kind === 'text' ? '' : document.at,
    tool: 'trtllmBench',
    load,
    latency: latencyOf((metric) => statisticsIn(told, metric)),
    stated: stated(told),
    settings: settings(told),
  })
  return { runs: [run], problems: [] }
}

/** `trtllm-bench throughput` with a data set of its own making; the report is named after the cap that it does not hold. */
const command: Command = {
  words: ({ model, layout, load: { concurrency }, requests, warmups }) => [
    'trtllm-bench',
    ...option('--model', valueOr(model, 'MODEL')),
    'throughput',
    ...option('--dataset', blank('DATASET_PATH')),
    '--streaming',
    ...(layout.tensorParallel === null ? [] : ['--tp', String(layout.tensorParallel)]),
    ...(layout.pipelineParallel === null ? [] : ['--pp', String(layout.pipelineParallel)]),
    ...option('--concurrency', valueOr(concurrency, 'CONCURRENCY')),
    '--num_requests',
    String(requests),
    ...option('--warmup', String(warmups)),
    '--report_json',
    `concurrency${concurrency ?? ''}.json`,
  ],
  metrics: '--streaming',
}

/** `trtllm-bench --report_json` (TensorRT-LLM), and the report that it logs. */
export const trtllmBench: Input = {
  tool: 'trtllm-bench',
  notes: ['inProcess', 'lateFirstTokens'],
  marks: [
    'performance',
    'request_throughput_req_s',
    'system_output_throughput_tok_s',
    'request_latency_percentiles_ms',
    'streaming_metrics',
    'world_info',
    'request_info',
  ],
  detect: any(isReport, isLog),
  read,
  command,
}
