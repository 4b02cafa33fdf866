import type { RawRecord } from './pick.ts'

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

const absentCounts = (record: RawRecord): readonly string[] => {
  const rated = 'request_throughput' in record || 'request_inthroughput' in record
  const absent = [...always.filter((field) => !(field in record)), ...(rated ? [] : ['request_throughput'])]
  const pooling = ofOutput.every((field) => !(field in record))
  // Both keys came with vLLM 0.6; the cap was written later than the total.
  const total = 'max_concurrency' in record && !('total_token_throughput' in record) && !pooling
  return [
    ...absent.filter((field) => !(pooling && ofOutput.includes(field))),
    ...(total ? ['total_token_throughput'] : []),
  ]
}

const statistic = /^(mean|median|p\d{1,2}(?:\.\d+)?)_(ttft|tpot|itl|e2el)_ms$/

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
export const absentFields = (record: RawRecord): readonly string[] => [
  ...absentCounts(record),
  ...absentStatistics(record),
]
