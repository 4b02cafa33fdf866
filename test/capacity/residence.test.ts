import { describe, expect, it } from 'vitest'
import { inFlightAt, populationRate, residenceAt } from '../../src/capacity/residence.ts'
import * as fc from '../property.ts'

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
