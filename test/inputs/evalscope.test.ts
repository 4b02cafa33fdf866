import { describe, expect, it } from 'vitest'
import { diskRead, fileOf, fixtures, folderRead } from './read-folder.ts'

const folder = (name: string) => diskRead(fixtures, `evalscope/${name}`)

const summary = {
  'Test Duration (s)': 60,
  Concurrency: 4,
  'Request Rate (req/s)': -1,
  'Total Requests': 40,
  'Success Requests': 40,
  'Failed Requests': 0,
  'Req Throughput (req/s)': 0.67,
  'Avg Latency (s)': 5,
  'Avg TTFT (ms)': 500,
  'Avg TPOT (ms)': 45.5,
  'Avg ITL (ms)': 45.5,
  'Avg Input Tokens': 100,
  'Avg Output Tokens': 100,
}

const read = (more: object = {}) => folderRead({ 'r/benchmark_summary.json': { ...summary, ...more } })[0]!

describe('EvalScope', () => {
  it('up to 1.6: seconds, percentiles and arguments of the same folder', async () => {
    const files = await folder('20250812_011200')
    const { runs, problems } = fileOf(files, 'benchmark_summary.json')
    expect(problems).toEqual([])
    expect(runs).toMatchObject([
      {
        completed: 99,
        failed: 1,
        duration: 54,
        totals: { input: 50_688, output: 19_800 },
        load: { concurrency: 8, requestRate: 'inf', prompts: 100 },
        throughput: { requests: 1.8333, outputTokens: 366.6667, totalTokens: 1305.3333, requestsRounding: 0.000_05 },
        tokenizer: 'Qwen/Qwen3-8B',
        stated: { model: { value: 'Qwen3-8B' }, inputTokens: { value: 512 }, outputTokens: { value: 200 } },
        latency: {
          ttft: { mean: 0.25, median: 0.2, p95: 0.6, p99: 1.2, others: { p66: 0.25, p98: 0.9 } },
          tpot: { mean: 0.02, p99: 0.024 },
          itl: { mean: 0.0201, p99: 0.06, definition: { weighting: 'perGap', percentiles: 'nearestRank', unit: 's' } },
          e2e: { mean: 4.23, p99: 5.3 },
        },
      },
    ])
    expect(runs[0]?.latency.ttft?.from['p99']?.field).toBe('benchmark_percentile.json: 99% TTFT (s)')
    for (const name of ['benchmark_percentile.json', 'benchmark_args.json'])
      expect(fileOf(files, name).problems).toMatchObject([{ code: 'partOf' }])
  })

  it('from 1.7: milliseconds under other names, latency still in seconds', async () => {
    const { runs } = fileOf(await folder('20260301_090000'), 'benchmark_summary.json')
    expect(runs[0]).toMatchObject({
      completed: 160,
      load: { concurrency: 16 },
      latency: {
        ttft: { mean: 0.393, p99: 1.5, definition: { unit: 'ms' } },
        tpot: { mean: 0.025_01, p99: 0.0285 },
        itl: { p99: 0.07 },
        e2e: { mean: 5.37, p99: 6.6, definition: { unit: 's' } },
      },
    })
  })

  it('after 1.9: “Avg” before the name', () => {
    const { ttft, tpot, itl, e2e } = read().runs[0]!.latency
    expect([ttft?.mean, tpot?.mean, itl?.mean, e2e?.mean]).toEqual([0.5, 0.0455, 0.0455, 5])
    expect(ttft?.p99).toBeNull()
  })

  it('of 2024, without ITL: what it calls TPOT is all the time over all the tokens, and not read', async () => {
    const { runs } = fileOf(await folder('20241104_120000'), 'benchmark_summary.json')
    expect(runs[0]?.latency).toMatchObject({ ttft: { mean: 0.2 }, tpot: null, itl: null, e2e: { mean: 4.9 } })
  })

  it('a rate is one, −1 is none, and a concurrency of −1 is no cap', () => {
    expect(read({ 'Request Rate (req/s)': 2 }).runs[0]?.load).toMatchObject({
      concurrency: 4,
      requestRate: 2,
      burstiness: 1,
    })
    const open = read({ 'Request Rate (req/s)': 2, Concurrency: -1 })
    expect(open.runs[0]?.load).toMatchObject({ concurrency: null, requestRate: 2 })
    expect(open.problems).toEqual([])
  })

  it('a mean of 0 is absent, and told', () => {
    const [run] = read({ 'Avg TTFT (ms)': 0 }).runs
    expect(run?.latency.ttft).toBeNull()
    expect(run?.zeroLatencies).toEqual([{ metric: 'ttft', statistic: 'mean', field: 'Avg TTFT (ms)' }])
  })

  it('token times that do not fill the latency are worked out from it', () => {
    const { runs, problems } = read({ 'Avg TPOT (ms)': 20 })
    expect(runs[0]?.latency.tpot?.mean).toBeCloseTo(4.5 / 99, 12)
    expect(runs[0]?.latency.tpot?.from['mean']?.field).toBe(
      '(Avg Latency (s) - Avg TTFT (ms)) / (Avg Output Tokens - 1)',
    )
    expect(runs[0]?.latency.itl).toBeNull()
    expect(problems).toMatchObject([{ code: 'tokenTimesShort' }])
  })

  it('percentiles as lists by column, and alone', () => {
    const lists = { Percentiles: ['50%', '99%', 'max'], 'TTFT (ms)': [400, 900, 1000] }
    const [one] = folderRead({ 'r/benchmark_summary.json': summary, 'r/benchmark_percentile.json': lists })
    expect(one?.runs[0]?.latency.ttft).toMatchObject({ mean: 0.5, median: 0.4, p99: 0.9, others: {} })
    const [alone] = folderRead({ 'x/benchmark_percentile.json': lists })
    expect(alone).toMatchObject({ runs: [], problems: [{ code: 'partAlone', values: { tool: 'EvalScope' } }] })
  })

  it('a table of all runs is no level', () => {
    const [one] = folderRead({
      'r/performance_summary.txt': 'Performance Test Summary Report\nDetailed Performance Metrics\n',
    })
    expect(one).toMatchObject({ runs: [], problems: [{ code: 'mixture' }] })
  })
})
