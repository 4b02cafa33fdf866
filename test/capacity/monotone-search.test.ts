import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { firstInteger, lastNumber } from '../../src/capacity/monotone-search.ts'

describe('firstInteger', () => {
  it('finds where a condition comes true', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.nat(1_000_000), (from, steps) => {
        expect(firstInteger(from, (n) => n >= from + steps)).toBe(from + steps)
      }),
    )
  })
})

describe('lastNumber', () => {
  it('finds where a condition stops', () => {
    expect(lastNumber(0, 2, (x) => x * x <= 2)).toBeCloseTo(Math.SQRT2, 14)
  })
  it('is an end of the range when the condition always or never holds', () => {
    expect([lastNumber(1, 5, () => true), lastNumber(1, 5, () => false)]).toEqual([5, 1])
  })
})
