import { describe, expect, it } from 'vitest'
import { heading } from '../printed.ts'
import { contentRead } from '../read-content.ts'

const block = (other: Readonly<Record<string, string | number>> = {}): string => {
  const lines = {
    Backend: 'sglang',
    'Traffic request rate': 'inf',
    'Max request concurrency': 16,
    'Successful requests': 200,
    'Benchmark duration (s)': '50.00',
    'Total input tokens': 204_800,
    'Total input text tokens': 204_800,
    'Total generated tokens': 51_200,
    'Total generated tokens (retokenized)': 51_000,
    'Request throughput (req/s)': '4.00',
    'Total token throughput (tok/s)': '5120.00',
    Concurrency: '14.00',
    'Mean E2E Latency (ms)': '3500.00',
    'P99 E2E Latency (ms)': '5000.00',
    'Mean TTFT (ms)': '250.00',
    'P99 TTFT (ms)': '900.00',
    'Mean ITL (ms)': '12.50',
    'P99 ITL (ms)': '45.00',
    'Max ITL (ms)': '800.00',
    ...other,
  }
  const text = Object.entries(lines).map(([label, value]) => `${`${label}:`.padEnd(40)} ${String(value).padEnd(10)}`)
  return [heading, ...text, '='.repeat(50), ''].join('\n')
}

describe('what SGLang’s client prints', () => {
  it('is a run, told in the words of the log', () => {
    const { format, runs } = contentRead(block())
    expect(format).toBe('sglangLog')
    expect(runs).toMatchObject([
      {
        tool: 'sglangLog',
        wholeRecord: false,
        load: { concurrency: 16, requestRate: 'inf' },
        completed: 200,
        failed: null,
        throughput: { requests: 4, totalTokens: 5120 },
        latency: {
          itl: { mean: 0.0125, p99: 0.045, from: { p99: { field: 'P99 ITL (ms)' } } },
          e2e: { mean: 3.5, p99: 5 },
        },
        fields: {
          completed: 'Successful requests',
          'throughput.requests': 'Successful requests / Benchmark duration (s)',
        },
        stated: { engine: { value: 'sglang', where: 'Backend' } },
      },
    ])
    expect(Object.keys(runs[0]!.latency.itl!.others)).toEqual([])
    expect(runs[0]!.throughput.requestsRounding).toBeCloseTo((4 * 0.005) / 50, 12)
  })

  it('knows that there is no cap, and takes what was in flight for none', () => {
    const { runs } = contentRead(block({ 'Traffic request rate': '8.0', 'Max request concurrency': 'not set' }))
    expect(runs).toMatchObject([{ load: { concurrency: null, capRecorded: true, requestRate: 8 } }])
  })

  it('is told by the arguments that were printed before it', () => {
    const printed =
      "benchmark_args=Namespace(backend='sglang', base_url=None, model='m/8b', dataset_name='random', num_prompts=210, " +
      'random_input_len=1024, random_output_len=256, random_range_ratio=1.0, warmup_requests=1, seed=7)\n'
    const { runs } = contentRead(printed + block())
    expect(runs).toMatchObject([
      {
        load: { prompts: 210, warmups: 1 },
        stated: { model: { value: 'm/8b' }, inputTokens: { value: 1024 } },
        settings: { seed: '7', dataset_name: 'random' },
      },
    ])
  })

  it('may be several runs, between bars, colours and the text of a JSON file', () => {
    const text = `\u001B[32m 10%|#  | 1/10\r 20%|## | 2/10\u001B[0m\n${block()}${block({ 'Max request concurrency': 32 })}`
    const { runs } = contentRead(JSON.stringify({ stdout: text, gpu: 'H200', gpu_count: 8 }))
    expect(runs.map(({ load, stated }) => [load.concurrency, stated.gpu?.value, stated.gpus?.value])).toEqual([
      [16, 'H200', 8],
      [32, 'H200', 8],
    ])
  })
})
