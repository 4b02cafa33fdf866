import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { orderRanks } from '../../src/capacity/order-interval.ts'
import { quantileInterval } from '../../src/capacity/quantile.ts'

describe('orderRanks', () => {
  it('is the exact interval of independent values', () => {
    for (const n of [300, 1000, 5000]) expect(orderRanks(n, n, 0.99)).toEqual(quantileInterval(n, 0.99))
  })

  it('stretches the ranks of fewer independent ones to all values', () => {
    expect(orderRanks(10_000, 1000, 0.99)).toEqual({ lower: 9830, upper: 9970 })
    expect(orderRanks(1280, 73.9, 0.99)).toEqual({ lower: Math.floor((70 * 1280) / 73), upper: null })
  })

  it('holds the percentile and widens as fewer are independent', () => {
    const shares = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 20_000 }), shares, shares, (count, one, other) => {
        const narrow = orderRanks(count, count * Math.max(one, other), 0.9)
        const wide = orderRanks(count, count * Math.min(one, other), 0.9)
        expect(wide.lower ?? 0).toBeLessThanOrEqual((narrow.lower ?? 0) + count / 50)
        expect(narrow.lower ?? 0).toBeLessThanOrEqual(0.9 * count + 1)
        expect(narrow.upper ?? count).toBeGreaterThanOrEqual(0.9 * count)
        expect(narrow.upper ?? count).toBeLessThanOrEqual(count)
      }),
    )
  })
})
