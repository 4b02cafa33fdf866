import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  assumedSamples,
  effectiveSamples,
  orderRanks,
  proportionInterval,
  shareChance,
} from '../../src/maths/confidence.ts'
import { quantileInterval } from '../../src/maths/quantile.ts'
import { binomialCdf, binomialSf, incompleteBeta } from '../../src/maths/distributions.ts'
import { seededIntegers } from '../../simulator/random.ts'

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
        const oneRank = 1 / Math.min(one, other)
        expect(wide.lower ?? 0).toBeLessThanOrEqual((narrow.lower ?? 0) + Math.max(count / 50, oneRank))
        expect(narrow.lower ?? 0).toBeLessThanOrEqual(0.9 * count + 1)
        expect(narrow.upper ?? count).toBeGreaterThanOrEqual(0.9 * count)
        expect(narrow.upper ?? count).toBeLessThanOrEqual(count)
      }),
    )
  })
})

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

const ones = (count: number) => new Float64Array(count).fill(1)

/** One in a hundred beyond, all in the first block or each in a block of its own. */
const inFirst = (count: number) => ones(count).map((_, i) => (i < count / 100 ? 1 : 0))
const apart = (count: number, block: number) => ones(count).map((_, i) => (i % block === 0 ? 1 : 0))

const shuffled = (count: number, seed: number) => {
  const next = seededIntegers(seed)
  return ones(count).map(() => (next() % 100 === 0 ? 1 : 0))
}

describe('effectiveSamples', () => {
  it('counts every request where the slow ones lie evenly', () => {
    expect(effectiveSamples(apart(1000, 100), ones(1000), 100)).toBe(1000)
    expect(effectiveSamples(ones(1000).fill(0), ones(1000), 32)).toBe(1000)
    expect(effectiveSamples(ones(1000), ones(1000), 32)).toBe(1000)
  })

  it('counts far fewer where all slow ones started together', () => {
    expect(effectiveSamples(inFirst(1280), ones(1280), 128)).toBeCloseTo(73.16, 2)
    expect(effectiveSamples(inFirst(1000), ones(1000), 50)).toBeLessThan(100)
  })

  it('is the variance between blocks against the binomial one, with t for few blocks', () => {
    const over = Float64Array.of(4, 4, 0, 0, 0, 0, 0, 0)
    const sizes = ones(8).fill(4)
    const variance = (((6 ** 2 + 3 * 2 ** 2) * 4) / 3 / 32 ** 2) * (3.18245 / 1.95996) ** 2
    expect(effectiveSamples(over, sizes, 2)).toBeCloseTo((0.25 * 0.75) / variance, 4)
  })

  it('is hardly less than all of them for independent requests', () => {
    const shares = Array.from(
      { length: 40 },
      (_, seed) => effectiveSamples(shuffled(4000, seed), ones(4000), 20) / 4000,
    )
    expect(shares.reduce((a, b) => a + b, 0) / 40).toBeGreaterThan(0.9)
  })

  it('is at least one and at most the number of requests', () => {
    const requests = fc.array(fc.nat(5), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 20 }), (over, block) => {
        const worth = effectiveSamples(
          over,
          over.map(() => 5),
          block,
        )
        expect(worth).toBeGreaterThanOrEqual(1)
        expect(worth).toBeLessThanOrEqual(over.length)
      }),
    )
  })
})

describe('assumedSamples', () => {
  it('takes all requests in flight for two', () => {
    expect(assumedSamples(1000, 1)).toBe(1000)
    expect(assumedSamples(1280, 127)).toBe(20)
    expect(assumedSamples(1000, 0)).toBe(1000)
  })
})
