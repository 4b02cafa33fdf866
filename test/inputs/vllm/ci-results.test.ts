import { describe, expect, it } from 'vitest'
import { contentRead } from '../read-content.ts'

const serving = {
  'Test name': 'serving_llama8B_tp1_sharegpt_qps_inf',
  Model: 'm/8b',
  'Dataset Name': 'random',
  'Input Len': 512,
  'Output Len': 128,
  'TP Size': 2,
  GPU: 'H100\nH100',
  '# of req.': 100,
  qps: 'inf',
  '# of max concurrency.': 8,
  'Tput (req/s)': 2.5,
  'Total Token Tput (tok/s)': 1600,
  'Output Tput (tok/s)': 320,
  'Mean TTFT (ms)': 250,
  'P99 TTFT (ms)': 900,
  'Mean TPOT (ms)': 12,
  Median: 11,
  P99: 20,
  'STD TPOT (ms)': 3,
  'Mean ITL (ms)': 12.5,
  'P99 ITL (ms)': 45,
}
const offline = {
  'Test name': 'throughput_llama8B_tp1',
  GPU: 'H100',
  '# of req.': 100,
  'Total # of tokens': 64_000,
  'Elapsed time (s)': 40,
  'Tput (req/s)': 2.5,
  'Tput (tok/s)': 1600,
}
const batches = { 'Test name': 'latency_llama8B_tp1', GPU: 'H100', 'Mean latency (ms)': 900, 'P99 latency (ms)': 1000 }

const table = (row: object) =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, { 0: cell as unknown }]))

const aServedRun = {
  load: { concurrency: 8, requestRate: 'inf' },
  completed: 100,
  throughput: { requests: 2.5, totalTokens: 1600, outputTokens: 320 },
  latency: {
    ttft: { mean: 0.25, p99: 0.9, from: { p99: { field: 'P99 TTFT (ms)' } } },
    tpot: { mean: 0.012, median: 0.011, p99: 0.02, std: 0.003, from: { p99: { field: 'P99' } } },
    itl: { p99: 0.045 },
  },
  stated: {
    model: { value: 'm/8b' },
    gpu: { value: 'H100' },
    gpus: { value: 2 },
    tensorParallel: { value: 2 },
    inputTokens: { value: 512 },
  },
}

describe('the results of vLLM’s own benchmarks under their display names', () => {
  it('are read one by one, each as what it is', () => {
    const { format, runs, problems } = contentRead(JSON.stringify([batches, offline, serving]))
    expect(format).toBe('vllmCiResults')
    expect(runs).toMatchObject([
      {
        at: '/1',
        load: { concurrency: null, requestRate: 'inf' },
        duration: 40,
        throughput: { requests: 2.5, totalTokens: 1600 },
        fields: { duration: 'Elapsed time (s)' },
      },
      { at: '/2', tool: 'vllmCiResults', ...aServedRun },
    ])
    expect(problems).toEqual([{ code: 'batchLatency', where: '/0', values: { mean: 0.9 } }])
  })

  it('are read by column and row', () => {
    const { runs } = contentRead(JSON.stringify({ latency: {}, throughput: table(offline), serving: table(serving) }))
    expect(runs).toMatchObject([
      { at: '/serving/0', ...aServedRun },
      { at: '/throughput/0', completed: 100 },
    ])
  })

  it('are read from a table, its two bare columns for what they are', () => {
    const cells = { ...serving, GPU: '2xH100' }
    const { format, runs } = contentRead(
      `${Object.keys(cells).join(',')}\n${Object.values(cells).join(',')}\n`,
      'a.csv',
    )
    expect(format).toBe('labelTable')
    expect(runs).toMatchObject([aServedRun])
  })

  it('takes bare columns elsewhere for nothing', () => {
    const { runs } = contentRead(
      'GPU,# of req.,Benchmark duration (s),P99 TTFT (ms),Median,P99\nL4,100,40,900,11,20\n',
      'a.csv',
    )
    expect(runs).toMatchObject([{ latency: { tpot: null, ttft: { p99: 0.9 } } }])
  })
})

describe('a table with the keys of result files as rows', () => {
  it('has a run in each column', () => {
    const content = [
      'metric,concurrency 4,concurrency 8',
      'completed,50,100',
      'duration,40,40',
      'p99_ttft_ms,400,900',
      'mean_itl_ms,10,12.5',
      '',
    ].join('\n')
    const { format, runs } = contentRead(content, 'a.csv')
    expect(format).toBe('labelTable')
    expect(runs).toMatchObject([
      { at: 'column:2', load: { concurrency: 4 }, completed: 50, latency: { ttft: { p99: 0.4 } } },
      { at: 'column:3', load: { concurrency: 8 }, throughput: { requests: 2.5 }, latency: { itl: { mean: 0.0125 } } },
    ])
  })
})
