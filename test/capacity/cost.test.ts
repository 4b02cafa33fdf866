import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { costPerMillion, costPerUser, monthlyCost, monthlyTokens } from '../../src/capacity/cost.ts'

/** Placeholder prices in yen: 825 W at full load, and what it takes idle. */
const one = {
  purchase: 1.5e6,
  purchaseExtra: 0,
  salvage: 0,
  lifeYears: 5,
  power: { idle: 150, full: 825 },
  utilization: 1,
  hours: 730,
  pue: 1,
  electricityPrice: 31,
  maintenance: null,
  colocation: null,
  labour: null,
}
const two = { ...one, purchase: 2.1e6, power: { idle: 180, full: 1400 } }
const perMillion = (input: typeof one, throughput: number, utilization: number) =>
  costPerMillion(
    monthlyCost({ ...input, utilization })?.total ?? NaN,
    monthlyTokens({ throughput: throughput * 256, hours: input.hours, utilization }),
  ) ?? NaN

describe('monthlyCost', () => {
  it.each([
    [1, 2.4, 3],
    [0.3, 6, 7.1],
    [0.1, 16.4, 18.9],
    [0.01, 157, 178],
  ])('at utilization %d is %d yen for a million tokens on one GPU, %d on two', (utilization, first, second) => {
    const digits = utilization === 0.01 ? 0 : 1
    expect(perMillion(one, 27.07, utilization).toFixed(digits)).toBe(first.toFixed(digits))
    expect(perMillion(two, 32.83, utilization).toFixed(digits)).toBe(second.toFixed(digits))
  })
  it('is 43 and 48 % electricity at full load, 16 % at a tenth of it', () => {
    const share = (input: typeof one, utilization: number) => {
      const cost = monthlyCost({ ...input, utilization })
      return Math.round((100 * (cost?.parts.electricity ?? NaN)) / (cost?.total ?? NaN))
    }
    expect([share(one, 1), share(two, 1), share(one, 0.1)]).toEqual([43, 48, 16])
  })
  it('adds up its parts', () => {
    const cost = monthlyCost({
      ...one,
      purchaseExtra: 0.1,
      salvage: 150_000,
      maintenance: 0.1,
      colocation: 5000,
      labour: 20_000,
    })
    expect(cost?.parts.capital).toBeCloseTo(25_000, 6)
    expect(cost?.parts.electricity).toBeCloseTo(18_669.75, 6)
    expect(cost?.parts.maintenance).toBeCloseTo(13_750, 6)
    expect(cost?.total).toBeCloseTo(25_000 + 18_669.75 + 13_750 + 5000 + 20_000, 6)
  })
  it('says what it does not count, which is not the same as free', () => {
    expect(monthlyCost(one)?.parts).toMatchObject({ maintenance: null, colocation: null, labour: null })
    expect(monthlyCost({ ...one, labour: 0 })?.parts.labour).toBe(0)
    expect(monthlyCost({ ...one, labour: 0 })?.total).toBe(monthlyCost(one)?.total)
  })
  it('is null for a machine written off in no time', () => {
    expect([0, -1, NaN].map((lifeYears) => monthlyCost({ ...one, lifeYears }))).toEqual([null, null, null])
  })
  it('grows with every price, and falls with a longer life', () => {
    const names = ['purchase', 'purchaseExtra', 'electricityPrice', 'pue', 'hours', 'utilization'] as const
    const times = fc.double({ min: 1.01, max: 3, noNaN: true })
    const base = monthlyCost({ ...one, purchaseExtra: 0.1, utilization: 0.3 })?.total ?? NaN
    const changed = (name: string, value: number) =>
      monthlyCost({ ...one, purchaseExtra: 0.1, utilization: 0.3, [name]: value })?.total
    fc.assert(
      fc.property(fc.constantFrom(...names), times, (name, factor) => {
        const before = { ...one, purchaseExtra: 0.1, utilization: 0.3 }[name]
        expect(changed(name, before * factor)).toBeGreaterThan(base)
        expect(changed('lifeYears', 5 * factor)).toBeLessThan(base)
      }),
    )
  })
})

describe('costPerMillion and costPerUser', () => {
  it('are null for nobody and nothing', () => {
    expect([costPerMillion(1000, 0), costPerUser(1000, 0)]).toEqual([null, null])
  })
  it('divide', () => {
    expect(costPerMillion(1000, 2e6)).toBe(500)
    expect(costPerUser(43_670, 100)).toBeCloseTo(436.7, 9)
  })
})
