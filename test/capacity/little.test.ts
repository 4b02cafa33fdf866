import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  elasticity,
  estimateMeanLatency,
  inFlightAt,
  littleRatio,
  meanInFlight,
  populationRate,
  residenceAt,
  slotOccupancy,
} from '../../src/capacity/little.ts'
import { slotLimitedSweep } from './some-throughputs.ts'

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

const levels = [
  { concurrency: 8, throughput: 4 },
  { concurrency: 16, throughput: 3 },
  { concurrency: 32, throughput: 8 },
]

describe('inFlightAt', () => {
  it('lies on lines from nothing over the levels that do more than those below', () => {
    expect([0, 2, 4, 6, 8, 9].map((rate) => inFlightAt(levels, rate))).toEqual([0, 4, 8, 20, 32, 32])
    expect(inFlightAt([], 3)).toBe(0)
  })
})

describe('residenceAt', () => {
  it('is that over the rate, by the law of Little', () => {
    expect([0, 2, 6].map((rate) => residenceAt(levels, rate))).toEqual([0, 2, 20 / 6])
  })
})

const anyLevels = fc.array(
  fc.record({
    concurrency: fc.integer({ min: 1, max: 512 }),
    throughput: fc.double({ min: 0.1, max: 90, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('populationRate', () => {
  it('is what as many users ask for as wait and think at that rate', () => {
    fc.assert(
      fc.property(anyLevels, fc.double({ min: 0.01, max: 1, noNaN: true }), fc.nat(120), (all, share, think) => {
        const rate = share * Math.max(...all.map(({ throughput }) => throughput))
        const users = rate * (residenceAt(all, rate) + think)
        expect(populationRate(all, users, think) / rate).toBeCloseTo(1, 6)
      }),
    )
  })

  it('ends at what the levels do', () => {
    expect(populationRate(levels, 1e6, 10)).toBe(8)
    expect(populationRate(levels, 0, 10)).toBe(0)
  })
})

describe('elasticity', () => {
  it('between the levels of a measured sweep falls below 0', () => {
    const measured = slotLimitedSweep.map(({ concurrency, throughput }) => ({ x: concurrency, y: throughput }))
    const found = measured.slice(1).map((to, i) => elasticity(measured[i]!, to))
    const expected = [0.693381, 0.56740057, 0.14516168, 0.15312054, -0.03468766]
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 7))
  })
  it('is the exponent of a power law, whatever the units', () => {
    const power = fc.double({ min: -2, max: 2, noNaN: true })
    const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(power, factor, (exponent, scale) => {
        const at = (x: number) => ({ x, y: scale * x ** exponent })
        expect(elasticity(at(1), at(3))).toBeCloseTo(exponent, 9)
        expect(elasticity(at(3), at(8))).toBeCloseTo(exponent, 9)
      }),
    )
  })
  it('is null where a logarithm is missing, and between equal loads', () => {
    expect(elasticity({ x: 0, y: 5 }, { x: 1, y: 5 })).toBeNull()
    expect(elasticity({ x: 1, y: 5 }, { x: 2, y: 0 })).toBeNull()
    expect(elasticity({ x: 2, y: 1 }, { x: 2, y: 3 })).toBeNull()
  })
})
