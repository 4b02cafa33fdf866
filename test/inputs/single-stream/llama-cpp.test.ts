import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../src/reading/read-sources.ts'
import { recognise } from '../../../src/recognition/recognise.ts'
import { contentRead } from '../read-content.ts'

const record = (more: Readonly<Record<string, unknown>>) => ({
  build_commit: 'abc',
  gpu_info: 'Some GPU',
  backends: 'CUDA',
  model_filename: '/models/some-8b-Q4_K_M.gguf',
  model_type: 'some 8B Q4_K - Medium',
  n_prompt: 512,
  n_gen: 0,
  n_depth: 0,
  test_time: '2026-01-02T03:04:05Z',
  avg_ns: 250_000_000,
  stddev_ns: 1_000_000,
  avg_ts: 2048,
  stddev_ts: 8,
  samples_ts: [2040, 2048, 2056],
  ...more,
})

describe('llamaBench', () => {
  it('reads a test of the prompt and one of the answer, with their spread', () => {
    const lines = [
      record({}),
      record({ n_prompt: 0, n_gen: 128, n_depth: 4096, avg_ts: 90, stddev_ts: 1, avg_ns: 1.4e9 }),
    ]
    const { format, runs, baselines } = contentRead(lines.map((one) => JSON.stringify(one)).join('\n'), 'a.jsonl')
    expect({ format, runs }).toEqual({ format: 'llamaBench', runs: [] })
    expect(baselines).toMatchObject([
      {
        model: 'some-8b-Q4_K_M.gguf',
        engine: 'llama.cpp (CUDA)',
        gpu: 'Some GPU',
        name: 'pp512',
        repeats: { made: 3, succeeded: 3 },
        timings: {
          prompt: { mean: 0.25, std: 0.001, samples: 3, field: 'avg_ns' },
          promptRate: { mean: 2048, std: 8, samples: 3, field: 'avg_ts' },
        },
      },
      {
        name: 'tg128 @ d4096',
        tokens: { prompt: null, output: 128, depth: 4096 },
        timings: { generationRate: { mean: 90 } },
      },
    ])
  })

  it('was made once where its samples were emptied', () => {
    const [one] = contentRead(JSON.stringify(record({ samples_ts: [] })), 'a.json').baselines!
    expect(one).toMatchObject({ repeats: { made: 1 }, timings: { promptRate: { mean: 2048, samples: 1 } } })
  })

  it('leaves out what nothing can have timed', () => {
    const { baselines } = contentRead(JSON.stringify(record({ avg_ts: 1e308, stddev_ns: 1e300 })), 'a.json')
    expect(baselines![0]!.timings).toMatchObject({ prompt: { mean: 0.25, std: null } })
    expect(baselines![0]!.timings).not.toHaveProperty('promptRate')
  })

  it('gives no rate of either part where both were timed together', () => {
    const [one] = contentRead(JSON.stringify(record({ n_gen: 128 })), 'a.json').baselines!
    expect(one).toMatchObject({ name: 'pp512+tg128', timings: { total: { mean: 0.25 } } })
    expect(Object.keys(one!.timings)).toEqual(['total'])
  })

  it('reads lines of the standard error between the records, and wrapped records, and names those without numbers', () => {
    const wrapped = { mode: 'pp', tokens_per_sec: 2048, bench_raw: record({}) }
    const failed = { mode: 'pp', tokens_per_sec: null, bench_raw: null }
    const text = ['ggml_cuda_init: found 1 devices', JSON.stringify(wrapped), 'llama: warning', JSON.stringify(failed)]
    const { baselines, problems } = contentRead(text.join('\n'), 'a.jsonl')
    expect(baselines?.map(({ at, name }) => [at, name])).toEqual([['line:2', 'pp512']])
    expect(problems).toContainEqual({ code: 'rowWithoutRun', where: 'line:4', values: {} })
  })

  const printed = `Model: https://huggingface.co/acme/some-8b
| model   | size | backend | fa |          test |           t/s |
| ------- | ---: | ------- | -: | ------------: | ------------: |
| some 8B |    4 | CUDA    |  1 |         pp512 | 2048.0 ± 8.00 |
| some 8B |    4 | CUDA    |  1 | tg128 @ d4096 |  90.00 ± 1.00 |

|    PP |     TG |    B |   N_KV |   T_PP s | S_PP t/s |   T_TG s | S_TG t/s |      T s |    S t/s |
|-------|--------|------|--------|----------|----------|----------|----------|----------|----------|
|   512 |     32 |    4 |   2176 |    0.500 |  4096.00 |    0.800 |   160.00 |    1.300 |  1673.85 |
`

  it('reads both printed tables of a text, streams in step with the rate of all and the gap of each', () => {
    const { baselines } = contentRead(printed, 'bench.md')
    expect(baselines?.map(({ at, tool, name, streams }) => [at, tool, name, streams])).toEqual([
      ['line:4', 'llamaBench', 'pp512', 1],
      ['line:5', 'llamaBench', 'tg128 @ d4096', 1],
      ['line:9', 'llamaBatchedBench', 'pp512+tg32', 4],
    ])
    expect(baselines?.[0]?.timings).toMatchObject({ promptRate: { mean: 2048, std: 8, field: 't/s' } })
    expect(baselines?.[2]).toMatchObject({
      model: 'acme/some-8b',
      timings: {
        generationRate: { mean: 160 },
        tpot: { mean: expect.closeTo(0.025, 12), field: 'T_TG s / TG' },
        total: { mean: 1.3 },
      },
    })
  })

  const real = new URL('../../../../shared/data/llama-bench/', import.meta.url).pathname
  it.skipIf(!existsSync(real))('reads the tables of two models apart', async () => {
    const { baselines } = recognise(await readSource('s1', 'ggml-org__llama.cpp/benches/dgx-spark.md', real))
    const batched = baselines!.filter(({ tool, name }) => tool === 'llamaBatchedBench' && name === 'pp512+tg32')
    expect(new Set(batched.map(({ model }) => model))).toEqual(
      new Set(['ggml-org/gpt-oss-20b-GGUF', 'ggml-org/gpt-oss-120b-GGUF']),
    )
    expect(batched[0]?.timings.generationRate).toMatchObject({ mean: 81.11, field: 'S_TG t/s' })
  })
})

describe('llamaBatchedBench', () => {
  it('reads its JSON lines', () => {
    const line = {
      n_kv_max: 4096,
      is_pp_shared: 0,
      pp: 128,
      tg: 64,
      pl: 2,
      t_pp: 0.1,
      speed_pp: 2560,
      t_tg: 1.6,
      speed_tg: 80,
      t: 1.7,
      speed: 225,
    }
    expect(contentRead(JSON.stringify(line), 'a.jsonl').baselines).toMatchObject([
      {
        streams: 2,
        name: 'pp128+tg64',
        timings: { tpot: { mean: 0.025 }, prompt: { mean: 0.1 }, generationRate: { mean: 80 } },
      },
    ])
  })
})

describe('llamaBenchy', () => {
  const real = new URL('../../../../shared/data/llama-benchy/', import.meta.url).pathname
  it.skipIf(!existsSync(real))('takes what a request has for itself, in seconds and tokens/s', async () => {
    const { baselines } = recognise(await readSource('s1', 'eugr__llama-benchy/schemas/sample.json', real))
    expect(baselines?.[0]).toMatchObject({
      model: 'test',
      name: 'pp2048+tg32',
      streams: 1,
      tokens: { prompt: 2048, output: 32, depth: 0 },
      timings: {
        ttft: { mean: expect.closeTo(2.0760429790243506, 12), samples: 2, field: 'benchmarks/0/e2e_ttft' },
        generationRate: { mean: expect.closeTo(49.97785098352942, 12), field: 'benchmarks/0/tg_req_throughput' },
      },
    })
  })
})
