import type { Random } from '../simulator/random.ts'
import type { VllmRecord } from './queue-server.ts'

const most = { requests: 400, gaps: 24 }

const at = (sorted: readonly number[], share: number): number => {
  const rank = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!]
  return low + (high - low) * (rank - Math.floor(rank))
}

const statistics = (name: string, seconds: readonly number[]): VllmRecord => {
  const sorted = seconds.toSorted((a, b) => a - b)
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length
  const variance = sorted.reduce((sum, one) => sum + (one - mean) ** 2, 0) / sorted.length
  return {
    [`mean_${name}_ms`]: 1000 * mean,
    [`median_${name}_ms`]: 1000 * at(sorted, 0.5),
    [`std_${name}_ms`]: 1000 * Math.sqrt(variance),
    [`p90_${name}_ms`]: 1000 * at(sorted, 0.9),
    [`p95_${name}_ms`]: 1000 * at(sorted, 0.95),
    [`p99_${name}_ms`]: 1000 * at(sorted, 0.99),
  }
}

/** Skewed to the right, of mean 1. */
const skewed = (random: Random, spread: number): number => 1 - spread + 2 * spread * random() ** 2 * 1.5

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/**
 * The same level as a short run with `--save-detailed`: requests drawn around its means, few and of few tokens to stay
 * small, and the summary made from them. Failed requests have an error and no tokens.
 */
export const withArrays = (record: VllmRecord, random: Random): VllmRecord => {
  const [ttft, tpot] = [Number(record['mean_ttft_ms']) / 1000, Number(record['mean_tpot_ms']) / 1000]
  const failed = Math.min(Number(record['num_prompts']) - Number(record['completed']), 100)
  const completed = Math.min(Number(record['completed']), most.requests)
  if (!(ttft > 0 && tpot > 0 && completed > 0)) return record
  const ttfts = Array.from({ length: completed }, () => ttft * skewed(random, 0.6))
  const itls = ttfts.map(() => Array.from({ length: most.gaps }, () => tpot * skewed(random, 0.5)))
  const e2e = ttfts.map((first, i) => first + sum(itls[i]!))
  const slots = record['max_concurrency'] === null ? null : Number(record['max_concurrency'])
  const rate = slots === null ? Number(record['request_throughput']) : slots / (sum(e2e) / completed)
  const output = most.gaps + 1
  const input = Math.round(Number(record['total_input_tokens']) / Number(record['completed']))
  const failures = Array.from({ length: failed }, () => 0)
  return {
    ...record,
    num_prompts: completed + failed,
    completed,
    failed,
    duration: completed / rate,
    total_input_tokens: completed * input,
    total_output_tokens: completed * output,
    request_throughput: rate,
    output_throughput: rate * output,
    total_token_throughput: rate * (input + output),
    ...statistics('ttft', ttfts),
    ...statistics(
      'tpot',
      itls.map((gaps) => sum(gaps) / gaps.length),
    ),
    ...statistics('itl', itls.flat()),
    ...statistics('e2el', e2e),
    input_lens: [...ttfts, ...failures].map(() => input),
    output_lens: [...ttfts.map(() => output), ...failures],
    ttfts: [...ttfts, ...failures],
    itls: [...itls, ...failures.map(() => [])],
    errors: [...ttfts.map(() => ''), ...failures.map(() => 'timeout')],
  }
}
