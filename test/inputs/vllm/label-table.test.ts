import { describe, expect, it } from 'vitest'
import { contentRead } from '../read-content.ts'

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`

const levelsAcross = (corner: string, ...columns: readonly string[]) =>
  lines(
    [corner, ...columns].join(','),
    `[[Serving Benchmark Result]]${','.repeat(columns.length)}`,
    ['Successful requests', ...columns.map(() => '100')].join(','),
    ['Benchmark duration (s)', ...columns.map((_, i) => `${40 + i}.0`)].join(','),
    ['P99 TTFT (ms)', ...columns.map((_, i) => `${300 + i}`)].join(','),
  )

describe('labels in rows, a level in each column', () => {
  it.each([
    ['Metric', ['1 concurrency', 'concurrency: 4', 'c16'], [1, 4, 16]],
    ['Metric', ['4 users', 'conc 8', '16 concurrent requests'], [4, 8, 16]],
    ['concurrency', ['1', '4', '16'], [1, 4, 16]],
  ])('names the cap: %s, %s', (corner, columns, caps) => {
    const { format, runs, problems } = contentRead(levelsAcross(corner, ...columns), 'a.csv')
    expect([format, problems]).toEqual(['labelTable', []])
    expect(runs.map(({ at, load }) => [at, load.concurrency])).toEqual(caps.map((cap, i) => [`column:${i + 2}`, cap]))
    expect(runs.map(({ latency }) => latency.ttft?.p99)).toEqual([0.3, 0.301, 0.302])
  })

  it('names the rate, or nothing', () => {
    const rates = contentRead(levelsAcross('Metric', '2 qps', 'rate 4', 'baseline'), 'a.csv').runs
    expect(rates.map(({ load }) => [load.requestRate, load.concurrency])).toEqual([
      [2, null],
      [4, null],
      [null, null],
    ])
  })
})

describe('labels as columns, a level in each row', () => {
  const row = contentRead(
    lines(
      'Input/Output Length,QPS,TP Size,Note,Benchmark duration (s),Request throughput (req/s),P95 TTFT (ms)',
      '1024/200,2,4,first,70.1,"1,001.43",433.0',
    ),
    'a.csv',
  ).runs[0]

  it('states rate, lengths and hardware by the names that people give them', () => {
    expect(row).toMatchObject({
      tool: 'labelTable',
      wholeRecord: false,
      load: { requestRate: 2, capRecorded: false },
      stated: {
        inputTokens: { value: 1024, where: 'Input/Output Length' },
        outputTokens: { value: 200 },
        tensorParallel: { value: 4, where: 'TP Size' },
      },
      throughput: { requests: 1001.43 },
      latency: { ttft: { p95: 0.433, p99: null }, itl: null },
    })
  })

  it('takes neither a table of another tool nor one that measures no rate', () => {
    const other = lines('mean_e2e_latency_ms,accept_length,Request throughput (req/s),P99 TTFT (ms)', '1,x,2,3')
    expect(contentRead(other, 'a.csv')).toMatchObject({ format: 'sglang', runs: [] })
    const rateless = lines('QPS,P99 TTFT (ms)', '1,2')
    expect(contentRead(rateless, 'a.csv').runs).toEqual([])
  })
})
