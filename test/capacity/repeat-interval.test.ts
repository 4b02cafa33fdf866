import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { repeatInterval } from '../../src/capacity/repeat-interval.ts'

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
