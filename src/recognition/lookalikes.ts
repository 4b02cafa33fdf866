import type { Document } from '../model/source.ts'
import { all, any, cell, columns, has, hasKey, text, type Detect } from '../records/detect.ts'

interface Lookalike {
  /** Proper name of the tool, the same in every language; null for what no tool wrote. */
  readonly tool: string | null
  readonly detect: Detect
}

/** A table of vLLM's own keys, one run a row; up to v0.3.3 the key was misspelt. */
const vllmRows = any(cell('request_throughput', /\d/), cell('request_inthroughput', /\d/))

/** What a server or client wrote in place of a result. */
const errorObject: Detect = (document) =>
  document.kind === 'object' && 'error' in document.value && Object.keys(document.value).length <= 3

/** Keys of SGLang's client beside its name for the end-to-end latency; one name alone is anyone's. */
const sglangKeys = [
  'total_throughput',
  'sharegpt_output_len',
  'random_range_ratio',
  'accept_length',
  'server_info',
  'total_output_tokens_retokenized',
] as const

/**
 * Benchmark results that are recognised but not read, in the order of asking. SGLang and the InferenceX aggregates
 * share key names with vLLM, so this comes before any claim on them. A tool that gets a reader leaves the list.
 */
export const lookalikes = {
  sglang: {
    tool: 'SGLang bench_serving',
    detect: any(
      all(hasKey('mean_e2e_latency_ms', 'median_e2e_latency_ms'), hasKey(...sglangKeys)),
      all(hasKey('sharegpt_output_len'), hasKey('total_throughput', 'server_info', 'accept_length')),
      all(columns('mean_e2e_latency_ms'), any(...sglangKeys.map((key) => columns(key)))),
      text(/^=+ Serving Benchmark Result =+\s+Backend:/m),
    ),
  },
  inferenceX: {
    tool: 'InferenceX',
    detect: any(
      all(hasKey('infmax_model_prefix', 'tput_per_gpu'), hasKey('conc', 'hw', 'tp', 'decode_tp')),
      has('request_metrics', 'request_accounting'),
      has('metrics.median_ttft_ms', 'hw', 'conc'),
      all(columns('tput_per_gpu'), any(columns('conc'), columns('hw'), columns('tp'))),
    ),
  },
  aiperf: {
    tool: 'AIPerf',
    detect: any(
      has('aiperf_version'),
      has('input_config.loadgen'),
      has('records.ttft'),
      has('metadata.x_request_id', 'metrics'),
      columns('Metric', 'avg', 'std'),
      cell('Metric', /\((tokens|requests)\/sec\)$/),
      columns('Endpoint', 'Metric'),
      text(/NVIDIA AIPerf/),
    ),
  },
  genaiPerf: {
    tool: 'GenAI-Perf',
    detect: any(
      has('input_config.perf_analyzer'),
      has('input_config.subcommand'),
      has('input_config', 'request_latency.avg'),
      has('experiments.0.requests', 'service_kind'),
      columns('Metric', 'avg', 'p99'),
      cell('Metric', /\(per sec\)$/),
    ),
  },
  guidellm: {
    tool: 'GuideLLM',
    detect: any(
      has('benchmarks.0.metrics.time_to_first_token_ms'),
      has('benchmarks.0.metrics.request_latency'),
      text(/^Benchmarks (Metadata|Info|Stats):/m),
    ),
  },
  trtllmBench: {
    tool: 'trtllm-bench',
    detect: any(has('performance.system_output_throughput_tok_s'), text(/^Request Throughput \(req\/sec\):/m)),
  },
  llmd: {
    tool: 'llm-d',
    detect: any(has('version', 'scenario.host'), has('version', 'run.uid'), has('source_info', 'workload', 'metrics')),
  },
  mlperf: { tool: 'MLPerf', detect: text(/^MLPerf Results Summary/m) },
  vllmThroughput: {
    tool: 'vllm bench throughput',
    detect: any(
      has('elapsed_time', 'requests_per_second'),
      columns('elapsed_time', 'requests_per_second'),
      text(/^Throughput: [\d.]+ requests\/s/m),
    ),
  },
  vllmLatency: {
    tool: 'vllm bench latency',
    detect: any(
      has('avg_latency', 'percentiles'),
      columns('input_len', 'output_len', 'batch_size', 'avg_latency'),
      text(/^Avg latency: [\d.]+ seconds/m),
    ),
  },
  vllmStartup: {
    tool: 'vllm bench startup',
    detect: all(hasKey('avg_cold_startup_time'), hasKey('avg_warm_startup_time')),
  },
  vllmPytorch: {
    tool: 'vllm bench (PyTorch benchmark format)',
    detect: has('benchmark.extra_info', 'metric.benchmark_values'),
  },
  vllmMultiTurn: {
    tool: 'vllm-bench multi-turn',
    detect: any(
      all(hasKey('multi_turn_concurrency'), hasKey('conversations_completed', 'per_turn_metrics', 'mode')),
      all(hasKey('conversations_completed'), hasKey('per_turn_metrics')),
    ),
  },
  vllmMarkdown: {
    tool: 'vLLM performance benchmarks',
    detect: all(hasKey('# of max concurrency.', 'TP Size'), hasKey('P99 TTFT (ms)', 'Tput (req/s)')),
  },
  errorObject: { tool: null, detect: errorObject },
  tableWithoutRuns: { tool: null, detect: (document) => document.kind === 'table' && !vllmRows(document) },
} as const satisfies Record<string, Lookalike>

type LookalikeId = keyof typeof lookalikes

const ids = Object.keys(lookalikes) as readonly LookalikeId[]

/** Which other tool's results these are; null for results of `vllm bench serve` and for what nobody knows. */
export const lookalikeOf = (document: Document): LookalikeId | null =>
  ids.find((id) => lookalikes[id].detect(document)) ?? null
