import { describe, expect, it } from 'vitest'
import {
  largestOverSmallest,
  middle,
  pooledSpread,
  repeatInterval,
  variation,
  welchDegrees,
  welchHalfWidth,
} from '../../src/maths/spread.ts'
import * as fc from '../property.ts'

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

describe('pooledSpread', () => {
  it('pools squared deviations of logarithms over the degrees of all groups', () => {
    const { deviation, degrees } = pooledSpread([[10, 10 * Math.E], [5], [1, 1, 1]])!
    expect(degrees).toBe(3)
    expect(deviation).toBeCloseTo(Math.sqrt(0.5 / 3), 12)
  })

  it('does not depend on the level of a group', () => {
    expect(pooledSpread([[200, 220]])!.deviation).toBeCloseTo(pooledSpread([[2, 2.2]])!.deviation, 12)
  })

  it('is null without a repeat', () => {
    expect(pooledSpread([[1], [2], []])).toBeNull()
  })
})

describe('repeatInterval', () => {
  it('is Student’s t on the logarithms', () => {
    const found = repeatInterval([1, Math.E, Math.E ** 2])!
    expect(Math.log(found.low)).toBeCloseTo(1 - 4.302653 / Math.sqrt(3), 5)
    expect(Math.log(found.high)).toBeCloseTo(1 + 4.302653 / Math.sqrt(3), 5)
  })

  it('says nothing from two repeats, nor of times that are not positive', () => {
    expect(repeatInterval([1, 2])).toBeNull()
    expect(repeatInterval([1, 2, 0])).toBeNull()
  })

  it('holds every repeat and knows no unit', () => {
    const times = fc.array(fc.double({ min: 1e-3, max: 100, noNaN: true }), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(times, (values) => {
        const { low, high } = repeatInterval(values)!
        expect(low).toBeLessThanOrEqual(Math.min(...values))
        expect(high).toBeGreaterThanOrEqual(Math.max(...values))
        const scaled = repeatInterval(values.map((value) => 1000 * value))!
        expect(scaled.low / low).toBeCloseTo(1000, 4)
        expect(scaled.high / high).toBeCloseTo(1000, 4)
      }),
    )
  })
})

const a = { mean: 10.74, std: 1.0853570840972107, samples: 5 }
const b = { mean: 12.4, std: 0.5597618541248885, samples: 4 }

describe('the difference of two means', () => {
  it('has the degrees of scipy.stats.ttest_ind(equal_var=False), and the interval of scipy.stats.t with those rounded down', () => {
    expect(welchDegrees(a, b)).toBeCloseTo(6.189727147505668, 9)
    expect(welchHalfWidth(a, b)).toBeCloseTo(1.3709986908005432, 9)
  })

  it('is open where a sample has one value, or neither varies', () => {
    expect(welchHalfWidth({ ...a, samples: 1 }, b)).toBeNull()
    expect(welchHalfWidth({ ...a, std: 0 }, { ...b, std: 0 })).toBeNull()
  })
})
