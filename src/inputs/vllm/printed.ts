/**
 * What `vllm bench serve` prints, in all its versions (vLLM benchmarks/serve.py, benchmark_serving.py), and the column
 * names of vLLM's own comparison tables, by the keys of its result files.
 */
const labels: ReadonlyMap<string, string> = new Map([
  ['successful requests', 'completed'],
  ['failed requests', 'failed'],
  ['maximum request concurrency', 'max_concurrency'],
  ['request rate configured (rps)', 'request_rate'],
  ['benchmark duration (s)', 'duration'],
  ['total input tokens', 'total_input_tokens'],
  ['total generated tokens', 'total_output_tokens'],
  ['request throughput (req/s)', 'request_throughput'],
  ['request goodput (req/s)', 'request_goodput'],
  ['input token throughput (tok/s)', 'input_throughput'],
  ['output token throughput (tok/s)', 'output_throughput'],
  ['total token throughput (tok/s)', 'total_token_throughput'],
  ['peak output token throughput (tok/s)', 'max_output_tokens_per_s'],
  ['peak concurrent requests', 'max_concurrent_requests'],
  ['rtfx (inverse real-time factor)', 'rtfx'],
  ['# of req.', 'completed'],
  ['# of max concurrency.', 'max_concurrency'],
  ['tput (req/s)', 'request_throughput'],
  ['output tput (tok/s)', 'output_throughput'],
  ['total token tput (tok/s)', 'total_token_throughput'],
])

const latency = /^(mean|median|std|p\d{1,2}(?:\.\d{1,4})?) (ttft|tpot|itl|e2el) ?\(ms\)$/

const longestLabel = 80

/** The result key that a printed label stands for; null for any other text. */
export const keyOfLabel = (text: string): string | null => {
  if (text.length > longestLabel) return null
  const label = text.toLowerCase().replaceAll(/\s+/g, ' ').replace(/:$/, '').trim()
  const match = latency.exec(label)
  return match ? `${match[1]}_${match[2]}_ms` : (labels.get(label) ?? null)
}

/** Labels that only SGLang's client prints in a block of the same heading. */
const isSglangLabel = (text: string): boolean =>
  /^(backend|max request concurrency|traffic request rate|total input (text|vision) tokens|total generated tokens \(retokenized\)|\S+ e2e latency \(ms\))$/i.test(
    text.slice(0, longestLabel).trim(),
  )

/** The key of what is SGLang's in a printed result: such a result is none of vLLM's. */
export const foreignKey = 'sglang'

/** The result key of a line of a printed result. */
export const keyOfLine = (label: string): string | null =>
  keyOfLabel(label) ?? (isSglangLabel(label) ? foreignKey : null)
