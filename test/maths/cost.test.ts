import { describe, expect, it } from 'vitest'
import {
  blendedPrice,
  breakEvenTokens,
  breakEvenUtilization,
  costPerMillion,
  costPerUser,
  energyPerToken,
  meanPower,
  monthlyEnergy,
} from '../../src/maths/cost.ts'
import * as fc from '../property.ts'

const workstation = { idle: 150, full: 825 }

describe('meanPower', () => {
  it('grows linearly from idle to full load', () => {
    expect([0, 0.1, 1].map((load) => meanPower(workstation, load))).toEqual([150, 217.5, 825])
  })
})

describe('monthlyEnergy', () => {
  it('is power times hours times what the site adds', () => {
    expect(monthlyEnergy({ power: workstation, utilization: 1, hours: 730, pue: 1 })).toBeCloseTo(602.25, 9)
    expect(monthlyEnergy({ power: { idle: 1000, full: 1000 }, utilization: 0, hours: 10, pue: 1.5 })).toBeCloseTo(
      15,
      12,
    )
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
