import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { promNumber, samplesIn } from '../../../src/inputs/prometheus/samples.ts'
import { readSource } from '../../../src/reading/read-sources.ts'
import { recognise } from '../../../src/recognition/recognise.ts'
import { contentRead } from '../read-content.ts'

const snapshotsIn = (content: string) => contentRead(content, 'metrics.txt').snapshots ?? []

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/prometheus/${name}`, import.meta.url), 'utf8')

describe('samplesIn', () => {
  it('reads labels with escapes, commas and braces in them', () => {
    expect(samplesIn(String.raw`vllm:x{a="q\"},{",b="back\\slash",c="n\nl",} 1.5e+02`)).toStrictEqual([
      { field: 'vllm:x', name: 'vllm:x', labels: { a: 'q"},{', b: 'back\\slash', c: 'n\nl' }, value: 150, time: null },
    ])
  })

  it('reads the time in milliseconds, and in seconds as OpenMetrics has it; an exemplar is none', () => {
    const text = 'a 1 1764000000000\na 2 1764000000.5\na_bucket{le="1"} 3 # {trace="x"} 0.5 1764000009.0\n# EOF'
    expect(samplesIn(text).map(({ time }) => time)).toStrictEqual([
      '2025-11-24T16:00:00.000Z',
      '2025-11-24T16:00:00.500Z',
      null,
    ])
  })

  it('knows counters with and without _total, and names in which an exporter made the colon _', () => {
    const names = samplesIn('vllm_num_preemptions_total 1\nsglang:prompt_tokens 2').map(({ name }) => name)
    expect(names).toStrictEqual(['vllm:num_preemptions', 'sglang:prompt_tokens'])
  })

  it('passes over comments and lines of anything else', () => {
    expect(samplesIn('# HELP a 1\n$ curl localhost:8000/metrics\n...\na{b="c" 1\n')).toStrictEqual([])
  })

  it('passes over a line of very many blanks, digits or letters in one pass', () => {
    const lines = [`a${' '.repeat(200_000)}b 1e1x`, `a ${'0'.repeat(200_000)}x`, `a{${'b'.repeat(200_000)}} 1`]
    expect(samplesIn(lines.join('\n')).map(({ labels }) => labels)).toStrictEqual([{}])
  })

  it.each([
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
    ['NaN', Number.NaN],
    ['5.', 5],
    ['0x1', null],
    ['', null],
  ])('%s', (text, value) => {
    expect(promNumber(text)).toBe(value)
  })
})

describe('what a server cannot have counted', () => {
  const count = 'vllm:time_to_first_token_seconds_count'
  const buckets = (first: string) =>
    [`${count.replace('count', 'bucket')}{le="1"} ${first}`, `${count.replace('count', 'bucket')}{le="+Inf"} 4`].join(
      '\n',
    )

  it.each(['NaN', '+Inf', '-1', '1e308'])('leaves out a bucket that holds %s', (value) => {
    expect(snapshotsIn(buckets('3'))[0]!.times.ttft?.buckets).toHaveLength(2)
    expect(snapshotsIn(buckets(value))[0]!.times.ttft).toMatchObject({ buckets: [], count: 4 })
  })

  it('leaves out sums and gauges alike', () => {
    const text = `${buckets('3')}\n${count.replace('count', 'sum')} 1e308\nvllm:num_requests_running 1e308`
    expect(snapshotsIn(text)[0]!.gauges).toEqual({})
    expect(snapshotsIn(text)[0]!.times.ttft).toMatchObject({ count: 4, sum: null })
  })
})

describe('scrapes of vLLM', () => {
  const [after] = snapshotsIn(fixture('after.prom'))

  it('are read by what each name means, with the name', () => {
    expect(after).toMatchObject({
      engine: 'vLLM',
      model: 'Qwen/Qwen3-32B',
      labels: { engine: '0' },
      time: null,
      started: 1764000000,
      gauges: {
        running: { value: 64, field: 'vllm:num_requests_running' },
        waiting: { value: 12, field: 'vllm:num_requests_waiting' },
        kvUse: { value: 0.97, field: 'vllm:kv_cache_usage_perc' },
      },
      counters: {
        requests: { value: 1064, field: 'vllm:request_success_total' },
        promptTokens: { value: 1_034_000, field: 'vllm:prompt_tokens_total' },
        outputTokens: { value: 517_000, field: 'vllm:generation_tokens_total' },
        preemptions: { value: 19, field: 'vllm:num_preemptions_total' },
        prefixQueries: { value: 1_034_000 },
        prefixHits: { value: 257_000 },
      },
      reasons: { stop: 130, length: 930, abort: 4 },
    })
  })

  it('have their histograms, the last bucket without a bound', () => {
    expect(after?.times.ttft).toStrictEqual({
      buckets: [
        { le: 0.1, count: 110 },
        { le: 0.25, count: 330 },
        { le: 0.5, count: 640 },
        { le: 1, count: 940 },
        { le: 2.5, count: 1020 },
        { le: 5, count: 1040 },
        { le: null, count: 1064 },
      ],
      sum: 908,
      count: 1064,
      field: 'vllm:time_to_first_token_seconds',
    })
  })

  it('hold no run', () => {
    const { runs, format, problems } = contentRead(fixture('after.prom'))
    expect([runs, format, problems]).toStrictEqual([[], 'prometheus', []])
  })

  it('take the old names for what they meant: ITL under the name of TPOT, KV use of the GPU', () => {
    const [old] = snapshotsIn(`vllm:gpu_cache_usage_perc{model_name="m"} 0.5
vllm:gpu_prefix_cache_hit_rate{model_name="m"} -1.0
vllm:time_per_output_token_seconds_bucket{le="0.05",model_name="m"} 3.0
vllm:time_per_output_token_seconds_bucket{le="+Inf",model_name="m"} 4.0
vllm:request_time_per_output_token_seconds_count{model_name="m"} 2.0`)
    expect(old?.gauges).toStrictEqual({ kvUse: { value: 0.5, field: 'vllm:gpu_cache_usage_perc' } })
    expect(old?.times).toMatchObject({
      itl: { count: 4, field: 'vllm:time_per_output_token_seconds' },
      tpot: { count: 2, buckets: [] },
    })
  })

  it('count once what stands under an old and a new name', () => {
    const [both] = snapshotsIn(`vllm:gpu_prefix_cache_queries_total{engine="0",model_name="m"} 7.0
vllm:prefix_cache_queries_total{engine="0",model_name="m"} 32.0`)
    expect(both?.counters.prefixQueries).toStrictEqual({ value: 32, field: 'vllm:prefix_cache_queries_total' })
  })

  it('keep engines and models of one text apart', () => {
    const found = snapshotsIn(`vllm:num_requests_running{engine="0",model_name="a"} 1.0
vllm:num_requests_running{engine="1",model_name="a"} 2.0
vllm:num_requests_running{engine="0",model_name="b"} 3.0`)
    expect(found.map(({ model, labels, at, gauges }) => [model, labels['engine'], at, gauges.running?.value])).toEqual([
      ['a', '0', 'a/0', 1],
      ['a', '1', 'a/1', 2],
      ['b', '0', 'b/0', 3],
    ])
  })

  it('leave out what is no number, and a share that is none', () => {
    const [one] = snapshotsIn(`vllm:kv_cache_usage_perc{model_name="m"} 45.2
vllm:num_requests_waiting{model_name="m"} NaN
vllm:num_requests_running{model_name="m"} 2`)
    expect(Object.keys(one?.gauges ?? {})).toStrictEqual(['running'])
  })
})

describe('scrapes of other engines', () => {
  it('SGLang: ranks that say the same are one, and so is the aggregate of priorities', () => {
    const [one, ...more] =
      snapshotsIn(`sglang:num_running_reqs{engine_type="unified",model_name="m",priority="",tp_rank="0"} 14.0
sglang:num_running_reqs{engine_type="unified",model_name="m",priority="0",tp_rank="0"} 9.0
sglang:num_running_reqs{engine_type="unified",model_name="m",priority="-1",tp_rank="0"} 5.0
sglang:num_retracted_reqs{model_name="m",pid="7"} 1.0
sglang:num_retracted_requests_total{model_name="m",tp_rank="0"} 48.0
sglang:num_retracted_requests_total{model_name="m",tp_rank="1"} 48.0
sglang:max_total_num_tokens{model_name="m"} 73472`)
    expect(more).toStrictEqual([])
    expect(one).toMatchObject({
      engine: 'SGLang',
      gauges: { running: { value: 14 }, kvTokens: { value: 73472 } },
      counters: { preemptions: { value: 48, field: 'sglang:num_retracted_requests_total' } },
    })
  })

  it('BladeLLM: names without a prefix, two of them at least', () => {
    const text =
      'decode_batch_size_mean 12.5\nwait_queue_size_mean 3\nblock_usage_gpu_mean 0.4\ntps_total 900\ntps_out 300'
    expect(snapshotsIn(text)).toMatchObject([
      {
        engine: 'BladeLLM',
        model: null,
        gauges: {
          running: { value: 12.5, field: 'decode_batch_size_mean' },
          waiting: { value: 3 },
          kvUse: { value: 0.4 },
          totalRate: { value: 900, field: 'tps_total' },
          outputRate: { value: 300, field: 'tps_out' },
        },
      },
    ])
    expect(contentRead('tps_out 300\n', 'notes.txt').format).not.toBe('prometheus')
  })

  it('takes no other exporter for one of them', () => {
    expect(contentRead('# HELP node_load1 1m load.\nnode_load1 0.3\n').format).toBeNull()
    expect(contentRead('vllm_version 0.10\nvllm_config 5\n').format).toBeNull()
  })
})

const real = new URL(
  '../../../../shared/data/prometheus/sgl-project__sglang/docs/references/production_metrics.excerpt.prom',
  import.meta.url,
)

describe.skipIf(!existsSync(real))('the excerpt in the documentation of SGLang (shared/data)', () => {
  it('is read', async () => {
    const { snapshots, problems } = recognise(await readSource('s1', real.pathname, '/'))
    expect(problems).toStrictEqual([])
    expect(snapshots).toMatchObject([
      {
        engine: 'SGLang',
        model: 'meta-llama/Llama-3.1-8B-Instruct',
        gauges: {
          running: { value: 162 },
          waiting: { value: 2826 },
          kvUse: { value: 0.28, field: 'sglang:token_usage' },
          hitRate: { value: 0.007507552643049313 },
          outputRate: { value: 86.50814177726902 },
        },
        counters: { promptTokens: { value: 8_128_902 }, outputTokens: { value: 7_557_572 } },
        times: { ttft: { count: 11_008, sum: 2_351_897.9474117756 } },
      },
    ])
    expect(snapshots?.[0]?.times.ttft?.buckets.slice(-2)).toStrictEqual([
      { le: 30, count: 2513 },
      { le: null, count: 11_008 },
    ])
  })
})

it('passes over counts and times that nothing can have counted', () => {
  const bucket = 'vllm:time_to_first_token_seconds_bucket{le='
  const lines = [`${bucket}"0.1"} NaN`, `${bucket}"1"} 3`, `${bucket}"2"} 1e308`, `${bucket}"+Inf"} 4`]
  const [told] = snapshotsIn(['vllm:num_requests_running 1', ...lines, ''].join('\n'))
  expect(told?.times.ttft).toMatchObject({
    sum: null,
    count: 4,
    buckets: [
      { le: 1, count: 3 },
      { le: null, count: 4 },
    ],
  })
})
