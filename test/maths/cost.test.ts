import { describe, expect, it } from 'vitest'
import {
  blendedPrice,
  breakEvenTokens,
  breakEvenUtilization,
  costPerMillion,
  costPerUser,
  energyPerToken,
  meanPower,
  monthlyCost,
  monthlyEnergy,
  monthlyTokens,
} from '../../src/maths/cost.ts'
import * as fc from '../property.ts'

const workstation = { idle: 150, full: 825 }

describe('meanPower', () => {
  it('grows linearly from idle to full load', () => {
    expect([0, 0.1, 1].map((load) => meanPower(workstation, load))).toEqual([150, 217.5, 825])
  })
  it('is the measured mean where there is one', () => {
    expect(meanPower({ mean: 400 }, 0.1)).toBe(400)
  })
})

describe('monthlyEnergy', () => {
  it('is power times hours times what the site adds', () => {
    expect(monthlyEnergy({ power: workstation, utilization: 1, hours: 730, pue: 1 })).toBeCloseTo(602.25, 9)
    expect(monthlyEnergy({ power: { mean: 1000 }, utilization: 0, hours: 10, pue: 1.5 })).toBeCloseTo(15, 12)
  })
  it('is nothing for a machine that is off', () => {
    expect(monthlyEnergy({ power: workstation, utilization: 1, hours: 0, pue: 1.5 })).toBe(0)
  })
})

describe('energyPerToken', () => {
  it.each([
    [825, 27.07, 0.119],
    [1400, 32.83, 0.167],
  ])('at %d W and %d requests/s of 256 tokens is %d J', (watts, throughput, joules) => {
    expect(energyPerToken(watts, throughput * 256)).toBeCloseTo(joules, 3)
  })
  it('is null without output', () => {
    expect(energyPerToken(825, 0)).toBeNull()
  })
})

/** Placeholder prices in yen: 825 W at full load, and what it takes idle. */
const oneGpu = {
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
const two = { ...oneGpu, purchase: 2.1e6, power: { idle: 180, full: 1400 } }
const perMillion = (input: typeof oneGpu, throughput: number, utilization: number) =>
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
  ])('at utilization %d is %d yen for a million tokens on oneGpu GPU, %d on two', (utilization, first, second) => {
    const digits = utilization === 0.01 ? 0 : 1
    expect(perMillion(oneGpu, 27.07, utilization).toFixed(digits)).toBe(first.toFixed(digits))
    expect(perMillion(two, 32.83, utilization).toFixed(digits)).toBe(second.toFixed(digits))
  })
  it('is 43 and 48 % electricity at full load, 16 % at a tenth of it', () => {
    const share = (input: typeof oneGpu, utilization: number) => {
      const cost = monthlyCost({ ...input, utilization })
      return Math.round((100 * (cost?.parts.electricity ?? NaN)) / (cost?.total ?? NaN))
    }
    expect([share(oneGpu, 1), share(two, 1), share(oneGpu, 0.1)]).toEqual([43, 48, 16])
  })
  it('adds up its parts', () => {
    const cost = monthlyCost({
      ...oneGpu,
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
    expect(monthlyCost(oneGpu)?.parts).toMatchObject({ maintenance: null, colocation: null, labour: null })
    expect(monthlyCost({ ...oneGpu, labour: 0 })?.parts.labour).toBe(0)
    expect(monthlyCost({ ...oneGpu, labour: 0 })?.total).toBe(monthlyCost(oneGpu)?.total)
  })
  it('is null for a machine written off in no time', () => {
    expect([0, -1, NaN].map((lifeYears) => monthlyCost({ ...oneGpu, lifeYears }))).toEqual([null, null, null])
  })
  it('grows with every price, and falls with a longer life', () => {
    const names = ['purchase', 'purchaseExtra', 'electricityPrice', 'pue', 'hours', 'utilization'] as const
    const times = fc.double({ min: 1.01, max: 3, noNaN: true })
    const base = monthlyCost({ ...oneGpu, purchaseExtra: 0.1, utilization: 0.3 })?.total ?? NaN
    const changed = (name: string, value: number) =>
      monthlyCost({ ...oneGpu, purchaseExtra: 0.1, utilization: 0.3, [name]: value })?.total
    fc.assert(
      fc.property(fc.constantFrom(...names), times, (name, factor) => {
        const before = { ...oneGpu, purchaseExtra: 0.1, utilization: 0.3 }[name]
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

const machine = { idleCost: 30_000, fullCost: 45_000, fullTokens: 36e9 }
const at = (price: number) => breakEvenUtilization({ ...machine, price }) ?? NaN

describe('blendedPrice', () => {
  it('weighs both prices by the tokens of a request', () => {
    const price = { input: 10, output: 50 }
    expect(blendedPrice(price, { inputTokens: 256, outputTokens: 256 })).toBe(30)
    expect(blendedPrice(price, { inputTokens: 3000, outputTokens: 1000 })).toBe(20)
  })
  it('is null for requests without tokens', () => {
    expect(blendedPrice({ input: 1, output: 2 }, { inputTokens: 0, outputTokens: 0 })).toBeNull()
  })
})

describe('breakEvenTokens', () => {
  it('is what the same money buys', () => {
    expect(breakEvenTokens(43_670, 20)).toBeCloseTo(2183.5e6, 0)
  })
  it('is null where an API is free', () => {
    expect(breakEvenTokens(43_670, 0)).toBeNull()
  })
})

describe('breakEvenUtilization', () => {
  it('is where both cost the same', () => {
    const utilization = breakEvenUtilization({ ...machine, price: 5 }) ?? NaN
    expect(30_000 + utilization * 15_000).toBeCloseTo(5 * 36_000 * utilization, 6)
  })
  it('is above 1 where the machine is never cheaper, and null where not even its power is', () => {
    expect(breakEvenUtilization({ ...machine, price: 1 })).toBeGreaterThan(1)
    expect(breakEvenUtilization({ ...machine, price: 15 / 36 })).toBeNull()
    expect(breakEvenUtilization({ ...machine, price: 0 })).toBeNull()
  })
  it('is 0 for a machine that costs nothing idle', () => {
    expect(breakEvenUtilization({ ...machine, idleCost: 0, price: 5 })).toBe(0)
  })
  it('falls as the API gets dearer', () => {
    const price = fc.double({ min: 2, max: 100, noNaN: true })
    fc.assert(
      fc.property(price, price, (one, other) => {
        expect(at(Math.max(one, other))).toBeLessThanOrEqual(at(Math.min(one, other)))
      }),
    )
  })
})
