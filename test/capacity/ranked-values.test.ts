import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { quantile } from '../../src/capacity/quantile.ts'
import { seededIntegers } from '../../src/capacity/random.ts'
import { quantileAmong, valuesAtRanks } from '../../src/capacity/ranked-values.ts'

describe('valuesAtRanks', () => {
  it('are those of the sorted values, however many and however equal', () => {
    const sizes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 20_000, max: 40_000 }))
    const shares = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 1e6 }), shares, shares, (count, kinds, one, other) => {
        const next = seededIntegers(count)
        const values = new Float64Array(count).map(() => next() % kinds)
        const ranks = [one, other].map((share) => 1 + Math.floor(share * (count - 1)))
        const sorted = values.toSorted()
        expect(valuesAtRanks(values, ranks)).toEqual(ranks.map((rank) => sorted[rank - 1]))
      }),
      { numRuns: 40 },
    )
  })

  it('are none for no rank, and beyond the last', () => {
    const values = Float64Array.of(3, 1, 2)
    expect(valuesAtRanks(values, [null, 2])).toEqual([null, 2])
    expect(valuesAtRanks(values, [1, 4])).toEqual([1, null])
    expect(valuesAtRanks(values, [null, null])).toEqual([null, null])
  })
})

describe('quantileAmong', () => {
  it('is the quantile of the sorted values', () => {
    const sizes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 20_000, max: 40_000 }))
    const shares = fc.oneof(fc.constantFrom(0, 0.5, 0.99, 1), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 1e6 }), shares, (count, kinds, p) => {
        const next = seededIntegers(count)
        const values = new Float64Array(count).map(() => next() % kinds)
        expect(quantileAmong(values, p)).toBe(quantile(values.toSorted(), p))
      }),
      { numRuns: 40 },
    )
  })

  it('is null without values and infinite where it leans on an infinite one', () => {
    expect(quantileAmong(new Float64Array(), 0.5)).toBeNull()
    expect(quantileAmong(Float64Array.of(Infinity, 2, 1), 0.75)).toBe(Infinity)
  })
})
