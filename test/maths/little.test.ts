import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  arrivalRate,
  closedUsers,
  inFlightAt,
  littleRatio,
  meanInFlight,
  populationRate,
  rebuiltLatency,
  residenceAt,
  slotOccupancy,
  offeredTime,
  startingUsers,
} from '../../src/maths/little.ts'
import { poissonHeadroom } from '../../src/maths/headroom.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('on the published NIM run with 5,000 tokens in, 500 out and 100 in flight', () => {
  const ttft = 7.996
  const throughput = 917.26 / 500
  const latency = rebuiltLatency(ttft, 0.09291, 500)

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

describe('rebuiltLatency', () => {
  it('is TTFT for answers of one token', () => {
    expect(rebuiltLatency(1, 0.02, 1)).toBe(1)
  })
  it('is exact by ITL when every chunk holds one token, whatever the lengths', () => {
    const request = fc.record({ ttft: fc.nat(50), gaps: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }) })
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 30 }), (requests) => {
        const gaps = requests.flatMap((each) => each.gaps)
        const estimate = rebuiltLatency(
          mean(requests.map(({ ttft }) => ttft)),
          gaps.length > 0 ? mean(gaps) : 0,
          mean(requests.map((each) => each.gaps.length + 1)),
        )
        const latency = mean(requests.map((each) => each.gaps.reduce((sum, gap) => sum + gap, each.ttft)))
        expect(estimate).toBeCloseTo(latency, 8)
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

describe('closedUsers', () => {
  it.each([
    [27.07, 128, [128, 209, 398, 940, 1752]],
    [1.18, 32, [32, 35, 43, 67, 102]],
    [0.3, 16, [16, 16, 19, 25, 34]],
  ])('at %d requests/s and %d in flight, for think times of 0, 3, 10, 30 and 60 s', (rate, limit, expected) => {
    const users = [0, 3, 10, 30, 60].map((thinkTime) => closedUsers(rate, limit / rate, thinkTime))
    expect(users).toEqual(expected)
  })
  it('loses nobody to floating-point noise', () => {
    expect(0.29 * 100).toBeLessThan(29)
    expect([0.29, 0.28999].map((rate) => closedUsers(rate, 0, 100))).toEqual([29, 28])
  })
  it('is the concurrency without think time', () => {
    for (let limit = 1; limit <= 512; limit += 1) {
      expect(closedUsers(27.07, limit / 27.07, 0)).toBe(limit)
    }
  })
})

describe('arrivalRate', () => {
  it.each([
    [128, 27.07, 1320],
    [128, 32.83, 1601],
    [32, 1.18, 46.7],
    [32, 1.55, 61.4],
    [16, 0.3, 10],
    [16, 0.48, 16],
  ])('at limit %d and %d requests/s is %d a minute', (limit, rate, perMinute) => {
    const { maxMeanConcurrency } = poissonHeadroom(limit, 0.01)
    const arrivals = arrivalRate(maxMeanConcurrency, { concurrency: limit, throughput: rate }) * 60
    expect(Math.abs(arrivals - perMinute)).toBeLessThan(perMinute > 1000 ? 1 : 0.06)
  })
  it('is the throughput itself at the limit', () => {
    expect(arrivalRate(128, { concurrency: 128, throughput: 27.07 })).toBe(27.07)
  })
})

describe('startingUsers', () => {
  it('leaves room for the next requests of those who began: 22 / (1/60 + 1/30) = 440', () => {
    expect(startingUsers(22, 60, 30)).toBe(440)
  })

  it('comes close to the users of an open loop when the start takes long, and to N/T when they think long', () => {
    expect(startingUsers(22, 1e9, 30)).toBe(659)
    expect(startingUsers(22, 60, 1e9)).toBe(1319)
  })
})

describe('offeredTime', () => {
  const offered = [
    { rate: 4, seconds: 2 },
    { rate: 8, seconds: 5 },
  ]

  it('is that of the next rate above or below, or of the rate itself', () => {
    expect([3, 4, 5, 8].map((rate) => offeredTime(offered, rate, 'above'))).toEqual([2, 2, 5, 5])
    expect([4, 5, 8, 9].map((rate) => offeredTime(offered, rate, 'below'))).toEqual([2, 2, 5, 5])
    expect([offeredTime(offered, 9, 'above'), offeredTime(offered, 3, 'below')]).toEqual([NaN, NaN])
    expect(offeredTime(offered, 8 * (1 + 1e-15), 'above')).toBe(5)
  })

  it('never falls as the rate rises, whatever was measured', () => {
    const falling = [5, 2, 3].map((seconds, i) => ({ rate: i + 1, seconds }))
    expect([1, 2, 3].map((rate) => offeredTime(falling, rate, 'above'))).toEqual([5, 5, 5])
    expect([1, 2, 3].map((rate) => offeredTime(falling, rate, 'below'))).toEqual([2, 2, 3])
  })
})
