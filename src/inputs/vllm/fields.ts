import type { Run } from '../../model/run.ts'
import { isFactKey } from '../../records/stated-facts.ts'
import { asText, longestSetting, type RawRecord, textsOf } from '../../records/values.ts'

/**
 * Keys that vLLM's serving benchmark writes itself, over all versions (benchmark_serving.py 0.3.1 … serve.py), without
 * those that tell how it was run: label, version, best_of, use_beam_search, ramp_up_*.
 */
const resultKeys = new Set(
  `date endpoint_type backend model_id tokenizer_id num_prompts request_rate burstiness max_concurrency
   rps_change_events duration completed failed total_input_tokens total_output_tokens total_input_sequences
   input_sequence_throughput request_throughput request_inthroughput input_throughput output_throughput
   total_token_throughput request_goodput request_goodput: max_output_tokens_per_s max_concurrent_requests rtfx
   input_lens output_lens ttfts itls generated_texts errors start_times latencies queue_times failed_requests
   steady_state total_cached_tokens synthetic conc concurrency num_warmups`.split(/\s+/),
)

/** True for a key that a verdict can rest on: what was offered, counted or timed. */
export const isResult = (key: string): boolean =>
  (resultKeys.has(key) && !/^(date|endpoint_type|backend|\w+_id|generated_texts|synthetic)$/.test(key)) ||
  key.endsWith('_ms')

/** Keys that name a run rather than a configuration. */
const labelKeys =
  /^(run_number|run|run_id|id|index|level_\d+|unnamed: \d+(\.\d+)?|file_?name|file|source_file|result_(filename|dir)|_benchmark_name|source|notes?|comments?|timestamp|)$/i

const compound = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return null
  return JSON.stringify(value)
}

/** What else the record says: settings of the server and notes, as text. Results and long values are left out. */
export const settingsOf = (record: RawRecord): Readonly<Record<string, string>> =>
  textsOf(
    Object.entries(record).flatMap(([key, value]) => {
      const own =
        resultKeys.has(key) || key.endsWith('_ms') || /^spec_decode_|^diffusion_|^probe_|^steady_state\./.test(key)
      return own || isFactKey(key) || labelKeys.test(key) ? [] : [[key, asText(value) ?? compound(value)] as const]
    }),
    longestSetting,
  )

/** True for keys under which the client writes what it measured and how it was told to. */
export const isResultKey = (key: string): boolean => resultKeys.has(key)

const always = [
  'num_prompts',
  'completed',
  'duration',
  'total_input_tokens',
  'total_output_tokens',
  'output_throughput',
] as const

/** Runs of models that answer with no text have no output at all. */
const ofOutput: readonly string[] = ['total_output_tokens', 'output_throughput']

/** None, too, is what no number stands for. */
const isThere = (record: RawRecord, field: string): boolean =>
  field in record && !Number.isNaN(Number(record[field] ?? Number.NaN))

const absentCounts = (record: RawRecord): readonly string[] => {
  const rated = 'request_throughput' in record || 'request_inthroughput' in record
  const absent = [...always.filter((field) => !isThere(record, field)), ...(rated ? [] : ['request_throughput'])]
  const pooling = ofOutput.every((field) => !(field in record))
  // Both keys came with vLLM 0.6; the cap was written later than the total.
  const total = 'max_concurrency' in record && !('total_token_throughput' in record) && !pooling
  return [
    ...absent.filter((field) => !(pooling && ofOutput.includes(field))),
    ...(total ? ['total_token_throughput'] : []),
  ]
}

const statistic = /^(mean|median|p\d{1,2}(?:\.\d+)?)_(ttft|tpot|itl|e2el)_ms$/

/** `p99_ttft_ms`, `mean_e2el_ms`. */
export const isLatencyKey = (key: string): boolean => statistic.test(key)

/** The client computes the same statistics for each metric that it was asked for. */
const absentStatistics = (record: RawRecord): readonly string[] => {
  const found = Object.keys(record).flatMap((field) => {
    const [, name, metric] = statistic.exec(field) ?? []
    return name && metric ? [{ name, metric }] : []
  })
  if (found.length === 0) return []
  const names = new Set(['mean', 'median', ...found.map(({ name }) => name)])
  return [...new Set(found.map(({ metric }) => metric))].flatMap((metric) =>
    [...names].map((name) => `${name}_${metric}_ms`).filter((field) => !(field in record)),
  )
}

/**
 * Fields that `vllm bench serve` always writes beside what the record has (vLLM benchmarks/serve.py), and that it lacks:
 * they were taken out.
 */
export const absentFields = (record: RawRecord): NonNullable<Run['absent']> => [
  ...absentCounts(record).map((field) => ({
    part: field.endsWith('_tokens') ? ('tokens' as const) : ('count' as const),
    field,
  })),
  ...absentStatistics(record).map((field) => ({ part: 'statistic' as const, field })),
]
