import { under } from '../../records/path.ts'
import { asNumber, asText, type Picked, type RawRecord } from '../../records/pick.ts'

/** The values of a report by their path in its JSON (`performance.total_latency_ms`), and what the file calls each. */
export interface Told {
  readonly value: (path: string) => unknown
  readonly field: (path: string) => string
}

export const toldByReport = (report: RawRecord): Told => ({
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
export const toldByLog = (text: string): Told => {
  const values = new Map<string, string>()
  for (const written of text.split(/\r?\n/)) {
    const [, label = '', value = ''] = line.exec(written) ?? []
    if (value.trim() !== '' && !values.has(label)) values.set(label, value.trim())
  }
  return { value: (path) => values.get(labelOf(path) ?? '') ?? null, field: (path) => labelOf(path) ?? path }
}

/** A number of the file, in units of which `per` are one. */
export const numberIn = (told: Told, path: string, per = 1): Picked | null => {
  const value = asNumber(told.value(path))
  return value === null ? null : { value: value / per, field: told.field(path) }
}

export const textIn = (told: Told, path: string): string | null => asText(told.value(path))
