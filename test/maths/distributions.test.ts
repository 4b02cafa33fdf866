import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { binomialCdf, binomialSf, logGamma, negativeBinomialSf, poissonSf } from '../../src/maths/distributions.ts'

describe('logGamma', () => {
  it.each([
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [2, 0],
    [5, Math.log(24)],
    [11, Math.log(3628800)],
    [0.001, 6.907178885383853],
    [1234.5, 7550.550901077896],
    [1e6, 12815504.569147611],
  ])('at %d is %d', (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(expected)))
  })
})

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

describe('negativeBinomialSf', () => {
  it.each([
    [128, 94.4, 188.8, 0.010064049740133281],
    [3, 10, 1000, 0.2512092251120245],
    [0, 0.5, 0.75, 1 / 3],
    [512, 400, 3200, 0.03005026841532949],
    [40, 100, 130, 0.9999999993790728],
    [90, 100, 130, 0.7957260568852949],
    [95, 100, 400, 0.5672687191063099],
    [1000, 10, 2000, 6.36293398016515e-5],
    [20, 10, 10.0001, 0.0015883539673893629],
  ])('beyond %d for mean %d and variance %d is %d', (k, mean, variance, expected) => {
    expect(negativeBinomialSf(k, mean, variance) / expected).toBeCloseTo(1, 9)
  })
  it('is Poisson when the variance is not above the mean, and close to it just above', () => {
    expect(negativeBinomialSf(128, 104, 104)).toBe(poissonSf(128, 104))
    expect(negativeBinomialSf(128, 104, 50)).toBe(poissonSf(128, 104))
    expect(negativeBinomialSf(128, 104, 104 * (1 + 1e-13))).toBeCloseTo(poissonSf(128, 104), 12)
  })
  it('keeps the digits of a tiny tail', () => {
    expect(negativeBinomialSf(400, 100, 200) / 2.0609014115710165e-44).toBeCloseTo(1, 9)
  })
  it('is certain below zero, impossible without a mean, and drops the fraction of k', () => {
    expect([negativeBinomialSf(-1, 5, 10), negativeBinomialSf(3, 0, 1)]).toEqual([1, 0])
    expect(negativeBinomialSf(3.9, 5, 10)).toBe(negativeBinomialSf(3, 5, 10))
  })
  it('falls as k grows, by the probability in between', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        fc.double({ min: 1.01, max: 30, noNaN: true }),
        (k, mean, dispersion) => {
          const tail = (count: number) => negativeBinomialSf(count, mean, mean * dispersion)
          expect(tail(k)).toBeGreaterThanOrEqual(tail(k + 1))
          expect(tail(k)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
