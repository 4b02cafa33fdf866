import { describe, expect, it } from 'vitest'
import { linearCrossing } from '../../src/capacity/crossing.ts'

describe('linearCrossing', () => {
  it.each([
    [500, 260],
    [1000, 266],
    [2000, 280],
    [3000, 294],
  ])('of a limit of %d ms on a measured TTFT cliff is %d', (threshold, expected) => {
    expect(Math.round(linearCrossing(256, 243, 320, 4876, threshold) ?? NaN)).toBe(expected)
  })
  it('is exact between', () => {
    expect(linearCrossing(256, 243, 320, 4876, 3000)).toBeCloseTo(294.085042, 4)
  })
  it('includes both ends', () => {
    expect([linearCrossing(1, 2, 3, 4, 2), linearCrossing(1, 2, 3, 4, 4)]).toEqual([1, 3])
  })
  it('is null beyond the ends and on a flat segment', () => {
    expect(linearCrossing(1, 2, 3, 4, 1.9)).toBeNull()
    expect(linearCrossing(1, 2, 3, 4, 4.1)).toBeNull()
    expect([linearCrossing(1, 2, 3, 2, 2), linearCrossing(1, 2, 3, 2, 5)]).toEqual([null, null])
  })
})
