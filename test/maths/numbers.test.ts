import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { firstInteger, lastNumber, snapToInteger } from '../../src/maths/numbers.ts'

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

describe('snapToInteger', () => {
  it('removes floating-point noise on either side', () => {
    expect([0.07 * 100, 0.29 * 100, 1e6 * (1 + 1e-15)].map(snapToInteger)).toEqual([7, 29, 1e6])
  })
  it('leaves what really differs', () => {
    expect([6.999999, 7.25, -0.5].map(snapToInteger)).toEqual([6.999999, 7.25, -0.5])
  })
  it('leaves infinity', () => {
    expect(snapToInteger(Infinity)).toBe(Infinity)
  })
})
