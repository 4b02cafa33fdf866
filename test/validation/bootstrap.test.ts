import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { bootstrapInterval, rankWindow, type BootstrapOptions } from '../../validation/bootstrap.ts'
import { quantile, quantileInterval } from '../../src/maths/quantile.ts'
import { seededIntegers } from '../../simulator/random.ts'

/** A thousand requests or more, each with its values, from one stream of random numbers. */
function someRequests(
  count: number,
  valuesOf: (uniform: () => number) => readonly number[],
  seed = 5,
): readonly (readonly number[])[] {
  const next = seededIntegers(seed)
  return Array.from({ length: count }, () => valuesOf(() => (next() + 0.5) / 2 ** 32))
}

const exponential = (uniform: () => number): number => -Math.log(uniform())

/** The same interval with every resample written out and sorted. */
function writtenOut(
  requests: readonly (readonly number[])[],
  p: number,
  { confidence, resamples, seed }: Required<BootstrapOptions>,
) {
  const next = seededIntegers(seed)
  const estimates = Array.from({ length: resamples }, () => {
    const drawn = requests.flatMap(() => requests[next() % requests.length] ?? [])
    return quantile(Float64Array.from(drawn).sort(), p) ?? NaN
  }).toSorted((a, b) => a - b)
  return { lower: quantile(estimates, (1 - confidence) / 2), upper: quantile(estimates, (1 + confidence) / 2) }
}

describe('bootstrapInterval', () => {
  it('is what writing every resample out gives, whatever the values and their number', () => {
    const choices = { confidence: 0.9, resamples: 12 }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (most, kinds, seed, p) => {
          const requests = someRequests(
            1000,
            (uniform) => Array.from({ length: 1 + Math.floor(uniform() * most) }, () => Math.floor(uniform() * kinds)),
            seed,
          )
          const interval = bootstrapInterval(requests, p, { ...choices, seed })
          const expected = writtenOut(requests, p, { ...choices, seed })
          expect(interval?.lower).toBeCloseTo(expected.lower ?? NaN, 9)
          expect(interval?.upper).toBeCloseTo(expected.upper ?? NaN, 9)
        },
      ),
      { numRuns: 15 },
    )
  })
  it('is right also where the resamples leave the values near the quantile', () => {
    const long = Array.from({ length: 5000 }, (_, index) => 100 + index)
    const lopsided = Array.from({ length: 1000 }, (_, request) => (request === 0 ? long : [request / 1000]))
    const choices = { confidence: 0.95, resamples: 40, seed: 3 }
    expect(bootstrapInterval(lopsided, 0.5, choices)).toEqual(writtenOut(lopsided, 0.5, choices))
  })
  it.each([1000, 5000])('of p99 of %d single values spans the ranks of the order statistics', (n) => {
    const interval = bootstrapInterval(
      Array.from({ length: n }, (_, index) => [index + 1]),
      0.99,
    )
    const { lower, upper } = quantileInterval(n, 0.99)
    expect(Math.abs((interval?.lower ?? 0) - (lower ?? 0))).toBeLessThan(3)
    expect(Math.abs((interval?.upper ?? 0) - (upper ?? 0))).toBeLessThan(3)
  })
  it('takes copies of one value for one request, not for as many samples', () => {
    const once = someRequests(1000, (uniform) => [exponential(uniform)])
    const copied = once.map((values) => Array.from({ length: 50 }, () => values[0] ?? NaN))
    const single = bootstrapInterval(once, 0.95)
    const cluster = bootstrapInterval(copied, 0.95)
    const naive = bootstrapInterval(
      copied.flat().map((value) => [value]),
      0.95,
      { resamples: 100 },
    )
    const width = (interval: typeof single) => (interval?.upper ?? NaN) - (interval?.lower ?? NaN)
    expect(width(cluster) / width(single)).toBeCloseTo(1, 1)
    expect(width(naive)).toBeLessThan(width(single) / 4)
  })
  it('covers the true quantile about as often as it says', () => {
    const trials = Array.from({ length: 100 }, (_, seed) =>
      bootstrapInterval(
        someRequests(1000, (uniform) => [exponential(uniform)], seed),
        0.95,
        { resamples: 200 },
      ),
    )
    const truth = -Math.log(0.05)
    const covered = trials.filter((interval) => interval && interval.lower <= truth && truth <= interval.upper)
    expect(covered.length).toBeGreaterThanOrEqual(88)
    expect(covered.length).toBeLessThanOrEqual(99)
  })
  it('is null with fewer than 1,000 requests that have values', () => {
    const requests = someRequests(1000, (uniform) => [uniform()])
    expect(bootstrapInterval(requests, 0.5)).not.toBeNull()
    expect(bootstrapInterval([...requests.slice(1), []], 0.5)).toBeNull()
    expect(bootstrapInterval([], 0.5)).toBeNull()
  })
  it('leaves requests without values out', () => {
    const requests = someRequests(1000, (uniform) => [uniform()])
    expect(bootstrapInterval([[], ...requests, []], 0.9)).toEqual(bootstrapInterval(requests, 0.9))
  })
  it('is infinite where failed requests decide', () => {
    const requests = Array.from({ length: 1000 }, (_, index) => [index < 985 ? index : Infinity])
    const interval = bootstrapInterval(requests, 0.98)
    expect(interval?.lower).toBeLessThan(985)
    expect(interval?.upper).toBe(Infinity)
  })
  it('is the same for the same seed, and hardly another for another', () => {
    const requests = someRequests(1000, (uniform) => [exponential(uniform)])
    const [one, same, other] = [1, 1, 2].map((seed) => bootstrapInterval(requests, 0.95, { seed }))
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
    expect((one?.upper ?? NaN) / (other?.upper ?? NaN)).toBeCloseTo(1, 1)
  })
})

const requests = [[5, 1, 9], [], [2, 8], [7, 3, 4, 6]]
const anyRequests = fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }), {
  minLength: 1,
  maxLength: 30,
})
const anyShare = fc.double({ min: 0, max: 1, noNaN: true })

describe('rankWindow', () => {
  it('holds the values around a quantile with their requests, and counts those below', () => {
    const { values, owners, below } = rankWindow(requests, 0.5, 0.2)
    expect([...values]).toEqual([4, 5, 6])
    expect([...owners]).toEqual([3, 0, 3])
    expect([...below]).toEqual([1, 0, 1, 1])
  })
  it('includes the values at its ends', () => {
    const { values, below } = rankWindow([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]], 0.5, 0.2)
    expect([...values]).toEqual([4, 5, 6, 7, 8])
    expect([...below]).toEqual([3])
  })
  it('is open at an end beyond all values, also where it looks at every third only', () => {
    const many = [[5, -1, 100_000, ...Array.from({ length: 29_997 }, (_, index) => index)]]
    expect(rankWindow(many, 0, 0.1).values[0]).toBe(-1)
    expect(rankWindow(many, 1, 0.1).values.at(-1)).toBe(100_000)
    expect(rankWindow(many, 0.9, 0.1).values.at(-1)).toBe(100_000)
    expect(rankWindow(many, 0.5, 0.1).values.length).toBeLessThan(6100)
  })
  it('holds everything for a margin of 1', () => {
    const { values, owners, below } = rankWindow(requests, 0.99, 1)
    expect([...values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect([...owners]).toEqual([0, 2, 3, 3, 0, 3, 3, 2, 0])
    expect([...below]).toEqual([0, 0, 0, 0])
  })
  it('is open at the end that the quantile is close to', () => {
    expect([...rankWindow(requests, 0.9, 0.2).values]).toEqual([7, 8, 9])
    expect([...rankWindow(requests, 0, 0.2).values]).toEqual([1, 2])
  })
  it('is empty without values', () => {
    expect(rankWindow([[], []], 0.5, 0.1).values).toHaveLength(0)
  })
  it('loses no value between what is below, inside and above', () => {
    fc.assert(
      fc.property(anyRequests, anyShare, anyShare, (own, p, margin) => {
        const { values, owners, below } = rankWindow(own, p, margin)
        const all = own.flat().toSorted((a, b) => a - b)
        const start = below.reduce((sum, count) => sum + count, 0)
        expect([...values]).toEqual(all.slice(start, start + values.length))
        owners.forEach((request, index) => expect(own[request]).toContain(values[index]))
      }),
    )
  })
})
