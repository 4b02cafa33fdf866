import type { Load } from './client.ts'
import { itlsOf, type Observation, pooledItls, tpotsOf } from './observation.ts'
import { once, summarize, type Weighted } from './statistics.ts'

export type Invocation = {
  /** End of the run in the client's local time, "YYYYMMDD-HHMMSS". */
  readonly date: string
  readonly model: string
  readonly load: Load
  /** As given by --metadata. */
  readonly metadata: Readonly<Record<string, string>>
  /** As given by --metric-percentiles. */
  readonly percents: readonly number[]
  /** With --save-detailed. */
  readonly detailed: boolean
}

export type VllmResult = Readonly<Record<string, unknown>>

const total = (tokens: Int32Array): number => tokens.reduce((sum, count) => sum + count, 0)

const throughputOf = ({ workload, duration }: Observation): VllmResult => {
  const completed = workload.inputTokens.length
  const [input, output] = [total(workload.inputTokens), total(workload.outputTokens)]
  return {
    duration,
    completed,
    total_input_tokens: input,
    total_output_tokens: output,
    request_throughput: completed / duration,
    request_goodput: null,
    output_throughput: output / duration,
    total_token_throughput: (input + output) / duration,
  }
}

const detailsOf = (seen: Observation): VllmResult => {
  const requests = Array.from(seen.ttfts.keys())
  return {
    input_lens: Array.from(seen.workload.inputTokens),
    output_lens: Array.from(seen.workload.outputTokens),
    ttfts: Array.from(seen.ttfts),
    itls: requests.map((i) => Array.from(itlsOf(seen, i))),
    generated_texts: requests.map(() => ''),
    errors: requests.map(() => ''),
  }
}

const latencyOf = (metric: string, seconds: Weighted, percents: readonly number[]): VllmResult => {
  const { mean, median, std, percentiles } = summarize(seconds, percents)
  return {
    [`mean_${metric}_ms`]: mean * 1000,
    [`median_${metric}_ms`]: median * 1000,
    [`std_${metric}_ms`]: std * 1000,
    ...Object.fromEntries(percents.map((percent, i) => [`p${percent}_${metric}_ms`, percentiles[i]! * 1000])),
  }
}

/**
 * What `vllm bench serve` of 0.10.1 saves with --percentile-metrics ttft,tpot,itl,e2el: the same keys in the
 * same order (vllm/benchmarks/serve.py: no backend before 0.11.0, no failed before 0.11.1).
 */
export const vllmResult = (seen: Observation, run: Invocation): VllmResult => ({
  date: run.date,
  endpoint_type: 'openai',
  label: null,
  model_id: run.model,
  tokenizer_id: run.model,
  num_prompts: seen.starts.length,
  ...run.metadata,
  request_rate: run.load.rate === Infinity ? 'inf' : run.load.rate,
  burstiness: run.load.burstiness,
  max_concurrency: run.load.concurrency,
  ...throughputOf(seen),
  ...(run.detailed ? detailsOf(seen) : {}),
  ...latencyOf('ttft', once(seen.ttfts), run.percents),
  ...latencyOf('tpot', once(tpotsOf(seen)), run.percents),
  ...latencyOf('itl', pooledItls(seen), run.percents),
  ...latencyOf('e2el', once(seen.latencies), run.percents),
})

const integers = new Set([
  'num_prompts',
  'max_concurrency',
  'completed',
  'total_input_tokens',
  'total_output_tokens',
  'input_lens',
  'output_lens',
])

const pythonJson = (value: unknown, isInteger: boolean): string => {
  if (Array.isArray(value)) return `[${value.map((item) => pythonJson(item, isInteger)).join(', ')}]`
  if (typeof value !== 'number') return JSON.stringify(value)
  return Number.isInteger(value) && !isInteger ? `${value}.0` : String(value)
}

/** One line, as Python's json.dump writes it: ", " and ": ", and 1.0 for a whole float. */
export const resultText = (result: VllmResult): string =>
  `{${Object.entries(result)
    .map(([key, value]) => `${JSON.stringify(key)}: ${pythonJson(value, integers.has(key))}`)
    .join(', ')}}`

/** The name that `vllm bench serve` gives the file when none is asked for. */
export const resultName = ({ date, model, load }: Invocation): string => {
  const rate = load.rate === Infinity ? 'inf' : pythonJson(load.rate, false)
  const cap = load.concurrency === null ? '' : `-concurrency${load.concurrency}`
  return `openai-${rate}qps${cap}-${model.split('/').at(-1)}-${date}.json`
}
