import { describe, expect, it } from 'vitest'
import { blocksOf, inOnePiece, inParts, joinedLists, type LongList, rangesOf } from '../../src/maths/long-list.ts'
import * as fc from '../property.ts'

/** The numbers from 0 on: in pieces of these lengths, every other one of which lies elsewhere. */
const counting = (lengths: readonly number[]): LongList => {
  let from = 0
  return inParts(
    lengths.map((length, i) => {
      const start = (from += length) - length
      const own = Float64Array.from({ length }, (_, k) => start + k)
      if (i % 2 === 0) return own
      return { length, from: 1000, read: (a, b) => own.slice(a - 1000, b - 1000) }
    }),
  )
}

const asList = (list: LongList): readonly number[] => [...blocksOf(list)].flatMap((block) => [...block])

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i)

const anyLengths = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 })

describe('a long list', () => {
  it('has its numbers in order, however they lie', () => {
    fc.assert(
      fc.property(anyLengths, (lengths) => {
        const list = counting(lengths)
        expect(asList(list)).toEqual(upTo(list.length))
        expect([...inOnePiece(list)]).toEqual(upTo(list.length))
      }),
    )
  })

  it('gives ranges of itself, in any order, and ranges of these', () => {
    const anyRanges = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 })
    fc.assert(
      fc.property(anyLengths, anyRanges, (lengths, pairs) => {
        const list = counting(lengths)
        const ranges = pairs.map(([a, b]): [number, number] => {
          const [from, to] = [a % (list.length + 1), b % (list.length + 1)]
          return [Math.min(from, to), Math.max(from, to)]
        })
        const expected = ranges.flatMap(([from, to]) => upTo(list.length).slice(from, to))
        const picked = rangesOf(list, ranges)
        expect(asList(picked)).toEqual(expected)
        expect(asList(rangesOf(picked, [[expected.length >> 1, expected.length]]))).toEqual(
          expected.slice(expected.length >> 1),
        )
      }),
    )
  })

  it('goes on with another', () => {
    expect(asList(joinedLists([counting([2, 1]), Float64Array.of(7)]))).toEqual([0, 1, 2, 7])
    expect(joinedLists([]).length).toBe(0)
  })

  it('reads what lies elsewhere a block at a time', () => {
    const length = 200_000
    const asked: number[] = []
    const read = (from: number, to: number): Float64Array => {
      asked.push(to - from)
      return Float64Array.from({ length: to - from }, (_, i) => from + i)
    }
    const all = inOnePiece(inParts([{ length, from: 5, read }]))
    expect([all[0], all.at(-1), all.length]).toEqual([5, length + 4, length])
    expect(Math.max(...asked)).toBeLessThan(length)
  })
})
