import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { distinctRuns } from '../../../src/series/duplicates.ts'
import { contentRead } from '../read-content.ts'

const throughput = {
  elapsed_time: 40,
  num_requests: 100,
  total_num_tokens: 64_000,
  requests_per_second: 2.5,
  tokens_per_second: 1600,
}
const latency = { avg_latency: 0.9, latencies: [0.8, 1], percentiles: { 50: 0.9, 99: 1 } }

describe('vllm bench throughput', () => {
  it('is a run that was handed over at once: rates, and no latency', () => {
    const { format, runs, problems } = contentRead(JSON.stringify(throughput), 'in512_out128/a.json')
    expect([format, problems]).toEqual(['vllmThroughput', []])
    expect(runs).toMatchObject([
      {
        load: { concurrency: null, capRecorded: true, requestRate: 'inf', prompts: 100 },
        completed: 100,
        duration: 40,
        totals: { input: null, output: null },
        throughput: { requests: 2.5, outputTokens: null, totalTokens: 1600 },
        latency: { ttft: null, tpot: null, itl: null, e2e: null },
        fields: { duration: 'elapsed_time', 'throughput.totalTokens': 'tokens_per_second' },
      },
    ])
  })

  it('is read from a table, each row with its card', () => {
    const { runs } = contentRead(
      `gpu,input_len,output_len,${Object.keys(throughput).join(',')}\n8xH100,2048,128,${Object.values(throughput).join(',')}\n`,
      'a.csv',
    )
    expect(runs).toMatchObject([
      { at: 'row:2', stated: { gpu: { value: 'H100' }, gpus: { value: 8 }, inputTokens: { value: 2048 } } },
    ])
  })

  it('is read from what it prints, without a count of requests', () => {
    const text =
      'INFO x\nThroughput: 2.50 requests/s, 1600.00 total tokens/s, 320.00 output tokens/s\nTotal num prompt tokens:  51200\nTotal num output tokens:  12800\n'
    expect(contentRead(text).runs).toMatchObject([
      {
        completed: null,
        totals: { input: 51_200, output: 12_800 },
        throughput: { requests: 2.5, totalTokens: 1600, outputTokens: 320, requestsRounding: 0.005 },
      },
    ])
  })
})

describe('vllm bench latency', () => {
  it('times batches, which are no run', () => {
    const { format, runs, problems } = contentRead(JSON.stringify(latency))
    expect([format, runs]).toEqual(['vllmLatency', []])
    expect(problems).toEqual([{ code: 'batchLatency', where: '', values: { mean: 0.9 } }])
    expect(contentRead('Avg latency: 0.9 seconds\n10% percentile latency: 0.8 seconds\n').problems).toEqual(problems)
  })

  it('is no run in a table either', () => {
    const { runs, problems } = contentRead('input_len,output_len,batch_size,avg_latency,p50\n128,64,4,7.5,7.4\n')
    expect(runs).toEqual([])
    expect(problems).toEqual([{ code: 'batchLatency', where: 'row:2', values: { mean: 7.5 } }])
  })
})

const served = {
  date: '20260101-000000',
  num_prompts: 100,
  request_rate: 'inf',
  max_concurrency: 8,
  duration: 40,
  completed: 100,
  failed: 0,
  total_input_tokens: 51_200,
  total_output_tokens: 12_800,
  request_throughput: 2.5,
  output_throughput: 320,
}
const metrics = { mean_ttft_ms: 250.5, p99_ttft_ms: 900, mean_tpot_ms: 12, mean_itl_ms: 12.5 }

const records = (values: Readonly<Record<string, readonly number[]>>, extra: object): string =>
  JSON.stringify(
    Object.entries(values).map(([name, benchmark_values]) => ({
      benchmark: { name: 'vLLM benchmark', extra_info: { args: { tensor_parallel_size: 2, model: 'm' } } },
      model: { name: 'm/8b' },
      metric: { name, benchmark_values, extra_info: extra },
    })),
  )

const one = (values: object): Record<string, readonly number[]> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value as number]]))

describe('the PyTorch benchmark format', () => {
  it('is one run of all its records', () => {
    const { format, runs, problems } = contentRead(records(one(metrics), served), 'a.pytorch.json')
    expect([format, problems]).toEqual(['vllmPytorch', []])
    expect(runs).toMatchObject([
      {
        tool: 'vllmPytorch',
        at: '',
        wholeRecord: false,
        load: { concurrency: 8, requestRate: 'inf', prompts: 100 },
        completed: 100,
        latency: { ttft: { mean: 0.2505, p99: 0.9 }, tpot: { mean: 0.012 }, itl: { mean: 0.0125 }, e2e: null },
        stated: { model: { value: 'm/8b' }, tensorParallel: { value: 2 } },
      },
    ])
  })

  it('is found for a copy of the result beside it', () => {
    const [whole] = contentRead(JSON.stringify({ ...served, ...metrics }), 'a.json').runs
    const [parts] = contentRead(records(one(metrics), served), 'a.pytorch.json').runs
    const { runs, repeated } = distinctRuns([parts!, whole!])
    expect(runs).toEqual([whole])
    expect(repeated).toEqual([{ run: parts, kept: whole, fields: [] }])
  })

  it('holds the other benchmarks too', () => {
    const { requests_per_second, tokens_per_second, ...rest } = throughput
    const offline = contentRead(records(one({ requests_per_second, tokens_per_second }), rest))
    expect(offline.runs).toMatchObject([{ tool: 'vllmPytorch', throughput: { requests: 2.5, totalTokens: 1600 } }])
    const { latencies, ...means } = latency
    expect(contentRead(records({ latency: latencies }, means)).problems).toMatchObject([{ code: 'batchLatency' }])
    expect(contentRead(records({ other: [1] }, {})).problems).toMatchObject([{ code: 'rowWithoutRun' }])
  })
})

const folder = new URL('../../../../shared/data/vllm/dstackai__benchmarks/', import.meta.url)
const real = new URL(
  'comparison/h100sxm5_vs_mi300x/raw_data/8xH100SXM5-throughput/nvidia-throughput_test_ip128_op2048_np8.json',
  folder,
)

describe.skipIf(!existsSync(real))('files of others', () => {
  it('tell how fast eight requests were worked off', () => {
    expect(contentRead(readFileSync(real, 'utf8')).runs).toMatchObject([
      { completed: 8, duration: 75.0559648920007, throughput: { requests: 0.10658713150262387 } },
    ])
  })

  it('time batches in a table', () => {
    const { runs, problems } = contentRead(readFileSync(new URL('latency_output.csv', folder), 'utf8'), 'a.csv')
    expect(runs).toEqual([])
    expect(problems.find(({ code }) => code === 'batchLatency')).toMatchObject({ values: { mean: 73.04 } })
  })
})
