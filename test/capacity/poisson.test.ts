import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { poissonSf } from '../../src/capacity/poisson.ts'

describe('poissonSf', () => {
  it.each([
    [128, 104.1, 0.01012],
    [32, 21.1, 0.00987],
    [16, 8.9, 0.01005],
  ])('P(N > %d) at mean %d is %d', (k, mean, expected) => {
    expect(poissonSf(k, mean)).toBeCloseTo(expected, 5)
  })
  it('keeps its digits in a far tail of a large mean', () => {
    expect(poissonSf(998026, 993184.1527685132) / 6.014443432375756e-7).toBeCloseTo(1, 8)
  })
  it('knows what is certain', () => {
    expect([poissonSf(-1, 3), poissonSf(0, 0)]).toEqual([1, 0])
    expect(poissonSf(0, 2)).toBeCloseTo(1 - Math.exp(-2), 12)
  })
  it('agrees with the sum of exact masses', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (mean) => {
        let mass = Math.exp(-mean)
        let cdf = mass
        for (let k = 0; k < 60; k += 1) {
          expect(poissonSf(k, mean)).toBeCloseTo(1 - cdf, 11)
          mass *= mean / (k + 1)
          cdf += mass
        }
      }),
    )
  })
})
