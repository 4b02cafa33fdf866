import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { binomialCdf, binomialSf } from '../../src/capacity/binomial.ts'

describe('binomial', () => {
  it.each([
    [0, 299, 0.01, 0.049536256637662465],
    [4, 1000, 0.01, 0.028686399999004478],
    [15, 1000, 0.01, 0.9521294142420529],
    [40, 100, 0.5, 0.028443966820490395],
    [83, 10000, 0.01, 0.04551915976233478],
    [500000, 1000000, 0.5, 0.5003989421806669],
  ])('P(B <= %d) for n = %d, p = %d', (k, n, p, expected) => {
    expect(binomialCdf(k, n, p)).toBeCloseTo(expected, 8)
    expect(binomialSf(k, n, p)).toBeCloseTo(1 - expected, 8)
  })
  it('keeps the digits of a tiny tail', () => {
    expect(binomialSf(128, 1000, 0.05) / 3.2030933787136414e-22).toBeCloseTo(1, 8)
    expect(binomialCdf(384654, 944854, 0.4102180302143097) / 3.756775122728657e-10).toBeCloseTo(1, 7)
  })
  it('knows what is certain', () => {
    expect([binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3), binomialCdf(0, 0, 0.3)]).toEqual([0, 1, 1])
    expect([binomialCdf(0, 5, 0), binomialCdf(4, 5, 1), binomialCdf(5, 5, 1)]).toEqual([1, 0, 1])
    expect([binomialSf(-1, 5, 0.3), binomialSf(5, 5, 0.3), binomialSf(4, 5, 1)]).toEqual([1, 0, 1])
  })
  it('takes a fraction of k as nothing', () => {
    expect(binomialCdf(2.9, 10, 0.4)).toBe(binomialCdf(2, 10, 0.4))
  })
  it('agrees with the sum of exact masses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        let mass = (1 - p) ** n
        let cdf = mass
        for (let k = 0; k < n; k += 1) {
          expect(binomialCdf(k, n, p)).toBeCloseTo(cdf, 11)
          expect(binomialCdf(k, n, p) + binomialSf(k, n, p)).toBeCloseTo(1, 11)
          mass *= ((n - k) / (k + 1)) * (p / (1 - p))
          cdf += mass
        }
      }),
    )
  })
})
