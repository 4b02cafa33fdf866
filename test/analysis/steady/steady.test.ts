import { describe, expect, it } from 'vitest'
import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../../src/analysis/points/points.ts'
import { steadyLimitOf, steadyOf } from '../../../src/analysis/steady/steady.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { someRun, someSla, type RunChoices } from '../../builders.ts'

const sla = someSla('ttft.p99<=3s')
const slots = 16
const count = 20 * slots

/** Six seconds a request, so that waves follow each other; the first has this TTFT, the others that, in seconds. */
const waves = (first: number, later: number, more: RunChoices = {}): SettledRun => {
  const ttft = Float64Array.from({ length: count }, (_, i) => (i < slots ? first : later))
  return someRun({
    completed: count,
    latency: { ttft: { mean: later, median: later, p99: Math.max(first, later) }, e2e: { mean: 6, median: 6, p99: 6 } },
    samples: { ttft, e2e: ttft.map(() => 6) },
    load: { concurrency: slots },
    ...more,
  })
}

const judged = (run: SettledRun) => judgeRun(run, sla, 'concurrency')
const steady = (runs: readonly SettledRun[], merged: 'worst' | 'median' = 'worst') =>
  steadyOf(runs.map(judged), sla, 'concurrency', merged)

const limit = (runs: readonly SettledRun[]) => steadyLimitOf(pointsOf(runs.map(judged), sla, 'concurrency'))

describe('steadyOf', () => {
  it('judges a level without its first wave, beside the verdict on the whole run', () => {
    const [point] = pointsOf([judged(waves(5, 1))], sla, 'concurrency')
    expect(point?.verdict).toBe('fail')
    expect(point?.steady).toMatchObject({
      from: 'rebuilt',
      requests: count - 2 * slots,
      excluded: { firstWave: slots, drain: slots },
      p99: { ttft: 1, itl: null, e2e: 6 },
      verdict: 'pass',
    })
    expect(point?.steady?.judgements['ttft.p99']).toMatchObject({ value: 1, violations: 0 })
  })

  it('fails where the steady part does', () => {
    expect(steady([waves(5, 4)]).steady?.verdict).toBe('fail')
  })

  it('passes nowhere where an audit forbids it', () => {
    const halfEmpty = waves(5, 1, { peakInFlight: 8 })
    expect(judged(halfEmpty).usable).toBe(false)
    expect(steady([halfEmpty]).steady?.verdict).toBe('unknown')
  })

  it('is that of the worst of several runs, or of the middle one', () => {
    const runs = [waves(5, 1, { id: 'a' }), waves(5, 4, { id: 'b' }), waves(5, 2, { id: 'c' })]
    expect(steady(runs).steady?.run).toBe('b')
    expect(steady(runs, 'median').steady?.run).toBe('c')
  })

  it('is nothing where one of the runs has none, and says why', () => {
    expect(steady([waves(5, 1), someRun({ load: { concurrency: slots }, completed: count })])).toEqual({
      steady: null,
      steadyReason: 'noRequests',
    })
    expect(steady([waves(5, 1)]).steadyReason).toBeNull()
  })
})

describe('steadyLimitOf', () => {
  const lower = someRun({ id: 'low', load: { concurrency: 8 }, completed: 1000 })

  it('is what the limit would be, with the whole run where there is no steady part', () => {
    expect(limit([lower, waves(5, 1)])).toEqual({
      status: 'rightCensored',
      maxConcurrency: 16,
      firstFailing: null,
      levels: 1,
    })
    expect(limit([lower, waves(5, 4)])).toMatchObject({ status: 'bracketed', maxConcurrency: 8, firstFailing: 16 })
  })

  it('is nothing without a steady part', () => {
    expect(limit([lower])).toBeNull()
  })
})
