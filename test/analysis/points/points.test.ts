import { describe, expect, it } from 'vitest'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../../src/analysis/points/points.ts'
import type { Point } from '../../../src/model/report.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import type { Axis } from '../../../src/series/loop.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const points = (runs: readonly SettledRun[], axis: Axis = 'concurrency'): readonly Point[] =>
  pointsOf(
    runs.map((run) => judgeRun(run, someSla(), axis)),
    someSla(),
    axis,
  )

const repeats = (...all: readonly RunChoices[]): Point =>
  points(all.map((choices, i) => someRun({ id: `r${i + 1}`, completed: 2000, ...choices })))[0]!

const slower = (p99: number): RunChoices => ({ latency: { ttft: { p99 } } })
const rejected: RunChoices = { occupancy: 0.5, latency: { e2e: { p99: null } } }

const paced = (requestRate: number | 'inf', concurrency: number, requests: number) =>
  someRun({ load: { requestRate, concurrency }, throughput: { requests } })

describe('pointsOf', () => {
  it('orders levels by what was offered, the smaller cap first, all at once last', () => {
    const runs = [paced('inf', 8, 3), paced(10, 8, 2), paced(2, 8, 1), paced(2, 4, 1.5)]
    expect(points(runs, 'requestRate').map(({ requestRate, concurrency }) => [requestRate, concurrency])).toEqual([
      [2, 4],
      [2, 8],
      [10, 8],
      ['inf', 8],
    ])
  })

  it('takes the worst repeat: a fail, then an unknown, then the slower of equals', () => {
    expect(repeats({}, slower(4), slower(1))).toMatchObject({ verdict: 'fail', runs: ['r1', 'r2', 'r3'] })
    expect(repeats({}, slower(4)).judgements['ttft.p99']?.value).toBe(4)
    expect(repeats({}, { latency: { itl: null } })).toMatchObject({ verdict: 'unknown', usable: true })
    expect(repeats(slower(1.2), slower(2), slower(1.5)).judgements['ttft.p99']).toMatchObject({
      verdict: 'pass',
      value: 2,
    })
    expect(repeats({ latency: { itl: null } }, slower(4)).verdict).toBe('fail')
  })

  it('takes of equal values the one that proves less', () => {
    const few = { completed: 1000 }
    const failing = { completed: 1995, failed: 5 }
    const samples = (...all: readonly RunChoices[]) => repeats(...all).judgements['ttft.p99']?.samples
    expect([samples({}, few), samples(few, {})]).toEqual([1000, 1000])
    expect(repeats({}, failing, few).judgements['ttft.p99']).toMatchObject({ violations: 5, samples: 2000 })
  })

  it('takes the worst of each metric, whichever repeat it comes from', () => {
    const point = repeats(slower(2.9), { latency: { itl: { p99: 0.11 } } })
    expect(Object.values(point.judgements).map(({ value }) => value)).toEqual([2.9, 0.11])
  })

  it('counts the lowest throughput and the highest mean latency of the repeats', () => {
    const point = repeats(
      { throughput: { requests: 7.9 } },
      { throughput: { requests: 7.8 }, latency: { e2e: { mean: 4.1 } } },
    )
    expect(point).toMatchObject({ throughput: { requests: 7.8 }, latency: { e2e: 4.1, from: 'measured' } })
  })

  it('leaves rejected repeats out, and a level of nothing else unusable', () => {
    expect(repeats({}, rejected)).toMatchObject({ verdict: 'pass', usable: true, runs: ['r1', 'r2'] })
    expect(repeats({}, rejected).throughput.requests).toBeCloseTo(32 / 4.025, 12)
    expect(repeats(rejected, rejected)).toMatchObject({ verdict: 'unknown', usable: false })
  })

  it('counts a rejected repeat that fails even so', () => {
    const failing = { ...rejected, latency: { ...rejected.latency, ttft: { p99: 4 } } }
    expect(repeats({}, failing)).toMatchObject({ verdict: 'fail', usable: true })
    expect(repeats(rejected, failing)).toMatchObject({ verdict: 'fail', usable: true })
  })

  it('is as sure of a pass as its weakest limit, of a fail as its strongest', () => {
    const certain = { completed: 10_000, latency: { itl: { p99: 0.03, others: { 'p99.9': 0.04 } } } }
    const point = repeats(certain)
    expect(point.judgements['itl.p99']).toMatchObject({ confidence: 'confirmed', unconfirmed: null })
    expect(point.judgements['ttft.p99']).toMatchObject({ confidence: 'point', unconfirmed: 'summaryOnly' })
    expect(point.confidence).toBe('point')
    const failing = { ttft: { median: 4, p99: 5 }, itl: { p99: 0.13 } }
    expect(repeats({ latency: failing }).confidence).toBe('confirmed')
    expect(repeats({ latency: { itl: null } }).confidence).toBeNull()
  })

  it('says where the mean latency comes from', () => {
    const unmeasured = { throughput: { requests: 8 }, latency: { e2e: null } }
    expect(repeats(unmeasured).latency).toEqual({ e2e: 4, from: 'little' })
    const open = someRun({ ...unmeasured, load: { concurrency: null, requestRate: 9 } })
    expect(points([open], 'requestRate')[0]?.latency).toEqual({ e2e: expect.closeTo(4.025, 12), from: 'rebuilt' })
    const bare = someRun({
      ...unmeasured,
      load: { concurrency: null, requestRate: 9 },
      latency: { e2e: null, ttft: null },
    })
    expect(points([bare], 'requestRate')[0]?.latency).toEqual({ e2e: null, from: null })
  })
})
