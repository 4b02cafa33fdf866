import { describe, expect, it } from 'vitest'
import { meanLatency, occupancyOf } from '../../src/analysis/occupancy.ts'
import { someRun, type RunChoices } from '../builders.ts'

const rebuilt = (tpot: number | null, itl: number | null): RunChoices => ({
  latency: { ttft: { mean: 1 }, tpot: { mean: tpot }, itl: { mean: itl }, e2e: null },
  tokens: { output: 101 },
})

describe('meanLatency', () => {
  it('is the measured mean', () => {
    expect(meanLatency(someRun())).toEqual({ low: 4.025, high: 4.025, measured: true })
  })

  it.each([
    [0.02, null, 3, 3],
    [null, 0.02, 3, 3],
    [0.02, 0.05, 3, 6],
    [0.05, 0.02, 3, 3],
  ])('rebuilt from TPOT %s and ITL %s lies between %f and %f, never above what ITL allows', (tpot, itl, low, high) => {
    expect(meanLatency(someRun(rebuilt(tpot, itl)))).toEqual({ low, high, measured: false })
  })

  it('is unknown without TTFT, without gaps, or without output lengths', () => {
    expect(meanLatency(someRun({ latency: { ttft: null, e2e: null } }))).toBeNull()
    expect(meanLatency(someRun(rebuilt(null, null)))).toBeNull()
    expect(meanLatency(someRun({ ...rebuilt(0.02, 0.02), tokens: { output: null } }))).toBeNull()
  })
})

describe('occupancyOf', () => {
  it('is throughput x latency / concurrency', () => {
    const { inFlight, occupancy } = occupancyOf(someRun({ throughput: { requests: 2 }, load: { concurrency: 10 } }))
    expect(inFlight).toEqual({ low: 8.05, high: 8.05, measured: true })
    expect(occupancy?.low).toBeCloseTo(0.805, 12)
    expect(occupancy?.high).toBeCloseTo(0.805, 12)
  })

  it('has no share without a cap, and nothing without a throughput', () => {
    const open = occupancyOf(someRun({ throughput: { requests: 2 }, load: { concurrency: null } }))
    expect(open).toEqual({ inFlight: { low: 8.05, high: 8.05, measured: true }, occupancy: null })
    expect(occupancyOf(someRun({ throughput: { requests: null } }))).toEqual({ inFlight: null, occupancy: null })
  })
})
