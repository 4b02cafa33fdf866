import { describe, expect, it } from 'vitest'
import { snapToInteger } from '../../src/capacity/near-integer.ts'

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
