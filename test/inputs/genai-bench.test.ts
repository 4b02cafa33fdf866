import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { genaiBench } from '../../src/inputs/genai-bench/genai-bench.ts'
import { diskRead, fileOf, folderRead, shared } from './read-folder.ts'

const statistics = (mean: number, kept: number) => ({
  min: mean,
  max: mean,
  mean,
  stddev: 0.1 * mean,
  sum: kept * mean,
  p25: mean,
  p50: mean,
  p75: mean,
  p90: mean,
  p95: mean,
  p99: 2 * mean,
})

/** 100 answers of 200 tokens in 50 s: TTFT 0.2 s, TPOT 10 ms; `kept` of them in the statistics. */
const run = (kept: number, more: object = {}, per = 1) => ({
  aggregated_metrics: {
    scenario: 'D(1000,200)',
    num_concurrency: 4,
    iteration_type: 'num_concurrency',
    run_duration: 55,
    mean_output_throughput_tokens_per_s: (kept * 200) / 55,
    requests_per_second: 100 / 55,
    error_codes_frequency: { 500: 1 },
    num_error_requests: 1,
    num_completed_requests: 100,
    num_requests: 101,
    stats: {
      ttft: statistics(0.2 * per, kept),
      tpot: statistics(0.01 * per, kept),
      e2e_latency: statistics(2.19 * per, kept),
      num_input_tokens: statistics(1000, kept),
      num_output_tokens: statistics(200, kept),
    },
    ...more,
  },
  individual_request_metrics: [
    ...Array.from({ length: 100 }, () => ({
      ttft: 0.2 * per,
      e2e_latency: 2.19 * per,
      num_output_tokens: 200,
      error_code: null,
    })),
    { ttft: null, e2e_latency: null, num_output_tokens: null, error_code: 500 },
  ],
})

const metadata = {
  model: 'Llama-3.1-70B',
  server_model_tokenizer: '/models/llama',
  api_backend: 'vllm',
  server_engine: 'vLLM',
  server_version: 'v0.9.0',
  server_gpu_type: 'H100',
  server_gpu_count: '4',
  traffic_scenario: ['D(1000,200)'],
  num_concurrency: [1, 4],
}

const only = (content: unknown) => folderRead({ 'e/run.json': content })[0]!.runs[0]!

describe('genai-bench', () => {
  it('a run with what its experiment says', () => {
    const [one, , experiment] = folderRead({
      'e/D_4.json': run(100),
      'e/D_1.json': run(100, { num_concurrency: 1 }),
      'e/experiment_metadata.json': metadata,
    })
    expect(one?.runs).toMatchObject([
      {
        completed: 100,
        failed: 1,
        duration: 55,
        totals: { input: 100_000, output: 20_000 },
        load: { concurrency: 4, requestRate: 'inf', prompts: 101 },
        backend: 'vllm',
        stated: {
          model: { value: 'Llama-3.1-70B', from: 'metadata', where: 'experiment_metadata.json: model' },
          engine: { value: 'vLLM' },
          gpu: { value: 'H100' },
          gpus: { value: 4 },
          inputTokens: { value: 1000, where: 'aggregated_metrics.scenario' },
          outputTokens: { value: 200 },
        },
        settings: { scenario: 'D(1000,200)', server_version: 'v0.9.0' },
        latency: { ttft: { mean: 0.2, p99: 0.4 }, tpot: { mean: 0.01, p99: 0.02 }, itl: null, e2e: { mean: 2.19 } },
        fields: { 'throughput.outputTokens': 'aggregated_metrics.mean_output_throughput_tokens_per_s' },
      },
    ])
    expect(one?.runs[0]?.samples).toMatchObject({ failed: 1, hollow: 0 })
    expect(one?.runs[0]?.samples?.tpot[0]).toBeCloseTo(0.01, 12)
    expect(experiment).toMatchObject({ runs: [], problems: [{ code: 'partOf', values: { path: 'e/D_4.json' } }] })
  })

  it('takes milliseconds where the file or its experiment says so, and the duration for seconds all the same', () => {
    const own = only({ ...run(100, {}, 1000), _time_unit: 'ms' })
    const [joined] = folderRead({
      'e/run.json': run(100, {}, 1000),
      'e/experiment_metadata.json': { ...metadata, metrics_time_unit: 'ms' },
    })
    for (const one of [own, joined!.runs[0]!]) {
      expect(one.duration).toBe(55)
      expect(one.latency.ttft).toMatchObject({ mean: 0.2, definition: { unit: 'ms' } })
      expect(one.samples?.e2e[0]).toBeCloseTo(2.19, 12)
    }
  })

  it('puts back what trimming takes from the token sums, and leaves single requests to those that have them all', () => {
    const one = only(run(80))
    expect(one.totals.output).toBe(20_000)
    expect(one.throughput.outputTokens).toBeCloseTo(20_000 / 55, 9)
    expect(one.fields['throughput.outputTokens']).toMatch(/num_output_tokens\.mean.*run_duration/)
    expect(one.samples).toBeNull()
  })

  it('reads the rate of older versions, which is by the minute, and the duration by it', () => {
    const one = only(run(100, { requests_per_second: undefined, run_duration: undefined, requests_per_minute: 120 }))
    expect(one.throughput.requests).toBe(2)
    expect(one.duration).toBe(50)
  })

  it('runs at a rate hold it under the name of the concurrency', () => {
    const one = only(run(100, { num_concurrency: 2.5, total_arrivals: 101, arrival_requests_per_second: 2.4 }))
    expect(one.load).toMatchObject({ concurrency: null, requestRate: 2.5 })
    expect(one.stated.concurrency).toBeUndefined()
  })

  it('a sweep of batch sizes has no level', () => {
    const { load } = only(run(100, { iteration_type: 'batch_size', batch_size: 8 }))
    expect(load).toMatchObject({ concurrency: null, requestRate: null })
  })

  it.each([
    ['N(480,240)/(300,150)', 480, 300],
    ['U(50,100)/(200,250)', 75, 225],
  ])('mean lengths of %s', (scenario, input, output) => {
    const { inputTokens, outputTokens } = only(run(100, { scenario })).stated
    expect([inputTokens?.value, outputTokens?.value]).toEqual([input, output])
  })

  it('asks for no lengths with a data set', () => {
    expect(only(run(100, { scenario: 'dataset' })).stated.inputTokens).toBeUndefined()
  })

  it('of two experiments in a folder nobody knows whose the runs are', () => {
    const [one, two] = folderRead({ 'e/run.json': run(100), 'e/a.json': metadata, 'e/b.json': metadata })
    expect(one?.runs[0]?.stated.model).toBeUndefined()
    expect(two?.problems).toMatchObject([{ code: 'partAlone', values: { tool: genaiBench.tool } }])
  })
})

describe.skipIf(!existsSync(shared))('genai-bench’s own fixtures', () => {
  it('SGLang on four H100', async () => {
    const { runs } = fileOf(await diskRead(shared, 'genai-bench'), 'mock_run_data.json')
    expect(runs).toMatchObject([
      {
        completed: 32,
        load: { concurrency: 1 },
        totals: { input: 2903, output: 3200 },
        stated: {
          engine: { value: 'SGLang' },
          gpu: { value: 'H100' },
          gpus: { value: 4 },
          outputTokens: { value: 100 },
        },
        latency: { ttft: { p99: 0.472_345_793_899_149_55 }, tpot: { mean: 0.017_912_086_899_741_553 } },
        samples: null,
      },
    ])
    expect(runs[0]?.duration).toBeCloseTo(60, 2)
  })
})
