import { both, bothSweeps, input, inOne, type Level, output, p99, perLevel, type Seed, sweep } from './sweep.ts'

const ms = (seconds: number): number => Number((1000 * seconds).toFixed(3))

const milliseconds = (name: string, mean: number) => ({
  [`mean_${name}_ms`]: ms(mean),
  [`median_${name}_ms`]: ms(0.95 * mean),
  [`std_${name}_ms`]: ms(0.2 * mean),
  [`p99_${name}_ms`]: ms(p99(mean)),
})

const counted = ({ requests, rate, duration }: Level) => ({
  duration,
  completed: requests,
  total_input_tokens: requests * input,
  total_output_tokens: requests * output,
  request_throughput: rate,
  output_throughput: rate * output,
  total_token_throughput: rate * (input + output),
})

const served = (one: Level) => ({
  date: `20260901-10${String(one.concurrency).padStart(2, '0')}00`,
  backend: 'vllm',
  model_id: 'invented/Model-8B',
  tokenizer_id: 'invented/Model-8B',
  num_prompts: one.requests + one.failed,
  request_rate: 'inf',
  burstiness: 1,
  max_concurrency: one.concurrency,
  gpu: 'H100',
  gpu_count: 1,
  input_len: input,
  output_len: output,
  ...counted(one),
  failed: one.failed,
  ...milliseconds('ttft', one.ttft),
  ...milliseconds('tpot', one.tpot),
  ...milliseconds('itl', one.tpot),
  ...milliseconds('e2el', one.e2e),
})

const rounded = (seconds: number): number => Number(seconds.toFixed(5))

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Linear between ranks, as numpy has it. */
const quantileOf = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return low + (at - Math.floor(at)) * (high - low)
}

const described = (name: string, values: readonly number[]) => {
  const mean = meanOf(values)
  return {
    [`mean_${name}_ms`]: ms(mean),
    [`median_${name}_ms`]: ms(quantileOf(values, 0.5)),
    [`std_${name}_ms`]: ms(Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)))),
    [`p99_${name}_ms`]: ms(quantileOf(values, 0.99)),
  }
}

const answerTokens = 4

/** Every request of a level, 60 a slot, with answers of four tokens; the highest breaks the limit on TTFT. */
const detailed = (concurrency: number) => {
  const requests = 60 * concurrency
  const mean = concurrency > 8 ? 3 : 0.8
  const ttfts = Array.from({ length: requests }, (_, i) => rounded(mean * (1 + 0.3 * Math.sin(i))))
  const itls = ttfts.map((_, i) => [0.1, rounded(0.1 * (1 + 0.15 * Math.cos(i))), 0.09])
  const times = itls.map((gaps, i) => ttfts[i]! + gaps.reduce((sum, gap) => sum + gap, 0))
  const e2e = meanOf(times)
  const rate = concurrency / e2e
  const one = { concurrency, requests, failed: 0, ttft: mean, tpot: 0.1, e2e, rate, duration: requests / rate }
  return {
    ...served(one),
    output_len: answerTokens,
    total_output_tokens: answerTokens * requests,
    output_throughput: answerTokens * rate,
    total_token_throughput: (input + answerTokens) * rate,
    ...described('ttft', ttfts),
    ...described('itl', itls.flat()),
    ...described(
      'tpot',
      itls.map((gaps) => meanOf(gaps)),
    ),
    ...described('e2el', times),
    input_lens: ttfts.map(() => input),
    output_lens: ttfts.map(() => answerTokens),
    ttfts,
    itls,
    generated_texts: ttfts.map((_, i) => `answer ${i}`),
    errors: ttfts.map(() => ''),
  }
}

export const vllmServe: readonly Seed[] = [
  ...bothSweeps((one) => ({ [`c${one.concurrency}.json`]: served(one) })),
  { files: Object.fromEntries([1, 4, 8, 16].map((one) => [`c${one}.json`, JSON.stringify(detailed(one))])), sla: both },
  inOne('all.jsonl', sweep.map((one) => JSON.stringify(served(one))).join('\n')),
]

export const sglang: readonly Seed[] = [
  inOne(
    'all.jsonl',
    sweep
      .map((one) =>
        JSON.stringify({
          ...counted(one),
          backend: 'sglang',
          dataset_name: 'random',
          request_rate: Infinity,
          max_concurrency: one.concurrency,
          random_input_len: input,
          random_output_len: output,
          random_range_ratio: 1,
          server_info: { model_path: 'invented/Model-8B', tp_size: 2, version: '0.5.3' },
          total_throughput: one.rate * (input + output),
          ...milliseconds('e2e_latency', one.e2e),
          ...milliseconds('ttft', one.ttft),
          ...milliseconds('tpot', one.tpot),
          ...milliseconds('itl', one.tpot),
          concurrency: one.concurrency,
          accept_length: null,
        }).replace('"request_rate":null', '"request_rate":Infinity'),
      )
      .join('\n'),
  ),
]

export const vllmMultiTurn: readonly Seed[] = [
  ...bothSweeps((one) => ({
    [`c${one.concurrency}.json`]: {
      date: '2026-01-01T00:00:00Z',
      mode: 'multi_turn',
      backend: 'openai',
      model_id: 'invented/Model-8B',
      num_conversations: one.requests / 5,
      turns_per_conversation: 5,
      multi_turn_concurrency: one.concurrency,
      inter_turn_delay_ms: 0,
      conversations_completed: one.requests / 5,
      conversations_failed: one.failed / 5,
      ...counted(one),
      failed: one.failed,
      ...milliseconds('ttft', one.ttft),
      ...milliseconds('tpot', one.tpot),
      ...milliseconds('itl', one.tpot),
      per_turn_metrics: [{ turn_index: 0, completed: one.requests / 5, mean_ttft_ms: ms(one.ttft) }],
    },
  })),
]

export const vllmPytorch: readonly Seed[] = [
  ...bothSweeps((one) => {
    const { model_id: _, ...all } = served(one)
    const [names, values] = [Object.keys(all), Object.entries(all)]
    const measured = names.filter((name) => name.endsWith('_ms'))
    const extra = Object.fromEntries(values.filter(([name]) => !name.endsWith('_ms')))
    return {
      [`c${one.concurrency}.pytorch.json`]: measured.map((name) => ({
        benchmark: { name: 'vLLM benchmark', extra_info: { args: { tensor_parallel_size: 1, model: 'm' } } },
        model: { name: 'invented/Model-8B' },
        metric: { name, benchmark_values: [all[name as keyof typeof all]], extra_info: extra },
      })),
    }
  }),
]

export const vllmCiResults: readonly Seed[] = [
  inOne(
    'benchmark_results.json',
    sweep.map((one) => ({
      'Test name': `serving_c${one.concurrency}`,
      Model: 'invented/Model-8B',
      'Input Len': input,
      'Output Len': output,
      'TP Size': 2,
      GPU: 'H100\nH100',
      '# of req.': one.requests,
      qps: 'inf',
      '# of max concurrency.': one.concurrency,
      'Tput (req/s)': one.rate,
      'Total Token Tput (tok/s)': one.rate * (input + output),
      'Output Tput (tok/s)': one.rate * output,
      'Mean TTFT (ms)': ms(one.ttft),
      'P99 TTFT (ms)': ms(p99(one.ttft)),
      'Mean TPOT (ms)': ms(one.tpot),
      'Mean ITL (ms)': ms(one.tpot),
      'P99 ITL (ms)': ms(p99(one.tpot)),
    })),
  ),
]

export const vllmThroughput: readonly Seed[] = [
  perLevel((one) => ({
    [`in${input}_out${output}/c${one.concurrency}.json`]: {
      elapsed_time: one.duration,
      num_requests: one.requests,
      total_num_tokens: one.requests * (input + output),
      requests_per_second: one.rate,
      tokens_per_second: one.rate * (input + output),
    },
  })),
]

export const vllmLatency: readonly Seed[] = [
  perLevel((one) => ({
    [`batch${one.concurrency}.json`]: {
      avg_latency: one.e2e,
      latencies: [0.9 * one.e2e, one.e2e, 1.1 * one.e2e],
      percentiles: { 10: 0.9 * one.e2e, 50: one.e2e, 99: 1.1 * one.e2e },
    },
  })),
]

const statistics = (unit: string, mean: number) => ({
  unit,
  avg: mean,
  p50: 0.95 * mean,
  p90: 1.3 * mean,
  p99: p99(mean),
  std: 0.2 * mean,
  min: 0.7 * mean,
  max: 3 * mean,
})

const profiled = (one: Level) => ({
  request_throughput: { unit: 'requests/sec', avg: one.rate },
  request_latency: statistics('ms', ms(one.e2e)),
  request_count: { unit: 'requests', avg: one.requests },
  time_to_first_token: statistics('ms', ms(one.ttft)),
  inter_token_latency: statistics('ms', ms(one.tpot)),
  output_token_throughput: { unit: 'tokens/sec', avg: one.rate * output },
})

const tpot = 'ttft.p99<=3s,tpot.p99<=120ms'

export const aiperf: readonly Seed[] = [
  perLevel(
    (one) => ({
      [`c${one.concurrency}/profile_export_aiperf.json`]: {
        schema_version: '1.2',
        aiperf_version: '0.13.0',
        ...profiled(one),
        inter_chunk_latency: statistics('ms', ms(one.tpot)),
        benchmark_duration: { unit: 'sec', avg: one.duration },
        total_isl: { unit: 'tokens', avg: one.requests * input },
        total_osl: { unit: 'tokens', avg: one.requests * output },
        input_config: {
          endpoint: { model_names: ['invented/Model-8B'], type: 'chat', streaming: true },
          input: { prompt: { input_tokens: { mean: input }, output_tokens: { mean: output } } },
          loadgen: { concurrency: one.concurrency, request_count: one.requests, warmup_request_count: 8 },
        },
        was_cancelled: false,
        error_summary: [],
      },
    }),
    tpot,
  ),
]

export const genaiPerf: readonly Seed[] = [
  perLevel(
    (one) => ({
      [`c${one.concurrency}/profile_export_genai_perf.json`]: {
        ...profiled(one),
        output_sequence_length: statistics('tokens', output),
        input_sequence_length: statistics('tokens', input),
        input_config: {
          model_names: ['invented/Model-8B'],
          subcommand: 'profile',
          endpoint: { type: 'chat', streaming: true },
          perf_analyzer: { stimulus: { concurrency: one.concurrency } },
        },
      },
    }),
    tpot,
  ),
]
