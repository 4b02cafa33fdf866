import { describe, expect, it } from 'vitest'
import { completeLatency } from '../../src/analysis/complete-latency.ts'
import type { LatencyMetric, LatencyStatistics } from '../../src/model/metric.ts'
import { someRun, someSla, type RunChoices } from '../builders.ts'

/** 0.01 … 1.01 s: the quantile of rank q is 0.01 + q. */
const ttft = Float64Array.from({ length: 101 }, (_, i) => (i + 1) / 100)

const completed = (metric: LatencyMetric, choices: RunChoices, sla = 'ttft.p99<=3s'): LatencyStatistics | null =>
  completeLatency(someRun(choices), someSla(sla).limits).latency[metric]

describe('completeLatency', () => {
  it('leaves a run without arrays as it is', () => {
    const run = someRun()
    expect(completeLatency(run, someSla().limits)).toBe(run)
  })

  it('keeps what the summary tells and fills in what it lacks, each with its trail', () => {
    const told = completed('ttft', { samples: { ttft } })
    expect(told).toMatchObject({ mean: 0.2, p99: 0.5, p90: expect.closeTo(0.91, 12), p95: expect.closeTo(0.96, 12) })
    expect(told?.from).toMatchObject({
      p99: { origin: 'summary', field: 'p99_ttft_ms' },
      p90: { origin: 'requests', field: 'ttfts' },
      p95: { origin: 'requests', field: 'ttfts' },
    })
  })

  it('fills in a metric that the summary has not at all', () => {
    const samples = { ttft, gaps: Float64Array.of(0.01, 0.02, 0.03), e2e: Float64Array.of(4, 6) }
    const latency = { ttft: null, itl: null, e2e: null }
    expect(completed('ttft', { samples, latency })?.p99).toBeCloseTo(1, 12)
    expect(completed('e2e', { samples, latency })).toMatchObject({ mean: 5, median: 5, std: 1 })
    expect(completed('itl', { samples, latency })).toMatchObject({
      median: 0.02,
      definition: { weighting: 'perGap' },
      from: { median: { origin: 'requests', field: 'itls' } },
    })
  })

  it('has a percentile that only the SLA asks for', () => {
    const told = completed('ttft', { samples: { ttft } }, 'ttft.p99.9<=3s,ttft.p80<=1s,itl.p98<=120ms')
    expect(told?.others).toEqual({ 'p99.9': expect.closeTo(1.009, 12), p80: expect.closeTo(0.81, 12) })
    expect(told?.from['p99.9']).toEqual({ origin: 'requests', field: 'ttfts' })
  })

  it('does not replace other percentiles of the summary, or repeat the usual ones', () => {
    const latency = { ttft: { others: { 'p99.9': 0.7 } } }
    const told = completed('ttft', { samples: { ttft }, latency }, 'ttft.p99.9<=3s,ttft.p50<=1s,ttft.p95<=1s')
    expect(told?.others).toEqual({ 'p99.9': 0.7 })
    expect(told?.from['p99.9']?.origin).toBe('summary')
  })

  it('leaves out times that are no number', () => {
    const holed = Float64Array.of(1, Number.NaN, 3)
    expect(completed('ttft', { samples: { ttft: holed }, latency: { ttft: null } })).toMatchObject({
      mean: 2,
      p99: 2.98,
    })
  })

  it('has nothing to add from empty arrays', () => {
    const samples = { ttft: new Float64Array() }
    expect(completed('ttft', { samples, latency: { ttft: null } })).toBeNull()
    expect(completed('ttft', { samples })).toMatchObject({ p95: null, p99: 0.5 })
  })
})
