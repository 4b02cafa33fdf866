import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { inParts, type LongList } from '../../src/maths/long-list.ts'
import { ascending, numbersAmong, valuesAtRanks } from '../../src/maths/ranked.ts'
import { seededIntegers } from '../../simulator/random.ts'

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

/** The same values in two pieces. */
const halves = (values: Float64Array): LongList => {
  const middle = values.length >> 1
  return inParts([values.subarray(0, middle), values.subarray(middle)])
}

const shapes: Readonly<Record<string, (next: () => number, i: number) => number>> = {
  alike: () => 0.25,
  'one far out': (next, i) => (i === 7 ? 1e300 : next()),
  'no end': (next, i) => (i % 3 === 0 ? Infinity : i % 5 === 0 ? -Infinity : next()),
  'no numbers': (next, i) => (i % 4 === 0 ? Number.NaN : next() - 2 ** 31),
  'most alike': (next, i) => (i % 100 === 0 ? next() : 3),
  'of every size': (next) => 2 ** ((next() % 1200) - 600),
}

describe('valuesAtRanks of many values', () => {
  it.each(Object.keys(shapes))('sorts %s', (shape) => {
    const next = seededIntegers(3)
    const values = new Float64Array(200_000).map((_, i) => shapes[shape]!(next, i))
    const sorted = values.filter((value) => !Number.isNaN(value)).sort()
    const ranks = [1, 2, 99_000, 140_000, 149_999, sorted.length, sorted.length + 1]
    const expected = ranks.map((rank) => sorted[rank - 1] ?? null)
    expect(valuesAtRanks(values, ranks)).toEqual(expected)
    expect(valuesAtRanks(halves(values), ranks)).toEqual(expected)
    expect(numbersAmong(values)).toBe(sorted.length)
  })

  it('are the same however often, and with what, they are asked for', () => {
    const next = seededIntegers(7)
    const values = new Float64Array(100_000).map(() => next() % 50_000)
    const sorted = values.toSorted()
    for (const ranks of [[1], [99_000, 50_000], [99_000, 98_000, 1], [100_000, 50_000]])
      expect(valuesAtRanks(values, ranks)).toEqual(ranks.map((rank) => sorted[rank - 1]))
  })
})

describe('ascending', () => {
  it.each(Object.keys(shapes))('gives all numbers of %s in their order', (shape) => {
    const next = seededIntegers(5)
    const values = new Float64Array(410_000).map((_, i) => shapes[shape]!(next, i))
    const sorted = values.filter((value) => !Number.isNaN(value)).sort()
    let at = 0
    for (const block of ascending(halves(values), 100_000)) {
      const isSame = Buffer.from(block.buffer, block.byteOffset, block.byteLength).equals(
        Buffer.from(sorted.buffer, 8 * at, block.byteLength),
      )
      expect(isSame).toBe(true)
      at += block.length
    }
    expect(at).toBe(sorted.length)
  })
})
