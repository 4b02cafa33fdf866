import { describe, expect, it } from 'vitest'
import { type FormulaId, formulas, valuesOf } from '../../src/formulas/index.ts'
import * as fc from '../property.ts'

type Given = Readonly<Record<string, number>>

const computed = (id: FormulaId, given: Given) =>
  formulas[id].compute!(valuesOf(Object.entries(given).map(([symbol, value]) => ({ symbol, value })))) as number | null

const workstation = { W_i: 150, W_f: 825 }

const electricity = (given: Given) => computed('electricity', { ...workstation, PUE: 1, c: 1, ...given })

describe('electricity', () => {
  it('is power times hours times what the site adds, and grows linearly from idle to full load', () => {
    expect(electricity({ u: 1, H: 730 })).toBeCloseTo(602.25, 9)
    expect([0, 0.1, 1].map((u) => electricity({ u, H: 1000 }))).toEqual([150, 217.5, 825])
    expect(electricity({ W_i: 1000, W_f: 1000, u: 0, H: 10, PUE: 1.5 })).toBeCloseTo(15, 12)
  })
  it('is nothing for a machine that is off', () => {
    expect(electricity({ u: 1, H: 0 })).toBe(0)
  })
})

describe('joules', () => {
  it.each([
    [825, 27.07, 0.119],
    [1400, 32.83, 0.167],
  ])('at %d W and %d requests/s of 256 tokens are %d', (watts, throughput, joules) => {
    expect(computed('joules', { W_i: watts, W_f: watts, u: 1, T: throughput * 256 })).toBeCloseTo(joules, 3)
  })
  it('are null without output', () => {
    expect(computed('joules', { ...workstation, u: 1, T: 0 })).toBeNull()
  })
})

describe('costs of each', () => {
  it('divide', () => {
    expect(computed('perMillionOf', { x: 1000, t: 2e6 })).toBe(500)
    expect(computed('perUser', { x: 43_670, N: 100 })).toBeCloseTo(436.7, 9)
  })
  it('are null for nobody and nothing', () => {
    expect([computed('perMillionOf', { x: 1000, t: 0 }), computed('perUser', { x: 1000, N: 0 })]).toEqual([null, null])
  })
})

describe('blended', () => {
  it('weighs both prices by the tokens of a request', () => {
    expect(computed('blended', { p_i: 10, p_o: 50, L_i: 256, L_o: 256 })).toBe(30)
    expect(computed('blended', { p_i: 10, p_o: 50, L_i: 3000, L_o: 1000 })).toBe(20)
  })
  it('is null for requests without tokens', () => {
    expect(computed('blended', { p_i: 1, p_o: 2, L_i: 0, L_o: 0 })).toBeNull()
  })
})

describe('breakEvenTokens', () => {
  it('are what the same money buys', () => {
    expect(computed('breakEvenTokens', { x: 43_670, b: 20 })).toBeCloseTo(2183.5e6, 0)
  })
  it('are null where an API is free', () => {
    expect(computed('breakEvenTokens', { x: 43_670, b: 0 })).toBeNull()
  })
})

/** 36e9 tokens a month at full load. */
const machine = { x_0: 30_000, x_1: 45_000, X: 10, L_i: 500, L_o: 500, H: 1000 }
const at = (b: number, more: Given = {}) => computed('breakEvenLoad', { ...machine, b, ...more })

describe('breakEvenLoad', () => {
  it('is where both cost the same', () => {
    const utilization = at(5) ?? NaN
    expect(30_000 + utilization * 15_000).toBeCloseTo(5 * 36_000 * utilization, 6)
  })
  it('is above 1 where the machine is never cheaper, and null where not even its power is', () => {
    expect(at(1)).toBeGreaterThan(1)
    expect([at(15 / 36), at(0)]).toEqual([null, null])
  })
  it('is 0 for a machine that costs nothing idle', () => {
    expect(at(5, { x_0: 0 })).toBe(0)
  })
  it('falls as the API gets dearer', () => {
    const price = fc.double({ min: 2, max: 100, noNaN: true })
    fc.assert(
      fc.property(price, price, (one, other) => {
        expect(at(Math.max(one, other))).toBeLessThanOrEqual(at(Math.min(one, other))!)
      }),
    )
  })
})
