import * as fc from 'fast-check'
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
