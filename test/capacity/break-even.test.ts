import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { blendedPrice, breakEvenTokens, breakEvenUtilization } from '../../src/capacity/break-even.ts'

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
