import { describe, expect, it } from 'vitest'
import { largestOverSmallest, middle, variation } from '../../src/capacity/spread.ts'

describe('largestOverSmallest', () => {
  it.each([
    [[108, 8223, 135], 8223 / 108],
    [[2, 2], 1],
    [[2], null],
    [[], null],
    [[0, 1], null],
    [[-1, 1], null],
    [[Number.NaN, 1], null],
  ])('of %j is %s', (values, expected) => {
    expect(largestOverSmallest(values)).toBe(expected)
  })
})

describe('variation', () => {
  it.each([
    [[9, 10, 11], 0.1],
    [[5, 5, 5], 0],
    [[7, 9], Math.SQRT2 / 8],
  ])('of %j is %f', (values, expected) => {
    expect(variation(values)).toBeCloseTo(expected, 12)
  })

  it('is not defined for one value, none, or a mean of nothing', () => {
    expect([variation([3]), variation([]), variation([0, 0])]).toEqual([null, null, null])
  })
})

describe('middle', () => {
  it('is the median of an odd number, and one of two of an even number', () => {
    expect([middle([3, 1, 2], 'lower'), middle([3, 1, 2], 'upper')]).toEqual([2, 2])
    expect([middle([4, 1, 3, 2], 'lower'), middle([4, 1, 3, 2], 'upper')]).toEqual([2, 3])
  })

  it('sorts numbers as numbers and knows of nothing in an empty list', () => {
    expect(middle([10, 9, 100], 'upper')).toBe(10)
    expect(middle([], 'lower')).toBeNull()
  })
})
