import { describe, expect, it } from 'vitest'
import { inputs } from '../../../src/inputs/index.ts'

const { detect, read } = inputs.llmdReport
const reading = (value: Readonly<Record<string, unknown>>) =>
  read({ kind: 'object', at: '', value }, { source: 's1', path: 'a.yaml' })

const object = (value: Readonly<Record<string, unknown>>) => detect({ kind: 'object', at: '', value })
const near = (value: number) => expect.closeTo(value, 9) as number

/** All numbers are made up. */
const statistics = (units: string, mean: number) => ({ units, mean, stddev: mean / 4, p50: mean, p99p9: 4 * mean })

const latency = (ms: number) => ({
  time_to_first_token: statistics('ms', 200 * ms),
  time_per_output_token: statistics('ms/token', 30 * ms),
  inter_token_latency: statistics('s/token', 0.025 * ms),
  request_latency: statistics('s', 4 * ms),
})

const requests = { total: 100, failures: 3, input_length: { units: 'count', mean: 512 }, output_length: { mean: 128 } }

const old = (name: string, args: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  version: '0.1',
  scenario: {
    model: { name: 'Qwen/Qwen3-0.6B' },
    host: {
      type: ['prefill', 'prefill', 'decode'],
      accelerator: [
        { model: 'H100', count: 2, parallelism: { tp: 2 } },
        { model: 'H100', count: 2, parallelism: { tp: 2 } },
        { model: 'H100', count: 4, parallelism: { tp: 4 } },
      ],
    },
    load: { name, args, metadata: { stage: 1 } },
  },
  metrics: {
    time: { duration: 50, stop: 1_760_000_000 },
    requests,
    latency: latency(1),
    throughput: { requests_per_sec: 2, output_tokens_per_sec: 256, total_tokens_per_sec: 1280 },
    ...more,
  },
})

const recent = (tool: string, more: Readonly<Record<string, unknown>> = {}) => ({
  version: '0.2',
  run: { uid: 'x', time: { end: '2025-11-05T18:17:03Z', duration: 'PT1M2.5S' } },
  scenario: {
    stack: [
      {
        metadata: { cfg_id: 'a1' },
        standardized: {
          tool: 'llm-d',
          tool_version: 'llm-d-cuda:0.3.1',
          role: 'replica',
          replicas: 2,
          model: { name: 'Qwen/Qwen3-0.6B' },
          accelerator: { model: 'NVIDIA-H100-80GB-HBM3', count: 4, parallelism: { tp: 4 } },
        },
      },
      { metadata: { cfg_id: 'b2' }, standardized: { tool: 'router', tool_version: '0.3.2' } },
    ],
    load: {
      standardized: {
        tool,
        rate_qps: 10,
        concurrency: Infinity,
        input_seq_len: { distribution: 'fixed', value: 512 },
        output_seq_len: { distribution: 'fixed', value: 128 },
      },
    },
  },
  results: {
    request_performance: {
      aggregate: {
        requests,
        latency: latency(1),
        throughput: {
          request_rate: { units: 'queries/s', mean: 2 },
          output_token_rate: { units: 'tokens/s', mean: 256 },
        },
        ...more,
      },
    },
  },
})

describe('version 0.1', () => {
  it('has each statistic in its own unit, servers one by one, and the load among the arguments', () => {
    const { runs, problems } = reading(
      old('vllm-benchmark', { max_concurrency: 8, request_rate: 'inf', num_prompts: 103 }),
    )
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        tool: 'llmdReport',
        date: '2025-10-09T08:53:20.000Z',
        load: { concurrency: 8, requestRate: 'inf', prompts: 103 },
        completed: 97,
        duration: 50,
        throughput: { requests: 2, outputTokens: 256, totalTokens: 1280 },
        tokens: { input: 512, output: 128 },
        stated: {
          model: { value: 'Qwen/Qwen3-0.6B', where: 'scenario.model.name' },
          gpu: { value: 'H100' },
          gpus: { value: 8 },
          prefillWorkers: { value: 2 },
          decodeWorkers: { value: 1 },
        },
        latency: {
          ttft: { definition: { unit: 'ms' }, mean: near(0.2), median: near(0.2), others: { 'p99.9': near(0.8) } },
          tpot: { mean: near(0.03) },
          itl: { definition: { weighting: 'perGap', unit: 's' }, mean: near(0.025) },
          e2e: {
            definition: { unit: 's' },
            mean: 4,
            from: { std: { field: 'metrics.latency.request_latency.stddev' } },
          },
        },
      },
    ])
    expect(runs[0]?.stated.tensorParallel).toBeUndefined()
  })

  it('counts the successes of vLLM’s client as the total', () => {
    const { runs } = reading(old('vllm-benchmark', { num_prompts: 103 }, { requests: { total: 100 } }))
    expect(runs).toMatchObject([{ completed: 100, failed: 3 }])
  })

  it('takes of GuideLLM what it means: its inter-token latency is TPOT, weighted by tokens', () => {
    const { runs } = reading(old('guidellm', { profile: 'concurrent', rate: [4, 16] }))
    expect(runs).toMatchObject([
      {
        load: { concurrency: 16, requestRate: null },
        latency: {
          ttft: { definition: { weighting: 'perRequest', percentiles: 'weighted' } },
          tpot: { definition: { weighting: 'perToken', percentiles: 'weighted' }, mean: near(0.025) },
          itl: null,
        },
      },
    ])
  })

  it('leaves out a latency that is shorter than its first token', () => {
    const wrong = { latency: { ...latency(1), request_latency: statistics('ms', 4) } }
    const { runs, problems } = reading(old('guidellm', { rate_type: 'constant', rate: [1, 2] }, wrong))
    expect(runs).toMatchObject([{ load: { requestRate: 2, concurrency: null }, latency: { e2e: null } }])
    expect(problems).toEqual([
      { code: 'unclearColumns', where: '', values: { columns: 'metrics.latency.request_latency' } },
    ])
  })

  it('knows of inference-perf how long it sent, which is no duration', () => {
    const stages = [{ rate: 2 }, { rate: 5 }]
    const { runs } = reading(old('inference-perf', { load: { stages } }))
    expect(runs).toMatchObject([
      { load: { requestRate: 5 }, duration: 48.5, fields: { duration: expect.stringContaining(' / ') as string } },
    ])
  })
})

describe('version 0.2', () => {
  it('has servers in replicas, a router beside them, and nominal lengths', () => {
    expect(reading(recent('vllm-benchmark')).runs).toMatchObject([
      {
        date: '2025-11-05T18:17:03Z',
        duration: 62.5,
        load: { concurrency: null, capRecorded: true, requestRate: 10 },
        completed: 97,
        failed: 3,
        stated: {
          gpus: { value: 8 },
          tensorParallel: { value: 4 },
          dataParallel: { value: 2 },
          inputTokens: { value: 512 },
          outputTokens: { value: 128 },
        },
        settings: { load_tool: 'vllm-benchmark', image: 'llm-d-cuda:0.3.1', router: 'router 0.3.2 b2' },
      },
    ])
  })

  it('counts of AIPerf’s errors their kinds, and has its TPOT under another name', () => {
    const { runs } = reading(recent('aiperf'))
    expect(runs).toMatchObject([
      { completed: 100, failed: null, duration: 50, stated: {}, latency: { tpot: { mean: near(0.025) }, itl: null } },
    ])
    expect(runs[0]?.stated.inputTokens).toBeUndefined()
  })

  it('takes no gap of a client that it does not know', () => {
    expect(reading(recent('some-client')).runs[0]?.latency.itl).toBeNull()
  })

  it('reads nothing without a unit', () => {
    const bare = { latency: { ...latency(1), time_to_first_token: { mean: 200 } } }
    const { runs, problems } = reading(recent('vllm-benchmark', bare))
    expect(runs[0]?.latency.ttft).toBeNull()
    expect(problems[0]?.values['columns']).toMatch(/time_to_first_token$/)
  })
})

it('is told by its version and its parts together', () => {
  expect(object(old('vllm-benchmark', {}))).toBe(true)
  expect(object(recent('aiperf'))).toBe(true)
  expect(object({ version: '0.1', scenario: { host: {} } })).toBe(false)
})
