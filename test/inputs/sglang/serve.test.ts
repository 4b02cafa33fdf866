import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contentRead } from '../read-content.ts'
import { sglangCommand } from '../../../src/inputs/sglang/serve.ts'
import type { Order } from '../../../src/records/command.ts'

/** A run as the client writes it in 2026; numbers invented. */
const newer = {
  tag: null,
  backend: 'sglang',
  dataset_name: 'random',
  request_rate: 8,
  max_concurrency: 16,
  sharegpt_output_len: null,
  random_input_len: 1024,
  random_output_len: 256,
  random_range_ratio: 1,
  server_info: {
    model_path: 'meta-llama/Llama-3.1-8B-Instruct',
    tp_size: 2,
    dp_size: 2,
    quantization: 'fp8',
    enable_dp_attention: true,
    max_total_num_tokens: 100_000,
    version: '0.5.3',
    internal_states: [{ avg_spec_accept_length: 2.5 }],
  },
  duration: 50,
  completed: 200,
  total_input_tokens: 204_800,
  total_output_tokens: 51_200,
  total_output_tokens_retokenized: 51_000,
  request_throughput: 4,
  input_throughput: 4096,
  output_throughput: 1024,
  total_throughput: 5120,
  mean_e2e_latency_ms: 3500,
  p99_e2e_latency_ms: 5000,
  mean_ttft_ms: 250,
  p95_ttft_ms: 700,
  p99_ttft_ms: 900,
  mean_tpot_ms: 12,
  p99_tpot_ms: 20,
  mean_itl_ms: 12.5,
  p95_itl_ms: 30,
  p99_itl_ms: 45,
  concurrency: 14,
  accept_length: 2.5,
  max_concurrent_requests: 18,
}

const line = (other: object = {}): string => JSON.stringify({ ...newer, ...other })
const only = (content: string) => {
  const { runs } = contentRead(content, 'a.jsonl')
  expect(runs).toHaveLength(1)
  return runs[0]!
}

describe('a result of SGLang’s client', () => {
  it('is read by what its keys mean', () => {
    expect(contentRead(line(), 'a.jsonl').format).toBe('sglang')
    expect(only(line())).toMatchObject({
      tool: 'sglang',
      backend: 'sglang',
      load: { concurrency: 16, capRecorded: true, requestRate: 8, burstiness: null, prompts: null },
      completed: 200,
      failed: null,
      duration: 50,
      totals: { input: 204_800, output: 51_200 },
      throughput: { requests: 4, outputTokens: 1024, totalTokens: 5120 },
      peakInFlight: 18,
      latency: {
        ttft: { mean: 0.25, p95: 0.7, p99: 0.9, from: { p99: { field: 'p99_ttft_ms' } } },
        tpot: { mean: 0.012, p99: 0.02, definition: { weighting: 'perRequest' } },
        itl: { p95: 0.03, p99: 0.045, definition: { weighting: 'perGap', clock: 'client', unit: 'ms' } },
        e2e: { mean: 3.5, p99: 5, from: { mean: { field: 'mean_e2e_latency_ms' } } },
      },
      fields: { 'throughput.totalTokens': 'total_throughput', 'load.concurrency': 'max_concurrency' },
    })
  })

  it('never takes what was in flight on the average for a cap', () => {
    const { load, settings } = only(line({ max_concurrency: null, concurrency: 14 }))
    expect(load).toMatchObject({ concurrency: null, capRecorded: true, requestRate: 8 })
    expect(settings['concurrency']).toBeUndefined()
    expect(only(line({ concurrency: 0.4 })).impossible).toEqual([])
  })

  it('states what the server told of itself', () => {
    const { stated, settings } = only(line())
    expect(stated).toMatchObject({
      model: { value: 'meta-llama/Llama-3.1-8B-Instruct', where: 'server_info.model_path' },
      engine: { value: 'sglang', where: 'backend' },
      tensorParallel: { value: 2, where: 'server_info.tp_size' },
      dataParallel: { value: 2 },
      kvCacheTokens: { value: 200_000, from: 'derived', where: 'server_info.max_total_num_tokens × dp_size' },
      inputTokens: { value: 1024, from: 'metadata', where: 'random_input_len' },
      outputTokens: { value: 256 },
    })
    expect(settings).toMatchObject({ quantization: 'fp8', enable_dp_attention: 'true', sglang_version: '0.5.3' })
  })

  it('counts the GPUs of prefill and decode servers', () => {
    const server = { model_path: 'm', tp_size: 4 }
    const { stated } = only(line({ server_info: { prefill: [server], decode: [server, { ...server, tp_size: 8 }] } }))
    expect(stated).toMatchObject({
      gpus: { value: 16, from: 'derived' },
      prefillWorkers: { value: 1 },
      decodeWorkers: { value: 2 },
    })
  })

  it('states the mean of lengths that are drawn, and none where another data set was sent', () => {
    const drawn = { random_range_ratio: 0, total_input_tokens: 200 * 508, total_output_tokens: 200 * 131 }
    expect(only(line(drawn)).stated).toMatchObject({
      inputTokens: { value: 512, from: 'derived', where: 'random_input_len × (1 + random_range_ratio) / 2' },
      outputTokens: { value: 128 },
    })
    const other = only(line({ ...drawn, total_input_tokens: 200 * 224 })).stated
    expect([other.inputTokens, other.outputTokens]).toEqual([undefined, undefined])
    expect(only(line({ dataset_name: 'sharegpt' })).stated.inputTokens).toBeUndefined()
  })

  it('reads several runs of a file between lines of something else', () => {
    const content = [
      line({ max_concurrency: 8 }),
      'Traceback (most recent call last): {"',
      line().replace('"request_rate":8', '"request_rate":Infinity'),
      line({ request_rate: 'trace', max_concurrency: null }),
      '',
    ].join('\n')
    const { runs } = contentRead(content, 'a.jsonl')
    expect(runs.map(({ load }) => [load.concurrency, load.requestRate, load.changing])).toEqual([
      [8, 8, undefined],
      [16, 'inf', undefined],
      [null, null, 'trace'],
    ])
  })

  it('has the requests of `--output-details`, in seconds, and what failed of them', () => {
    const { samples, failed, fields } = only(
      line({
        completed: 2,
        output_lens: [3, 0, 2],
        ttfts: [0.25, 0, 0.5],
        itls: [[0.1, 0.2], [], [0.3]],
        errors: ['', 'timed out', ''],
      }),
    )
    expect(samples?.ttft).toEqual(Float64Array.of(0.25, 0.5))
    expect(samples?.gaps).toEqual(Float64Array.of(0.1, 0.2, 0.3))
    expect([failed, fields['failed']]).toEqual([1, 'errors - completed'])
  })

  it('is read from a table of the same keys', () => {
    const { server_info: _, ...flat } = newer
    const [header, row] = [Object.keys(flat).join(','), Object.values(flat).join(',')]
    const { format, runs } = contentRead(`${header}\n${row}\n`, 'a.csv')
    expect(format).toBe('sglang')
    expect(runs).toMatchObject([{ at: 'row:2', load: { concurrency: 16 }, latency: { e2e: { p99: 5 } } }])
  })

  it('holds no run where nothing was counted', () => {
    const { runs, problems } = contentRead('{"mean_e2e_latency_ms": 5, "server_info": null, "total_throughput": 1}')
    expect([runs, problems.map(({ code }) => code)]).toEqual([[], ['rowWithoutRun']])
  })
})

const real = new URL(
  '../../../../shared/data/sglang-bench-serving/datacrunch-research__h200-benchmarks/sglang/outputs/llama_3_3_70b_online_output.jsonl',
  import.meta.url,
)

describe.skipIf(!existsSync(real))('a file of 2024', () => {
  it('has rates by counts and duration, and no percentile but the median', () => {
    const { runs } = contentRead(readFileSync(real, 'utf8'), 'a.jsonl')
    expect(runs).toHaveLength(7)
    expect(runs[0]).toMatchObject({
      load: { concurrency: null, requestRate: 1 },
      completed: 300,
      duration: 298.3675805060193,
      throughput: { requests: 300 / 298.3675805060193, outputTokens: 537.4142851849319 },
      fields: { 'throughput.requests': 'completed / duration' },
      latency: {
        ttft: { mean: null, median: 0.08574514742940664, p99: null },
        tpot: null,
        itl: { median: 0.013638956006616354, p99: null },
        e2e: { mean: 7.840616212638561 },
      },
      stated: { inputTokens: { value: 512 }, outputTokens: { value: 512 } },
    })
    expect(runs.filter(({ stated }) => stated.inputTokens === undefined).map(({ at }) => at)).toEqual([
      'line:6',
      'line:7',
    ])
  })
})

const order: Order = {
  model: 'm/8b',
  tokenizer: null,
  backend: 'sglang',
  dataset: null,
  layout: {
    name: null,
    gpu: null,
    gpus: null,
    tensorParallel: null,
    pipelineParallel: null,
    dataParallel: null,
    prefillWorkers: null,
    decodeWorkers: null,
  },
  mix: [],
  workload: {
    kind: 'nominal',
    inputTokens: 1024,
    outputTokens: 256,
    mix: null,
    measured: { inputTokens: 1024, outputTokens: 256 },
  },
  load: { concurrency: 16, requestRate: 'inf', burstiness: 1 },
  requests: 1000,
  warmups: 16,
  seed: 3,
  percentiles: [99],
  settings: {},
  prefixCache: { key: 'prefix_caching', value: null },
}

it('asks for lengths that are all as asked', () => {
  expect(sglangCommand.words(order).join(' ')).toBe(
    'python -m sglang.bench_serving --backend sglang --base-url <BASE_URL> --model m/8b --dataset-name random ' +
      '--random-input-len 1024 --random-output-len 256 --random-range-ratio 1 --max-concurrency 16 --request-rate inf ' +
      '--num-prompts 1000 --warmup-requests 16 --seed 3 --flush-cache --output-details --output-file <OUTPUT_FILE>',
  )
})

it('asks for drawn lengths as they were drawn', () => {
  const settings = { random_input_len: '1024', random_output_len: '1024', random_range_ratio: '0' }
  const workload = { ...order.workload, inputTokens: 512, outputTokens: 512 }
  expect(sglangCommand.words({ ...order, settings, workload }).join(' ')).toContain(
    '--random-input-len 1024 --random-output-len 1024 --random-range-ratio 0 ',
  )
  expect(sglangCommand.words({ ...order, settings: { random_range_ratio: '0.5' }, workload }).join(' ')).toContain(
    '--random-input-len <INPUT_LEN> --random-output-len <OUTPUT_LEN> --random-range-ratio 0.5 ',
  )
})
