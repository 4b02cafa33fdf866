import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { binomialCdf, binomialSf } from '../../src/capacity/binomial.ts'
import { proportionInterval } from '../../src/capacity/proportion.ts'

describe('proportionInterval', () => {
  it.each([
    [0, 10, 0, 0.3085],
    [10, 10, 0.6915, 1],
    [5, 10, 0.18709, 0.81291],
    [1280, 1280, 0.99712, 1],
  ])('of %i in %i is %f to %f', (hits, samples, low, high) => {
    const found = proportionInterval(hits, samples)
    expect(found.low).toBeCloseTo(low, 5)
    expect(found.high).toBeCloseTo(high, 5)
  })

  it('leaves 2.5 % at either end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const hits = Math.min(n - 1, Math.max(1, Math.round(share * n)))
        const { low, high } = proportionInterval(hits, n)
        expect(binomialSf(hits - 1, n, low)).toBeCloseTo(0.025, 6)
        expect(binomialCdf(hits, n, high)).toBeCloseTo(0.025, 6)
      }),
    )
  })
})
