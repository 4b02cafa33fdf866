import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { meanAndStd, minimumSamples, quantile, quantileInterval, quantilesAmong } from '../../src/maths/quantile.ts'
import { seededIntegers } from '../../simulator/random.ts'

const anyValues = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 60 })
const anyShare = fc.double({ min: 0, max: 1, noNaN: true })

/** The value of rank i from 0, without sorting: the one with at most i values below it and more than i up to it. */
function ranked(sample: readonly number[], i: number): number {
  const found = sample.find((v) => sample.filter((w) => w < v).length <= i && sample.filter((w) => w <= v).length > i)
  return found ?? NaN
}

describe('quantile', () => {
  it('interpolates between neighbours as numpy does', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5)
    expect(quantile([10, 20, 30], 0.99)).toBeCloseTo(29.8, 12)
  })
  it('makes p99 of 100 values lie between the two slowest', () => {
    expect(
      quantile(
        Float64Array.from({ length: 100 }, (_, i) => i + 1),
        0.99,
      ),
    ).toBeCloseTo(99.01, 12)
  })
  it('is null without values and the value itself with one', () => {
    expect([quantile([], 0.5), quantile([7], 0.99)]).toEqual([null, 7])
  })
  it('is infinite as soon as it leans on an infinite value', () => {
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2)
    expect([0.51, 0.75, 1].map((p) => quantile([1, 2, Infinity], p))).toEqual([Infinity, Infinity, Infinity])
  })
  it('does not lean on a neighbour because of floating-point noise', () => {
    const sorted = [...Array.from({ length: 8 }, () => 1), ...Array.from({ length: 93 }, () => Infinity)]
    expect(0.07 * 100).toBeGreaterThan(7)
    expect(quantile(sorted, 0.07)).toBe(1)
  })
  it('equals the definition by rank', () => {
    fc.assert(
      fc.property(anyValues, anyShare, (sample, p) => {
        const position = (sample.length - 1) * p
        const low = ranked(sample, Math.floor(position))
        const high = ranked(sample, Math.ceil(position))
        const expected = low + (high - low) * (position - Math.floor(position))
        expect(
          quantile(
            sample.toSorted((a, b) => a - b),
            p,
          ),
        ).toBeCloseTo(expected, 5)
      }),
    )
  })
  it('never falls as p grows', () => {
    fc.assert(
      fc.property(anyValues, anyShare, anyShare, (sample, p, q) => {
        const sorted = Float64Array.from(sample).sort()
        const [low, high] = [quantile(sorted, Math.min(p, q)), quantile(sorted, Math.max(p, q))]
        expect(low).toBeLessThanOrEqual(high ?? NaN)
      }),
    )
  })
})

describe('meanAndStd', () => {
  it('agrees with numpy', () => {
    const told = meanAndStd(Float64Array.of(9, 1, 4, 5, 2))
    expect(told?.mean).toBe(4.2)
    expect(told?.std).toBeCloseTo(2.7856776554368237, 12)
  })
  it('is null without values', () => {
    expect(meanAndStd(new Float64Array())).toBeNull()
  })
})

describe('quantileInterval', () => {
  it.each([
    [100, 97, null],
    [300, 293, null],
    [400, 392, 400],
    [500, 490, 500],
    [1000, 983, 997],
    [2000, 1971, 1989],
    [5000, 4936, 4964],
    [10000, 9880, 9920],
  ])('of p99 with %d values reaches from rank %d to %s', (n, lower, upper) => {
    expect(quantileInterval(n, 0.99)).toEqual({ lower, upper })
  })
  it('is two-sided for p99 from 368 values up', () => {
    expect([367, 368].map((n) => quantileInterval(n, 0.99).upper)).toEqual([null, 368])
  })
  it('has no lower end when even the smallest value may lie above', () => {
    expect(quantileInterval(5, 0.1).lower).toBeNull()
    expect(quantileInterval(0, 0.5)).toEqual({ lower: null, upper: null })
  })
})

describe('minimumSamples', () => {
  it('reproduces early stopping at p99 and 95 %', () => {
    const counts = [0, 1, 2, 3, 4, 5, 6, 7].map((violations) => minimumSamples(0.99, 0.95, violations))
    expect(counts).toEqual([299, 473, 628, 773, 913, 1049, 1182, 1312])
  })
  it('reproduces early stopping at p99 and 99 %', () => {
    const counts = [0, 1, 2, 3, 4].map((violations) => minimumSamples(0.99, 0.99, violations))
    expect(counts).toEqual([459, 662, 838, 1001, 1157])
  })
  it('grows with the percentile', () => {
    expect([0.9, 0.95, 0.99, 0.999].map((p) => minimumSamples(p))).toEqual([29, 59, 299, 2995])
  })
  it('is infinite for what no sample can prove', () => {
    expect([minimumSamples(1), minimumSamples(0.99, 1)]).toEqual([Infinity, Infinity])
  })
})

describe('quantilesAmong', () => {
  it('is the quantile of the sorted values', () => {
    const sizes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 20_000, max: 40_000 }))
    const shares = fc.oneof(fc.constantFrom(0, 0.5, 0.99, 1), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 1e6 }), shares, (count, kinds, p) => {
        const next = seededIntegers(count)
        const values = new Float64Array(count).map(() => next() % kinds)
        expect(quantilesAmong(values, [p])[0]).toBe(quantile(values.toSorted(), p))
      }),
      { numRuns: 40 },
    )
  })

  it('is null without values and infinite where it leans on an infinite one', () => {
    expect(quantilesAmong(new Float64Array(), [0.5])).toEqual([null])
    expect(quantilesAmong(Float64Array.of(Infinity, 2, 1), [0.75])).toEqual([Infinity])
  })
})
