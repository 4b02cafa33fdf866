import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { reportOf } from '../../src/analysis/report.ts'
import { reportSchema, type Report, type Series } from '../../src/model/report.ts'
import { readSources } from '../../src/reading/read-sources.ts'
import { recognise } from '../../src/recognition/recognise.ts'
import { somePlan, someSla } from '../builders.ts'

/**
 * Results measured by others, kept beside the project and not in it: without them these tests are skipped. The
 * expected numbers were worked out from the files apart from this program.
 */
const data = '../shared/data'
const dstack = `${data}/vllm/dstackai__benchmarks/comparison`
const present = existsSync(data)

const reported = async (paths: readonly string[], sla?: string): Promise<Report> => {
  const recognised = (await readSources(paths, process.cwd())).map(recognise)
  const report = reportOf(recognised, somePlan({ sla: someSla(sla) }), { version: '0', now: '2026-01-01T00:00:00Z' })
  expect(reportSchema.parse(report)).toStrictEqual(report)
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
  return report
}

const verdicts = ({ points }: Series) => points.map(({ level, verdict, confidence }) => [level, verdict, confidence])

describe.skipIf(!present)('dstackai/benchmarks, prefill and decode on 4 groups of GPUs, 06c957ab', async () => {
  const report = present ? await reported([`${dstack}/pd_ratio/raw_data`]) : null
  const named = (name: string): Series => report!.series.find((series) => series.name === name)!

  /** Share of the set concurrency by Little's law, with the mean latency that ITL allows at most. */
  const held = ({ points }: Series) =>
    points.map((point) => report!.runs.find((run) => run.id === point.runs[0])?.occupancy?.high)

  it('is 27 runs in 9 series of 3 levels', () => {
    expect(report?.runs).toHaveLength(27)
    expect(report?.series.map(({ points }) => points.map(({ level }) => level))).toEqual(
      Array.from({ length: 9 }, () => [32, 64, 128]),
    )
    expect(report?.sources.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('3p1d at 128/2048: p99 TTFT 210, 2646 and 3304 ms', () => {
    const series = named('3p1d · 128/2048')
    expect(verdicts(series)).toEqual([
      [32, 'pass', 'point'],
      [64, 'pass', 'marginal'],
      [128, 'fail', 'point'],
    ])
    expect(series.points[1]?.judgements['ttft.p99']?.upperBound).toBeCloseTo(2 * 2.646, 3)
    expect(series.capacity).toMatchObject({
      status: 'bracketed',
      maxConcurrency: 64,
      firstFailing: 128,
      binding: 'ttft.p99',
      throughput: expect.closeTo(7.3835, 4),
      estimate: { concurrency: 98, method: 'linear', metric: 'ttft.p99' },
      slack: { 'ttft.p99': expect.closeTo(0.118, 3), 'itl.p99': expect.closeTo(0.862, 3) },
    })
    expect(held(series)).toEqual([0.9805, 0.8619, 0.7622].map((share) => expect.closeTo(share, 4)))
    expect(series.headroom).toMatchObject({
      maxMeanConcurrency: expect.closeTo(47.7255, 4),
      arrivalRate: expect.closeTo(4.6801, 3),
    })
  })

  it('2p2d at 2048/128: p99 TTFT 927, 3515 and 5203 ms', () => {
    const series = named('2p2d · 2048/128')
    expect(verdicts(series)).toEqual([
      [32, 'pass', 'point'],
      [64, 'fail', 'point'],
      [128, 'fail', 'point'],
    ])
    expect(series.capacity).toMatchObject({
      status: 'bracketed',
      maxConcurrency: 32,
      firstFailing: 64,
      throughput: expect.closeTo(42.0383, 4),
      estimate: { concurrency: 57 },
      excluded: [],
    })
    expect(held(series)).toEqual([0.951, 0.9345, 0.7011].map((share) => expect.closeTo(share, 4)))
    expect(series.headroom?.arrivalRate).toBeCloseTo(23.5836, 4)
  })

  it('1p3d at 2048/2048: passes at 128, where only 92 were in flight', () => {
    const series = named('1p3d · 2048/2048')
    expect(verdicts(series)).toEqual([
      [32, 'pass', 'point'],
      [64, 'pass', 'point'],
      [128, 'unknown', null],
    ])
    expect(series.points[2]?.judgements['ttft.p99']).toMatchObject({ value: expect.closeTo(1.1346, 4), reason: 'V05' })
    expect(series.capacity).toMatchObject({
      status: 'rightCensored',
      maxConcurrency: 64,
      firstFailing: null,
      throughput: expect.closeTo(9.2653, 4),
      excluded: [128],
      estimate: null,
    })
    expect(held(series)).toEqual([0.9177, 0.8741, 0.7196].map((share) => expect.closeTo(share, 4)))
    expect(series.headroom?.arrivalRate).toBeCloseTo(5.8729, 3)
  })

  it('1p3d at 2048/128 fails at 128, which a summary alone does not confirm', () => {
    expect(verdicts(named('1p3d · 2048/128')).at(-1)).toEqual([128, 'fail', 'point'])
  })
})

describe.skipIf(!present)('tsho/vllm-benchmark-scripts, open loop on 2 A100, ba8d92a5', () => {
  const folder = `${data}/vllm/tsho__vllm-benchmark-scripts`

  it('has 21 runs of which none passes: ITL p99 is 194 ms at the lowest rate', async () => {
    const { runs, series, findings, sources } = await reported([folder])
    expect(runs).toHaveLength(21)
    const problems = sources.flatMap((source) => source.problems)
    expect(problems.filter(({ code }) => code === 'sentAtOnce')).toHaveLength(3)
    expect(series.map(({ workload }) => [workload.inputTokens, workload.outputTokens])).toEqual([
      [1024, 256],
      [4096, 512],
      [8000, 1000],
    ])
    for (const { capacity, points, users, basis, headroom } of series) {
      expect(capacity).toMatchObject({ axis: 'requestRate', status: 'leftCensored', maxConcurrency: null })
      expect(points.map(({ requestRate }) => requestRate)).toEqual([1, 2, 4, 8, 16, 32])
      expect(points.every(({ verdict }) => verdict === 'fail')).toBe(true)
      expect({ users, basis, headroom }).toEqual({ users: [], basis: null, headroom: null })
    }
    expect(series[0]?.points[0]?.judgements['itl.p99']?.value).toBeCloseTo(0.1936, 4)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('carries 1.97 requests/s of the short ones if gaps of 400 ms will do', async () => {
    const { series } = await reported([folder], 'ttft.p99<=3s,itl.p99<=400ms')
    expect(series.map(({ capacity }) => capacity.status)).toEqual(['bracketed', 'leftCensored', 'leftCensored'])
    expect(series[0]?.capacity).toMatchObject({
      maxConcurrency: expect.closeTo(1.969, 3),
      firstFailing: expect.closeTo(2.563, 3),
      binding: 'ttft.p99',
    })
  })
})

describe.skipIf(!present)('runs that failed', () => {
  it('17 of 1000 completed, all sent within a second: no level', async () => {
    const file = 'amd-meta-vllm-no-rpc-1000.0qps-Llama-3.1-405B-FP8-20241116-152727.json'
    const { runs, series } = await reported([`${dstack}/h100sxm5_vs_mi300x/raw_data/misc/${file}`])
    expect(runs[0]).toMatchObject({ completed: 17, failed: 983, usable: false, load: { kind: 'atOnce' } })
    expect(series).toEqual([])
  })

  it('0 of 640 completed, every latency written as 0.0: no verdict', async () => {
    const folder = `${data}/inferencex/SemiAnalysisAI__InferenceX/local-results/minimax-eagle3-conc64`
    const { runs, series, findings } = await reported([`${folder}/minimaxm2.5_8k1k_conc64.json`])
    expect(runs[0]).toMatchObject({ completed: 0, failed: 640, usable: false })
    expect(Object.values(runs[0]!.judgements).map(({ verdict, value }) => [verdict, value])).toEqual([
      ['unknown', null],
      ['unknown', null],
    ])
    expect(series[0]?.capacity).toMatchObject({ status: 'noData', maxConcurrency: null, excluded: [64] })
    expect(findings[0]).toMatchObject({ id: 'V01', reason: 'nothingCompleted', effect: 'void' })
  })
})

describe.skipIf(!present)('SemiAnalysisAI/InferenceX, 2a6a04c', () => {
  it('never lets a mean latency rebuilt from ITL fall below the measured one by more than 1 %', async () => {
    const { runs } = await reported([`${data}/inferencex`])
    const pairs = runs.flatMap(({ latency: { ttft, itl, e2e }, tokens }) =>
      ttft?.mean && itl?.mean && e2e?.mean && tokens.output
        ? [(ttft.mean + itl.mean * (tokens.output - 1)) / e2e.mean]
        : [],
    )
    expect(pairs.length).toBeGreaterThan(20)
    expect(Math.min(...pairs)).toBeGreaterThan(0.99)
  })
})
