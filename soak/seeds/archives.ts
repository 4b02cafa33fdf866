import { bothInOne, bothSweeps, input, inOne, type Level, output, p99, perLevel, type Seed, sweep } from './sweep.ts'

const seconds = (name: string, mean: number) => ({
  [`mean_${name}`]: mean,
  [`median_${name}`]: 0.95 * mean,
  [`std_${name}`]: 0.2 * mean,
  [`p99_${name}`]: p99(mean),
})

export const inferencex: readonly Seed[] = [
  perLevel((one) => ({
    [`agg_c${one.concurrency}.json`]: {
      hw: 'h200-trt',
      conc: one.concurrency,
      framework: 'vllm',
      model: 'invented/Model-8B',
      infmax_model_prefix: 'm8',
      precision: 'fp8',
      isl: input,
      osl: output,
      tp: 2,
      ep: 1,
      tput_per_gpu: (one.rate * (input + output)) / 2,
      output_tput_per_gpu: (one.rate * output) / 2,
      ...seconds('ttft', one.ttft),
      ...seconds('tpot', one.tpot),
      ...seconds('itl', one.tpot),
      ...seconds('e2el', one.e2e),
    },
  })),
]

const spread = (mean: number) => ({
  mean,
  p50: 0.95 * mean,
  p90: 1.4 * mean,
  p95: 1.6 * mean,
  p99: p99(mean),
  std: 0.2 * mean,
})

export const inferencexAgentic: readonly Seed[] = [
  ...bothSweeps(
    (one) => ({
      [`bmk_c${one.concurrency}.json`]: {
        infmax_model_prefix: 'm8',
        hw: 'h200-trt',
        conc: one.concurrency,
        framework: 'vllm',
        model: 'invented/Model-8B',
        tp: 2,
        scenario_type: 'agentic',
        num_requests_total: one.requests + 8,
        num_requests_successful: one.requests,
        request_accounting: { records_profiled: one.requests, records_error_dropped: one.failed },
        request_metrics: {
          latency: { ttft: spread(one.ttft), tpot: spread(one.tpot), itl: spread(one.tpot), e2el: spread(one.e2e) },
          tokens: { input: { mean: input }, output_actual: { mean: output } },
          throughput: {
            duration_seconds: one.duration,
            output: { tokens_per_second: one.rate * output },
            total: { tokens_per_second: one.rate * (input + output) },
          },
        },
        dataset: { loader: 'traces' },
        server_metrics: { cache: { overall_cache_hit_rate: 0.5 } },
      },
    }),
    'ttft.p99<=3s,tpot.p99<=120ms',
  ),
]

const inUnits = (units: string, mean: number) => ({
  units,
  mean,
  stddev: mean / 4,
  p50: mean,
  p90: 1.4 * mean,
  p99: p99(mean),
  p99p9: 3 * mean,
})

const load = (one: Level) => ({
  requests: {
    total: one.requests + one.failed,
    failures: one.failed,
    input_length: { units: 'count', mean: input },
    output_length: { units: 'count', mean: output },
  },
  latency: {
    time_to_first_token: inUnits('ms', 1000 * one.ttft),
    time_per_output_token: inUnits('ms/token', 1000 * one.tpot),
    inter_token_latency: inUnits('s/token', one.tpot),
    request_latency: inUnits('s', one.e2e),
  },
})

const old = (one: Level) => ({
  version: '0.1',
  scenario: {
    model: { name: 'invented/Model-8B' },
    host: { type: ['replica'], accelerator: [{ model: 'H100', count: 2, parallelism: { tp: 2 } }] },
    load: {
      name: 'vllm-benchmark',
      args: { max_concurrency: one.concurrency, request_rate: 'inf', num_prompts: one.requests + one.failed },
      metadata: { stage: 1 },
    },
  },
  metrics: {
    time: { duration: one.duration, stop: 1_760_000_000 + one.concurrency },
    ...load(one),
    throughput: {
      requests_per_sec: one.rate,
      output_tokens_per_sec: one.rate * output,
      total_tokens_per_sec: one.rate * (input + output),
    },
  },
})

/** The same as YAML, in which the tool writes it: JSON is YAML, but keys without quotes are told apart by it. */
const yaml = (value: unknown, indent = ''): string => {
  if (Array.isArray(value)) return value.map((one) => `\n${indent}- ${yaml(one, `${indent}  `).trimStart()}`).join('')
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}`
  return Object.entries(value)
    .map(([key, inner]) => `\n${indent}${key}:${yaml(inner, `${indent}  `)}`)
    .join('')
}

export const llmdReport: readonly Seed[] = [
  ...bothSweeps((one) => ({ [`c${one.concurrency}.json`]: old(one) })),
  perLevel((one) => ({ [`c${one.concurrency}.yaml`]: yaml(old(one)).trimStart() })),
]

export const prism: readonly Seed[] = [
  inOne(
    'archive.json',
    sweep.map((one) => ({
      run_id: `r${one.concurrency}`,
      model_name: 'invented/Model-8B',
      hardware: 'H100',
      accelerator_count: 4,
      configuration: '1 TP4',
      architecture: 'aggregated',
      source_info: { origin: 'a', file_identifier: 'b' },
      metadata: { backend: 'vllm', precision: 'fp8', tensor_parallelism: 4 },
      workload: {
        input_tokens: input,
        output_tokens: output,
        concurrency: one.concurrency,
        request_count: one.requests,
      },
      metrics: {
        request_rate: one.rate,
        throughput: one.rate * (input + output),
        output_tput: one.rate * output,
        latency: { mean: 1000 * one.e2e, p50: 950 * one.e2e, p99: 1000 * p99(one.e2e) },
        ttft: { mean: 1000 * one.ttft, p50: 950 * one.ttft, p99: 1000 * p99(one.ttft) },
        tpot: 1000 * one.tpot,
        itl: 1000 * one.tpot,
      },
      timestamp: '2026-01-01T00:00:00Z',
    })),
    'ttft.p99<=3s,e2e.p99<=20s',
  ),
]

const nanoseconds = (name: string, mean: number): readonly string[] => [
  `Mean ${name} (ns)                 : ${Math.round(1e9 * mean)}`,
  `50.00 percentile ${name} (ns)     : ${Math.round(0.95e9 * mean)}`,
  `90.00 percentile ${name} (ns)     : ${Math.round(1.4e9 * mean)}`,
  `99.00 percentile ${name} (ns)     : ${Math.round(1e9 * p99(mean))}`,
]

export const mlperf: readonly Seed[] = [
  perLevel(
    (one) => ({
      [`c${one.concurrency}/mlperf_log_summary.txt`]: [
        '================================================',
        'MLPerf Results Summary',
        '================================================',
        'SUT name : model8b-Server-SUT',
        'Scenario : Server',
        'Mode     : PerformanceOnly',
        `Completed samples per second    : ${one.rate.toFixed(4)}`,
        `Completed tokens per second     : ${(one.rate * output).toFixed(2)}`,
        'Result is : VALID',
        '',
        'Additional Stats',
        ...nanoseconds('latency', one.e2e),
        ...nanoseconds('first token latency', one.ttft),
        ...nanoseconds('time to output token', one.tpot),
        '',
        'Test Parameters Used',
        `target_qps : ${one.rate.toFixed(4)}`,
        'ttft_latency (ns): 2000000000',
        '',
      ].join('\n'),
    }),
    'ttft.p99<=3s,tpot.p99<=120ms',
  ),
]

const rowColumns =
  'tool,model,gpu,gpus,input_tokens,output_tokens,concurrency,prompts,completed_requests,failed_requests,duration_s,requests_per_s'
const rowMetrics = ['ttft', 'tpot', 'itl', 'e2e'] as const
const rowStatistics = ['mean', 'median', 'p99'] as const

const rowOf = (one: Level): string => {
  const means = { ttft: one.ttft, tpot: one.tpot, itl: one.tpot, e2e: one.e2e }
  const times = rowMetrics.flatMap((metric) => [means[metric], 0.95 * means[metric], p99(means[metric])])
  const { requests, failed, concurrency, duration, rate } = one
  const counts = [concurrency, requests + failed, requests, failed, duration, rate]
  return ['vllmServe', 'invented/Model-8B', 'H200', 1, input, output, ...counts, ...times].join(',')
}

/** Rows of runs as CSV; Parquet of them is read in a thread with limits of its own. */
export const konkyoRuns: readonly Seed[] = bothInOne('runs.csv', (levels: readonly Level[]) =>
  [
    [rowColumns, ...rowMetrics.flatMap((metric) => rowStatistics.map((name) => `${metric}_${name}_s`))].join(','),
    ...levels.map(rowOf),
    '',
  ].join('\n'),
)
