import { bothInOne, bothSweeps, input, type Level, output, p99, type Seed, sweep } from './sweep.ts'

const plain = (mean: number) => ({
  mean,
  min: 0.6 * mean,
  median: 0.95 * mean,
  p90: 1.4 * mean,
  p99: p99(mean),
  max: 3 * mean,
})

const perToken = 'ttft.p99<=3s,tpot.p99<=120ms'

export const inferencePerf: readonly Seed[] = [
  ...bothSweeps((one) => ({
    [`r/stage_${one.concurrency}_lifecycle_metrics.json`]: {
      load_summary: {
        count: one.requests + one.failed,
        schedule_delay: { mean: 0.001 },
        send_duration: one.duration,
        requested_rate: one.rate,
        achieved_rate: one.rate,
      },
      successes: {
        count: one.requests,
        latency: {
          request_latency: plain(one.e2e),
          normalized_time_per_output_token: plain(one.e2e / output),
          time_per_output_token: plain(one.tpot),
          time_to_first_token: plain(one.ttft),
          inter_token_latency: plain(one.tpot),
        },
        throughput: {
          input_tokens_per_sec: one.rate * input,
          output_tokens_per_sec: one.rate * output,
          total_tokens_per_sec: one.rate * (input + output),
          requests_per_sec: one.rate,
        },
        prompt_len: plain(input),
        output_len: plain(output),
      },
      failures: { count: one.failed, request_latency: null, prompt_len: null },
    },
  })),
]

const genai = (mean: number, count: number) => ({
  min: 0.7 * mean,
  max: 3 * mean,
  mean,
  stddev: 0.2 * mean,
  sum: count * mean,
  p50: 0.95 * mean,
  p90: 1.4 * mean,
  p95: 1.6 * mean,
  p99: p99(mean),
})

export const genaiBench: readonly Seed[] = [
  ...bothSweeps(
    (one) => ({
      [`e/D_${one.concurrency}.json`]: {
        aggregated_metrics: {
          scenario: `D(${input},${output})`,
          num_concurrency: one.concurrency,
          iteration_type: 'num_concurrency',
          run_duration: one.duration,
          mean_output_throughput_tokens_per_s: one.rate * output,
          requests_per_second: one.rate,
          error_codes_frequency: {},
          num_error_requests: one.failed,
          num_completed_requests: one.requests,
          num_requests: one.requests + one.failed,
          stats: {
            ttft: genai(one.ttft, one.requests),
            tpot: genai(one.tpot, one.requests),
            e2e_latency: genai(one.e2e, one.requests),
            num_input_tokens: genai(input, one.requests),
            num_output_tokens: genai(output, one.requests),
          },
        },
        individual_request_metrics: [],
      },
      'e/experiment_metadata.json': {
        model: 'invented/Model-8B',
        server_engine: 'vLLM',
        server_gpu_type: 'H100',
        server_gpu_count: '4',
        traffic_scenario: [`D(${input},${output})`],
        num_concurrency: sweep.map(({ concurrency }) => concurrency),
      },
    }),
    perToken,
  ),
]

const percentiles = (mean: number) => ({ '10%': 0.8 * mean, '50%': 0.95 * mean, '90%': 1.4 * mean, '99%': p99(mean) })

export const evalscope: readonly Seed[] = [
  ...bothSweeps((one) => {
    const rows = (['10%', '50%', '90%', '99%'] as const).map((name) => ({
      Percentiles: name,
      'TTFT (ms)': 1000 * percentiles(one.ttft)[name],
      'ITL (ms)': 1000 * percentiles(one.tpot)[name],
      'TPOT (ms)': 1000 * percentiles(one.tpot)[name],
      'Latency (s)': percentiles(one.e2e)[name],
      'Input tokens': input,
      'Output tokens': output,
    }))
    const folder = `m/parallel_${one.concurrency}_number_${one.requests}`
    return {
      [`${folder}/benchmark_summary.json`]: {
        'Test Duration (s)': one.duration,
        Concurrency: one.concurrency,
        'Request Rate (req/s)': -1,
        'Total Requests': one.requests + one.failed,
        'Success Requests': one.requests,
        'Failed Requests': one.failed,
        'Output Throughput (tok/s)': one.rate * output,
        'Total Throughput (tok/s)': one.rate * (input + output),
        'Req Throughput (req/s)': one.rate,
        'Avg Latency (s)': one.e2e,
        'TTFT (ms)': 1000 * one.ttft,
        'TPOT (ms)': 1000 * one.tpot,
        'ITL (ms)': 1000 * one.tpot,
        'Avg Input Tokens': input,
        'Avg Output Tokens': output,
      },
      [`${folder}/benchmark_percentile.json`]: rows,
      [`${folder}/benchmark_args.json`]: {
        model: 'Model-8B',
        parallel: [one.concurrency],
        number: [one.requests],
        rate: -1,
        dataset: 'random',
      },
    }
  }),
]

const distribution = (mean: number, count: number) => ({
  successful: {
    mean,
    median: 0.95 * mean,
    std_dev: 0.2 * mean,
    min: 0.7 * mean,
    count,
    percentiles: { p50: 0.95 * mean, p90: 1.4 * mean, p99: p99(mean), p999: 3 * mean },
  },
})

const benchmark = (one: Level) => ({
  config: {
    strategy: { type_: 'concurrent', streams: one.concurrency },
    profile: { kind: 'concurrent' },
    backend: { model: 'invented/Model-8B', kind: 'openai_http' },
  },
  metrics: {
    request_totals: { successful: one.requests, errored: one.failed, incomplete: 0, total: one.requests + one.failed },
    requests_per_second: distribution(one.rate, one.requests),
    request_concurrency: { total: { max: one.concurrency } },
    request_latency: distribution(one.e2e, one.requests),
    time_to_first_token_ms: distribution(1000 * one.ttft, one.requests),
    inter_token_latency_ms: distribution(1000 * one.tpot, one.requests),
    time_per_output_token_ms: distribution((1000 * one.e2e) / output, one.requests),
    prompt_token_count: distribution(input, one.requests),
    output_token_count: distribution(output, one.requests),
  },
  duration: one.duration,
  warmup_duration: 0,
  cooldown_duration: 0,
  end_time: 1786678153.5 + one.concurrency,
})

export const guidellm: readonly Seed[] = bothInOne(
  'benchmarks.json',
  (levels) => ({
    metadata: { version: 2, guidellm_version: '0.8.0' },
    config: {
      metadata: { labels: { gpu: 'H100', gpu_count: '2' } },
      spec: {
        data: [{ kind: 'synthetic_text', prompt_tokens: input, output_tokens: output }],
        tokenizer: { model: 't' },
      },
    },
    benchmarks: levels.map(benchmark),
  }),
  perToken,
)

const quantiles = (name: string, mean: number) => ({
  [`results_${name}_quantiles_p50`]: 0.95 * mean,
  [`results_${name}_quantiles_p90`]: 1.4 * mean,
  [`results_${name}_quantiles_p99`]: p99(mean),
  [`results_${name}_mean`]: mean,
})

export const llmperf: readonly Seed[] = [
  ...bothSweeps(
    (one) => ({
      [`a/c${one.concurrency}_summary.json`]: {
        version: '2023-08-31',
        name: `m_${input}_${output}_summary`,
        model: 'invented/Model-8B',
        mean_input_tokens: input,
        stddev_input_tokens: 0,
        mean_output_tokens: output,
        stddev_output_tokens: 0,
        num_concurrent_requests: one.concurrency,
        ...quantiles('ttft_s', one.ttft),
        ...quantiles('inter_token_latency_s', one.e2e / output),
        ...quantiles('end_to_end_latency_s', one.e2e),
        results_number_input_tokens_mean: input,
        results_number_output_tokens_mean: output,
        results_num_requests_started: one.requests + one.failed,
        results_number_errors: one.failed,
        results_error_code_frequency: '{}',
        results_mean_output_throughput_token_per_s: one.rate * output,
        results_num_completed_requests: one.requests,
        results_num_completed_requests_per_min: 60 * one.rate,
        timestamp: 1_718_209_612 + one.concurrency,
        gpu: 'H100',
      },
    }),
    'ttft.p99<=3s,e2e.p99<=20s',
  ),
]

const byPercent = (mean: number) => ({
  p50: 0.95 * mean,
  p60: mean,
  p70: 1.1 * mean,
  p80: 1.2 * mean,
  p90: 1.4 * mean,
  p95: 1.6 * mean,
  p99: p99(mean),
  avg: mean,
})

export const inferenceBenchmarker: readonly Seed[] = bothInOne(
  'results.json',
  (levels) => ({
    config: {
      max_vus: 128,
      duration_secs: 60,
      benchmark_kind: 'Rate',
      prompt_options: { num_tokens: input, min_tokens: input, max_tokens: input, variance: 0 },
      decode_options: { num_tokens: output, min_tokens: output, max_tokens: output, variance: 0 },
      tokenizer: 'invented/Model-8B',
      model_name: 'invented/Model-8B',
      meta: { gpu: 'H100', gpu_count: '1', engine: 'vLLM' },
      run_id: 'a1b2',
    },
    results: levels.map((one) => ({
      id: `constant@${one.rate.toFixed(2)}req/s`,
      executor_type: 'ConstantArrivalRate',
      config: { max_vus: 128, duration_secs: one.duration, rate: one.rate },
      total_requests: one.requests + one.failed,
      total_tokens: one.requests * output,
      token_throughput_secs: one.rate * output,
      duration_ms: 1000 * one.duration,
      time_to_first_token_ms: byPercent(1000 * one.ttft),
      inter_token_latency_ms: byPercent(1000 * one.tpot),
      e2e_latency_ms: byPercent(1000 * one.e2e),
      failed_requests: one.failed,
      successful_requests: one.requests,
      request_rate: one.rate,
      total_tokens_sent: one.requests * input,
    })),
    start_time: '2026-02-01T10:00:00.000Z',
    end_time: '2026-02-01T10:04:10.000Z',
  }),
  perToken,
)
