import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { rankWindow } from '../../src/capacity/rank-window.ts'

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
