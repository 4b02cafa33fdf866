import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { sweepFiles, sweeps } from '../../simulator/sample-data.ts'
import { once, summarize } from '../../simulator/statistics.ts'

type Result = Record<string, number> & {
  synthetic: string
  input_lens: number[]
  output_lens: number[]
  ttfts: number[]
  itls: number[][]
  errors: string[]
}

const fixtures = join(import.meta.dirname, '../../fixtures')
const sample = join(fixtures, 'sample')
const paths = readdirSync(sample, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))
const byPath = new Map(paths.map((path) => [path, JSON.parse(readFileSync(join(sample, path), 'utf8')) as Result]))
const results = [...byPath.values()]
const detailed = results.filter((result) => result.ttfts)

const seriesOf = (gpus: number, length: number) =>
  results
    .filter((result) => Number(result['gpu_count']) === gpus && Number(result['input_len']) === length)
    .toSorted((a, b) => a['max_concurrency']! - b['max_concurrency']!)

const passes = (result: Result) => result['p99_ttft_ms']! <= 3000 && result['p99_itl_ms']! <= 120

describe('sweepFiles', () => {
  it.each([
    ['with arrays', { ...sweeps[0]!, levels: sweeps[0]!.levels.slice(0, 5) }],
    ['without', { ...sweeps[3]!, levels: sweeps[3]!.levels.slice(0, 3) }],
  ])('makes the committed bytes again, %s', (_, sweep) => {
    for (const { path, text } of sweepFiles(sweep))
      expect(readFileSync(join(sample, path), 'utf8') === text, path).toBe(true)
  })

  it('accounts for every committed file', () => {
    expect(paths.length).toBe(sweeps.flatMap(({ levels }) => levels).length)
    expect(paths.reduce((bytes, path) => bytes + statSync(join(sample, path)).size, 0)).toBeLessThan(12e6)
  })
})

describe('the sample', () => {
  it('says in every file that it is synthetic', () => {
    expect(results.map(({ synthetic }) => synthetic)).toEqual(results.map(() => 'konkyo-simulator'))
  })

  const published: Record<string, string>[] = parse(readFileSync(join(fixtures, 'course/results.csv')), {
    columns: true,
  })

  it.each(published)('is within 3 % of the published $request_throughput at $max_concurrency', (row) => {
    const series = seriesOf(Number(row['gpu_count']), Number(row['input_len']))
    const point = series.find((result) => result['max_concurrency'] === Number(row['max_concurrency']))!
    const ratio = point['request_throughput']! / Number(row['request_throughput'])
    expect(Math.abs(ratio - 1)).toBeLessThan(0.03)
    expect(passes(point)).toBe(true)
  })

  it.each(
    results.map(
      (result) => [`${result['gpu_count']} × ${result['input_len']} @ ${result['max_concurrency']}`, result] as const,
    ),
  )("keeps Little's law, and enough requests to be judged: %s", (_, result) => {
    const inFlight = (result['request_throughput']! * result['mean_e2el_ms']!) / 1000
    expect(inFlight / result['max_concurrency']!).toBeGreaterThan(0.95)
    expect(inFlight / result['max_concurrency']!).toBeLessThan(1 + 1e-4)
    expect(result['completed']).toBeGreaterThanOrEqual(100)
    expect(result['duration']).toBeGreaterThan(10)
  })

  it.each([
    [1, 256, 128, 192],
    [1, 2048, 32, 48],
    [1, 4096, 16, 24],
    [2, 256, 256, 384],
    [2, 2048, 64, 96],
    [2, 4096, 32, undefined],
  ])('passes and then fails: %i GPU, length %i, up to %i', (gpus, length, largest, firstFailing) => {
    const series = seriesOf(gpus, length)
    const passing = series.filter(passes).map((result) => result['max_concurrency'])
    expect(passing.at(-1)).toBe(largest)
    expect(series[passing.length]?.['max_concurrency']).toBe(firstFailing)
  })
})

describe('the runs with arrays', () => {
  it('are one sweep', () => {
    expect(new Set(detailed)).toEqual(new Set(seriesOf(1, 256)))
  })

  it.each(detailed.map((result) => [result['max_concurrency']!, result] as const))(
    'have the summary that their arrays give, at concurrency %i',
    (_, { ttfts, itls, input_lens, output_lens, errors, ...rest }) => {
      const latencies = ttfts.map((ttft, i) => itls[i]!.reduce((a, b) => a + b, ttft))
      const tpots = latencies.map((latency, i) => (latency - ttfts[i]!) / (output_lens[i]! - 1))
      const lists = { ttft: ttfts, tpot: tpots, itl: itls.flat(), e2el: latencies }
      for (const [metric, values] of Object.entries(lists)) {
        const { mean, median, std, percentiles } = summarize(once(Float64Array.from(values)), [50, 90, 95, 99])
        const keys = ['mean', 'median', 'std', 'p50', 'p90', 'p95', 'p99'].map((key) => `${key}_${metric}_ms`)
        for (const [k, value] of [mean, median, std, ...percentiles].entries())
          expect(Math.abs((rest as Result)[keys[k]!]! / (value * 1000) - 1), keys[k]).toBeLessThan(1e-9)
      }
      expect(itls.map((gaps, i) => output_lens[i]! - 1 - gaps.length)).toEqual(errors.map(() => 0))
      expect(new Set([...input_lens, ...output_lens])).toEqual(new Set([256]))
    },
  )
})
