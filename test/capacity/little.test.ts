import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { estimateMeanLatency, littleRatio, meanInFlight, slotOccupancy } from '../../src/capacity/little.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('on the published NIM run with 5,000 tokens in, 500 out and 100 in flight', () => {
  const ttft = 7.996
  const throughput = 917.26 / 500
  const times = { meanTtft: ttft, meanTpot: null, meanItl: 0.09291, meanOutputTokens: 500 }
  const latency = estimateMeanLatency(times)?.high ?? NaN

  it('latency follows from TTFT and ITL', () => {
    expect(latency).toBeCloseTo(54.36, 2)
  })
  it('the load was really reached', () => {
    expect(littleRatio(throughput, latency, 100)).toBeCloseTo(0.997, 3)
    expect(meanInFlight(throughput, latency)).toBeCloseTo(99.7, 1)
  })
  it('85 requests are decoded at a time', () => {
    expect(slotOccupancy(100, ttft, latency)).toBeCloseTo(85.3, 1)
  })
})

describe('littleRatio', () => {
  it('is 1 for a closed loop, where R = C/X', () => {
    expect(littleRatio(27.07, 128 / 27.07, 128)).toBeCloseTo(1, 12)
  })
})

describe('slotOccupancy', () => {
  it('is everything without a wait, and nothing if all is wait', () => {
    expect([slotOccupancy(64, 0, 5), slotOccupancy(64, 5, 5)]).toEqual([64, 0])
  })
})

describe('estimateMeanLatency', () => {
  const times = { meanTtft: 1, meanTpot: 0.02, meanItl: 0.025, meanOutputTokens: 101 }

  it('spans what TPOT and ITL say', () => {
    expect(estimateMeanLatency(times)).toEqual({ low: 3, high: 3.5 })
    expect(estimateMeanLatency({ ...times, meanTpot: 0.03 })).toEqual({ low: 3.5, high: 4 })
  })
  it('has equal ends with only one of them', () => {
    expect(estimateMeanLatency({ ...times, meanItl: null })).toEqual({ low: 3, high: 3 })
    expect(estimateMeanLatency({ ...times, meanTpot: null })).toEqual({ low: 3.5, high: 3.5 })
  })
  it('is null without TTFT, without output length, or without both gaps', () => {
    expect(estimateMeanLatency({ ...times, meanTtft: null })).toBeNull()
    expect(estimateMeanLatency({ ...times, meanOutputTokens: null })).toBeNull()
    expect(estimateMeanLatency({ ...times, meanTpot: null, meanItl: null })).toBeNull()
  })
  it('is TTFT for answers of one token', () => {
    expect(estimateMeanLatency({ ...times, meanOutputTokens: 1 })).toEqual({ low: 1, high: 1 })
  })
  it('is exact by ITL when every chunk holds one token, whatever the lengths', () => {
    const request = fc.record({ ttft: fc.nat(50), gaps: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }) })
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 30 }), (requests) => {
        const gaps = requests.flatMap((each) => each.gaps)
        const estimate = estimateMeanLatency({
          meanTtft: mean(requests.map(({ ttft }) => ttft)),
          meanTpot: null,
          meanItl: gaps.length > 0 ? mean(gaps) : 0,
          meanOutputTokens: mean(requests.map((each) => each.gaps.length + 1)),
        })
        const latency = mean(requests.map((each) => each.gaps.reduce((sum, gap) => sum + gap, each.ttft)))
        expect(estimate?.high).toBeCloseTo(latency, 8)
      }),
    )
  })
})
