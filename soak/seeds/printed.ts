import { readFileSync } from 'node:fs'
import { both, input, inOne, type Level, output, p99, perLevel, type Seed, sweep } from './sweep.ts'

const fixture = (path: string): string => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8')

const ms = (seconds: number): string => (1000 * seconds).toFixed(2)

const labelled = (one: Level) => ({
  'Successful requests': one.requests,
  'Benchmark duration (s)': one.duration.toFixed(2),
  'Total input tokens': one.requests * input,
  'Total generated tokens': one.requests * output,
  'Request throughput (req/s)': one.rate.toFixed(2),
  'Output token throughput (tok/s)': (one.rate * output).toFixed(2),
  'Total token throughput (tok/s)': (one.rate * (input + output)).toFixed(2),
  'Mean TTFT (ms)': ms(one.ttft),
  'Median TTFT (ms)': ms(0.95 * one.ttft),
  'P99 TTFT (ms)': ms(p99(one.ttft)),
  'Mean TPOT (ms)': ms(one.tpot),
  'P99 TPOT (ms)': ms(p99(one.tpot)),
  'Mean ITL (ms)': ms(one.tpot),
  'P99 ITL (ms)': ms(p99(one.tpot)),
})

const block = (labels: Readonly<Record<string, string | number>>): string =>
  [
    '============ Serving Benchmark Result ============',
    ...Object.entries(labels).map(([label, value]) => `${`${label}:`.padEnd(40)} ${String(value).padEnd(10)}`),
    '='.repeat(50),
    '',
  ].join('\n')

export const vllmLog: readonly Seed[] = [
  perLevel((one) => ({
    [`c${one.concurrency}.log`]: `Namespace(backend='vllm', model='invented/Model-8B', num_prompts=${one.requests}, request_rate=inf, max_concurrency=${one.concurrency}, random_input_len=${input}, random_output_len=${output})\nINFO 10:00 started\n${block(labelled(one))}`,
  })),
]

export const sglangLog: readonly Seed[] = [
  perLevel((one) => ({
    [`c${one.concurrency}.log`]: block({
      Backend: 'sglang',
      'Traffic request rate': 'inf',
      'Max request concurrency': one.concurrency,
      ...labelled(one),
      Concurrency: (0.98 * one.concurrency).toFixed(2),
      'Mean E2E Latency (ms)': ms(one.e2e),
      'P99 E2E Latency (ms)': ms(p99(one.e2e)),
      'Max ITL (ms)': ms(4 * one.tpot),
    }),
  })),
]

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`

const labels = Object.keys(labelled(sweep[0]!))

export const labelTable: readonly Seed[] = [
  inOne(
    'levels.csv',
    csv([
      ['Metric', ...sweep.map(({ concurrency }) => `${concurrency} concurrency`)],
      ...labels.map((label) => [
        label,
        ...sweep.map((one) => labelled(one)[label as keyof ReturnType<typeof labelled>]),
      ]),
    ]),
  ),
]

export const columnTable: readonly Seed[] = [
  inOne(
    'levels.csv',
    csv([
      ['concurrency', 'num_prompts', 'duration_s', 'rps', 'mean_ttft_ms', 'p99_ttft_ms', 'p99_itl_ms', 'p99_e2el_ms'],
      ...sweep.map((one) => [
        one.concurrency,
        one.requests,
        one.duration.toFixed(2),
        one.rate.toFixed(4),
        ms(one.ttft),
        ms(p99(one.ttft)),
        ms(p99(one.tpot)),
        ms(p99(one.e2e)),
      ]),
    ]),
  ),
]

/** The fixture with another number of requests in flight, and TTFT to match. */
const trtllm = ({ concurrency, ttft }: Level): string => {
  const report = JSON.parse(fixture('trtllm-bench/report.json')) as { [part: string]: Record<string, unknown> }
  const shares = { p50: 0.95, p90: 1.4, p95: 1.6, p99: 2, minimum: 0.6, maximum: 3, average: 1 }
  const ttfts = Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, 1000 * share * ttft]))
  const e2e = 1000 * ttft + 10.43 * 255
  const e2es = Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, e2e * (1 + (share - 1) / 10)]))
  const rate = (1000 * concurrency) / e2e
  const speed = {
    system_output_throughput_tok_s: 256 * rate,
    system_total_throughput_tok_s: 1280 * rate,
    output_throughput_per_gpu_tok_s: 128 * rate,
  }
  const performance = {
    ...report['performance'],
    ...speed,
    total_latency_ms: 400_000 / rate,
    avg_request_latency_ms: e2e,
    request_throughput_req_s: rate,
    request_latency_percentiles_ms: e2es,
  }
  const streaming = { ...report['streaming_metrics'], avg_ttft_ms: 1000 * ttft, ttft_percentiles: ttfts }
  const asked = { ...report['request_info'], avg_num_concurrent_requests: concurrency }
  return JSON.stringify({ ...report, performance, streaming_metrics: streaming, request_info: asked })
}

export const trtllmBench: readonly Seed[] = [
  perLevel((one) => ({ [`c${one.concurrency}/report.json`]: trtllm(one) }), 'ttft.p99<=3s,tpot.p99<=120ms'),
  { files: { 'report.log': fixture('trtllm-bench/report.log') }, sla: both },
]

export const prometheus: readonly Seed[] = [
  {
    files: { 'before.prom': fixture('prometheus/before.prom'), 'after.prom': fixture('prometheus/after.prom') },
    sla: both,
  },
]

export const serverLog: readonly Seed[] = [{ files: { 'server.log': fixture('prometheus/server.log') }, sla: both }]
