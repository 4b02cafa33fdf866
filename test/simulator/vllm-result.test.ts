import { describe, expect, it } from 'vitest'
import { closedLoop, fixedLengths, measure, openLoop } from '../../simulator/client.ts'
import { servers } from '../../simulator/servers.ts'
import { type Invocation, resultName, resultText, vllmResult } from '../../simulator/vllm-result.ts'

const seen = measure(servers[0]!.engine, fixedLengths(20, 64, 16), closedLoop(4), 1)
const run: Invocation = {
  date: '20260901-101500',
  model: 'openai/gpt-oss-20b',
  load: closedLoop(4),
  metadata: { gpu: 'RTX 5090' },
  percents: [99],
  detailed: false,
}

const head = ['date', 'endpoint_type', 'label', 'model_id', 'tokenizer_id', 'num_prompts', 'gpu', 'request_rate']
const load = ['burstiness', 'max_concurrency']
const totals = ['duration', 'completed', 'total_input_tokens', 'total_output_tokens', 'request_throughput']
const rates = ['request_goodput', 'output_throughput', 'total_token_throughput']
const arrays = ['input_lens', 'output_lens', 'ttfts', 'itls', 'generated_texts', 'errors']
const latencies = ['ttft', 'tpot', 'itl', 'e2el'].flatMap((metric) =>
  ['mean', 'median', 'std', 'p99'].map((statistic) => `${statistic}_${metric}_ms`),
)

describe('vllmResult', () => {
  it('has the keys of 0.10.1 in their order', () => {
    expect(Object.keys(vllmResult(seen, run))).toEqual([...head, ...load, ...totals, ...rates, ...latencies])
    const detailed = Object.keys(vllmResult(seen, { ...run, detailed: true }))
    expect(detailed).toEqual([...head, ...load, ...totals, ...rates, ...arrays, ...latencies])
  })

  it('keeps the identities between counts, duration and throughput', () => {
    const result = vllmResult(seen, run) as Record<string, number>
    expect(result['request_throughput']! * result['duration']!).toBeCloseTo(20, 9)
    expect(result['output_throughput']! * result['duration']!).toBeCloseTo(20 * 16, 9)
    expect(result['total_token_throughput']! * result['duration']!).toBeCloseTo(20 * (64 + 16), 9)
    expect(result['mean_ttft_ms']! + 15 * result['mean_tpot_ms']!).toBeCloseTo(result['mean_e2el_ms']!, 9)
    expect(result['mean_itl_ms']).toBeCloseTo(result['mean_tpot_ms']!, 9)
  })
})

describe('resultText', () => {
  it('is the JSON that Python writes', () => {
    const text = resultText({ num_prompts: 3, burstiness: 1, label: null, ttfts: [1, 0.5], input_lens: [[2]] })
    expect(text).toBe('{"num_prompts": 3, "burstiness": 1.0, "label": null, "ttfts": [1.0, 0.5], "input_lens": [[2]]}')
  })
})

describe('resultName', () => {
  it('names protocol, rate, cap, model and date', () => {
    expect(resultName(run)).toBe('openai-infqps-concurrency4-gpt-oss-20b-20260901-101500.json')
    const open = { ...run, model: 'a', load: openLoop(2) }
    expect(resultName(open)).toBe('openai-2.0qps-a-20260901-101500.json')
  })
})
