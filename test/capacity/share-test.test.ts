import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { binomialCdf, binomialSf } from '../../src/capacity/binomial.ts'
import { incompleteBeta } from '../../src/capacity/incomplete-beta.ts'
import { shareChance } from '../../src/capacity/share-test.ts'

describe('incompleteBeta', () => {
  /** scipy.special.betainc 1.17.1 */
  it.each([
    [0.99, 295.5, 1.4, 0.09955850161766013],
    [0.99, 500, 3, 0.1217181983607307],
    [0.99, 120.25, 0.5, 0.12040151945799658],
    [0.01, 5.2, 495.3, 0.5231047297437763],
    [0.5, 0.1, 0.1, 0.5],
    [0.99, 990_000, 10_001, 0.5026596147994786],
  ])('I_%d(%d, %d) is %d', (x, a, b, expected) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 8)
  })

  it('is 0 and 1 at the ends', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
    expect([incompleteBeta(0.3, 0, 3), incompleteBeta(0.3, 2, 0)]).toEqual([1, 0])
  })
})

describe('shareChance', () => {
  it('is the binomial chance of whole requests', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const k = Math.floor(part * Math.min(n, 60))
        const seen = { share: k / n, effective: n, percentile: 0.99 }
        expect(shareChance(seen, 'pass')).toBeCloseTo(binomialCdf(k, n, 0.01), 9)
        expect(shareChance(seen, 'fail')).toBeCloseTo(binomialSf(k - 1, n, 0.01), 9)
      }),
    )
  })

  it('confirms with the fewest requests of early stopping', () => {
    for (const [k, n] of [
      [0, 299],
      [1, 473],
      [2, 628],
      [7, 1312],
    ] as const) {
      const chance = (effective: number) => shareChance({ share: k / effective, effective, percentile: 0.99 }, 'pass')
      expect(chance(n)).toBeLessThanOrEqual(0.05)
      expect(chance(n - 1)).toBeGreaterThan(0.05)
    }
  })

  it('is less sure the fewer requests the sample is worth', () => {
    const [few, some, more, many] = [500, 666.6, 700.3, 2000].map((effective) =>
      shareChance({ share: 0.003, effective, percentile: 0.99 }, 'pass'),
    )
    expect(many).toBeLessThan(0.001)
    expect(some).toBeGreaterThan(more!)
    expect(few).toBeGreaterThan(0.05)
  })
})
