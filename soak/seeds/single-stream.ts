import { both, inOne, type Seed } from './sweep.ts'

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

const table = `Model: https://huggingface.co/acme/some-8b
| model   | size | backend | fa |          test |           t/s |
| ------- | ---: | ------- | -: | ------------: | ------------: |
| some 8B |    4 | CUDA    |  1 |         pp512 | 2048.0 ± 8.00 |
| some 8B |    4 | CUDA    |  1 | tg128 @ d4096 |  90.00 ± 1.00 |
`

export const llamaBench: readonly Seed[] = [
  inOne(
    'a.jsonl',
    [record({}), record({ n_prompt: 0, n_gen: 128, avg_ts: 90, stddev_ts: 1, avg_ns: 1.4e9 })]
      .map((one) => JSON.stringify(one))
      .join('\n'),
  ),
  inOne('bench.md', table),
]

const batches = `|    PP |     TG |    B |   N_KV |   T_PP s | S_PP t/s |   T_TG s | S_TG t/s |      T s |    S t/s |
|-------|--------|------|--------|----------|----------|----------|----------|----------|----------|
|   512 |     32 |    4 |   2176 |    0.500 |  4096.00 |    0.800 |   160.00 |    1.300 |  1673.85 |
|   512 |     32 |    8 |   4352 |    1.000 |  4096.00 |    0.900 |   284.00 |    1.900 |  2290.53 |
`

export const llamaBatchedBench: readonly Seed[] = [
  inOne('batched.md', batches),
  inOne(
    'a.jsonl',
    [2, 4]
      .map((pl) =>
        JSON.stringify({
          n_kv_max: 4096,
          is_pp_shared: 0,
          pp: 128,
          tg: 64,
          pl,
          t_pp: 0.1,
          speed_pp: 2560,
          t_tg: 1.6,
          speed_tg: 80,
          t: 1.7,
          speed: 225,
        }),
      )
      .join('\n'),
  ),
]

const spread = (mean: number) => ({ mean, std: 0.1 * mean, values: [0.9 * mean, mean, 1.1 * mean] })

export const llamaBenchy: readonly Seed[] = [
  inOne('benchy.json', {
    version: '0.1',
    timestamp: '2026-01-02 03:04:05Z',
    latency_mode: 'api',
    latency_ms: 1.5,
    model: 'invented/Model-8B',
    benchmarks: [1, 2].map((concurrency) => ({
      concurrency,
      context_size: 0,
      prompt_size: 512,
      response_size: 32,
      is_context_prefill_phase: false,
      pp_throughput: spread(2000),
      pp_req_throughput: spread(2000 / concurrency),
      tg_throughput: spread(90 * concurrency),
      tg_req_throughput: spread(90),
      ttfr: spread(250),
      est_ppt: spread(240),
      e2e_ttft: spread(260),
    })),
  }),
]

export const ollama: readonly Seed[] = [
  inOne(
    'gpt-oss-20b.txt',
    `$ ollama run --verbose qwen3:8b
total duration:       44.5s
load duration:        51.8639ms
prompt eval count:    70 token(s)
prompt eval duration: 1.4s
prompt eval rate:     50.00 tokens/s
eval count:           160 token(s)
eval duration:        40s
eval rate:            4.00 tokens/s
`,
  ),
  inOne('answer.json', {
    model: 'qwen3:8b',
    created_at: '2026-01-02T03:04:05Z',
    done: true,
    total_duration: 8e8,
    load_duration: 2e7,
    prompt_eval_count: 70,
    prompt_eval_duration: 8e7,
    eval_count: 25,
    eval_duration: 7e8,
  }),
]

const engine = (model: string, ttft: number) => ({
  model,
  prompts: {
    short: {
      ttft_ms: { mean: ttft, std: 5.1, p50: 44, p95: 55 },
      tps: { mean: 85.3, std: 3.2 },
      itl_mean_ms: { mean: 11.7, std: 0.4 },
      e2e_latency_ms: { mean: 1250.5, std: 50 },
      tokens_generated: { mean: 100 },
      successful_runs: 20,
      total_runs: 20,
    },
  },
})

export const backendComparison: readonly Seed[] = [
  {
    files: {
      'c.json': JSON.stringify({
        timestamp: '2026-01-09T03:00:00',
        scenario: 'made-up',
        config: { warmup_runs: 5, measurement_runs: 20 },
        results: { vllm: engine('invented/Model-8B', 45), llamacpp: engine('models/Model-8B.gguf', 75) },
      }),
    },
    sla: both,
  },
]
