import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { pchip, type Point } from '../../src/capacity/pchip.ts'

const through = (xs: readonly number[], ys: readonly number[]): readonly Point[] =>
  xs.map((x, index) => ({ x, y: ys[index] ?? NaN }))
const expectValues = (points: readonly Point[], xs: readonly number[], expected: readonly number[], digits = 12) => {
  const curve = pchip(points)
  xs.forEach((x, index) => expect(curve(x)).toBeCloseTo(expected[index] ?? NaN, digits))
}
const sweep = through([16, 32, 64, 96, 128], [6.8148, 11.02, 16.33, 17.32, 18.1])

const anyPoints = fc
  .array(fc.tuple(fc.double({ min: 0.1, max: 50, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true })), {
    minLength: 2,
    maxLength: 9,
  })
  .map((steps) => {
    let x = 0
    return steps.map(([width, y]) => ({ x: (x += width), y }))
  })
const anyShare = fc.double({ min: 0, max: 1, noNaN: true })

/** The points on both sides of x. */
function neighbours(points: readonly Point[], x: number): readonly [Point, Point] {
  const right = points.findIndex((point, index) => index > 0 && point.x >= x)
  return [points[right - 1]!, points[right]!]
}

function placeIn(points: readonly Point[], share: number): number {
  const [first, last] = [points[0]!.x, points.at(-1)!.x]
  return Math.min(last, first + share * (last - first))
}

describe('pchip', () => {
  it('gives the throughputs between measured concurrencies that scipy gives', () => {
    expectValues(sweep, [24, 48, 80, 112], [9.090294171335, 14.301087847806, 16.924539346247, 17.73469279661], 11)
  })
  it('follows turns, plateaus and uneven steps as scipy does', () => {
    expectValues(
      through([0, 1, 2.5, 3, 7, 8.25], [0, 2, 1, 1, 4, -3]),
      [0.3, 0.9, 1.7, 2.8, 3.1, 5, 6.9, 7.2, 8],
      [
        0.8828, 1.9715999999999998, 1.549925925925926, 1, 1.00553125, 2.5, 3.9944687499999993, 3.7109119999999995,
        -1.134095238095238,
      ],
    )
  })
  it('limits the slopes of its ends as scipy does', () => {
    expectValues(through([0, 1, 2], [0, 3, 2.9]), [0.2, 0.7, 1.6], [0.8944, 2.63865, 2.9784])
    expectValues(through([0, 1, 3], [0, 1, 9]), [0.1, 0.5, 2], [0.0145, 0.3125, 3.875])
    expectValues(through([0, 1, 2], [5, 0, 0.1]), [0.1, 1.9], [4.24845, 0.0729])
  })
  it('is a straight line between two points', () => {
    expectValues(through([1, 4], [2, 8]), [1, 2, 4], [2, 4, 8])
  })
  it('gives nothing outside its points', () => {
    const curve = pchip(sweep)
    expect([15.99, 128.01, NaN].map(curve)).toEqual([null, null, null])
    expect([1, 2].map(pchip([{ x: 1, y: 7 }]))).toEqual([7, null])
    expect(pchip([])(0)).toBeNull()
  })
  it('gives nothing for loads that do not rise', () => {
    expect(pchip(through([1, 3, 3], [1, 2, 3]))(2)).toBeNull()
    expect(pchip(through([3, 2, 1], [1, 2, 3]))(2)).toBeNull()
  })
  it('passes through every point and stays between neighbours', () => {
    fc.assert(
      fc.property(anyPoints, anyShare, (points, share) => {
        const curve = pchip(points)
        for (const { x, y } of points) expect(curve(x)).toBeCloseTo(y, 9)
        const x = placeIn(points, share)
        const [left, right] = neighbours(points, x)
        expect(curve(x)).toBeGreaterThanOrEqual(Math.min(left.y, right.y) - 1e-9)
        expect(curve(x)).toBeLessThanOrEqual(Math.max(left.y, right.y) + 1e-9)
      }),
    )
  })
  it('does not depend on the units of either axis', () => {
    fc.assert(
      fc.property(anyPoints, anyShare, (points, share) => {
        const x = placeIn(points, share)
        const scaled = points.map((point) => ({ x: point.x * 4, y: point.y * 1024 }))
        expect(pchip(scaled)(x * 4)).toBeCloseTo((pchip(points)(x) ?? NaN) * 1024, 6)
      }),
    )
  })
})
