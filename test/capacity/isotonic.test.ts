import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { poolAdjacentViolators } from '../../src/capacity/isotonic.ts'

const weighted = fc.array(
  fc.record({ value: fc.double({ min: -1e3, max: 1e3, noNaN: true }), weight: fc.integer({ min: 1, max: 50 }) }),
  { maxLength: 30 },
)
const fit = (points: readonly { readonly value: number; readonly weight: number }[]) =>
  poolAdjacentViolators(
    points.map(({ value }) => value),
    points.map(({ weight }) => weight),
  )

describe('poolAdjacentViolators', () => {
  it('pools a descending pair of equal weight to its mean', () => {
    const values = [40, 53, 69, 91, 182, 243, 241, 4876]
    expect(
      poolAdjacentViolators(
        values,
        values.map(() => 1),
      ),
    ).toEqual([40, 53, 69, 91, 182, 242, 242, 4876])
  })
  it('pools by weight', () => {
    const fitted = poolAdjacentViolators([2.91, 3.96, 4.32, 7.86, 6.74, 8.91], [50, 400, 400, 400, 400, 400])
    expect(fitted.map((value) => Number(value.toFixed(2)))).toEqual([2.91, 3.96, 4.32, 7.3, 7.3, 8.91])
    expect(poolAdjacentViolators([4, 1], [1, 2])).toEqual([2, 2])
  })
  it('pools everything that descends', () => {
    expect(poolAdjacentViolators([3, 2, 1], [1, 1, 1])).toEqual([2, 2, 2])
    expect(poolAdjacentViolators([5, 1, 2], [1, 1, 1]).map((value) => value.toFixed(4))).toEqual(
      Array(3).fill('2.6667'),
    )
  })
  it('has nothing to do with none or one', () => {
    expect([poolAdjacentViolators([], []), poolAdjacentViolators([7], [1])]).toEqual([[], [7]])
  })
  it('never descends and keeps the weighted mean', () => {
    fc.assert(
      fc.property(weighted, (points) => {
        const fitted = fit(points)
        const total = (values: readonly number[]) =>
          values.reduce((sum, value, index) => sum + value * (points[index]?.weight ?? NaN), 0)
        expect(fitted.every((value, index) => index === 0 || value >= (fitted[index - 1] ?? NaN))).toBe(true)
        expect(total(fitted)).toBeCloseTo(total(points.map(({ value }) => value)), 5)
      }),
    )
  })
  it('is at least as close as any other non-decreasing sequence', () => {
    fc.assert(
      fc.property(weighted, fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (points, steps) => {
        let level = -1000
        const other = points.map((_, index) => (level += steps[index] ?? 0))
        const loss = (values: readonly number[]) =>
          points.reduce((sum, { value, weight }, index) => sum + weight * (value - (values[index] ?? NaN)) ** 2, 0)
        expect(loss(fit(points))).toBeLessThanOrEqual(loss(other) + 1e-6)
      }),
    )
  })
})
