import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  cubic,
  leaveOneOut,
  pchip,
  type Point,
  type Predictor,
  summarizeHoldOut,
} from '../../src/maths/interpolation.ts'
import { slotLimitedSweep } from './some-throughputs.ts'

const through = (xs: readonly number[], ys: readonly number[]): readonly Point[] =>
  xs.map((x, index) => ({ x, y: ys[index] ?? NaN }))
const expectValues = (points: readonly Point[], xs: readonly number[], expected: readonly number[], digits = 12) => {
  const curve = pchip(points)
  xs.forEach((x, index) => expect(curve(x)).toBeCloseTo(expected[index] ?? NaN, digits))
}
const throughputs = through([16, 32, 64, 96, 128], [6.8148, 11.02, 16.33, 17.32, 18.1])

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
    expectValues(throughputs, [24, 48, 80, 112], [9.090294171335, 14.301087847806, 16.924539346247, 17.73469279661], 11)
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
    const curve = pchip(throughputs)
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

const measuredSweep = slotLimitedSweep.map(({ concurrency, throughput }) => ({ x: concurrency, y: throughput }))
const byCubic: Predictor = (known, x) => pchip(known)(x)
const line = [1, 2, 4, 8, 16].map((x) => ({ x, y: 3 * x }))

describe('leaveOneOut', () => {
  it('gives the errors of a monotone cubic on a measured sweep that scipy gives', () => {
    const held = leaveOneOut(measuredSweep, byCubic)
    expect(held.map(({ x, measured }) => [x, measured])).toEqual([
      [32, 11.02],
      [64, 16.33],
      [96, 17.32],
      [128, 18.1],
    ])
    const predicted = [11.22368952875239, 15.13759613150381, 17.626982758620688, 17.46008]
    const errors = [0.018483623298765, -0.073019220361065, 0.017724177749462, -0.035354696132597]
    held.forEach((one, index) => {
      expect(one.predicted).toBeCloseTo(predicted[index] ?? NaN, 10)
      expect(one.error).toBeCloseTo(errors[index] ?? NaN, 12)
    })
  })
  it('never shows the predictor the point it asks for', () => {
    const seen = leaveOneOut(line, (known, x) => {
      expect(known).toHaveLength(line.length - 1)
      return known.some((point) => point.x === x) ? NaN : 3 * x
    })
    expect(seen.map(({ error }) => error)).toEqual([0, 0, 0])
  })
  it('is empty with fewer than five points', () => {
    expect(leaveOneOut(line.slice(1), byCubic)).toEqual([])
  })
  it('has no error without a prediction, or against a measured 0', () => {
    expect(leaveOneOut(line, () => null)[0]).toEqual({ x: 2, measured: 6, predicted: null, error: null })
    const withZero = line.map(({ x }) => ({ x, y: x === 2 ? 0 : x }))
    expect(leaveOneOut(withZero, byCubic)[0]?.error).toBeNull()
  })
})

describe('summarizeHoldOut', () => {
  it('summarizes the sizes of the errors', () => {
    const summary = summarizeHoldOut(leaveOneOut(measuredSweep, byCubic))
    expect(summary?.count).toBe(4)
    expect(summary?.mean).toBeCloseTo(0.03614542938547227, 12)
    expect(summary?.median).toBeCloseTo(0.026919159715680985, 12)
    expect(summary?.p90).toBeCloseTo(0.061719863092524425, 12)
    expect(summary?.worst).toBeCloseTo(0.07301922036106478, 12)
  })
  it('is null without a single error', () => {
    expect([summarizeHoldOut([]), summarizeHoldOut(leaveOneOut(line, () => null))]).toEqual([null, null])
  })
})

/** Requests/s against concurrency: akamaslabs/vllm-benchmark, study 26. */
const sweep = [
  { x: 16, y: 6.8148 },
  { x: 32, y: 11.02 },
  { x: 64, y: 16.33 },
  { x: 96, y: 17.32 },
  { x: 128, y: 18.1 },
]

describe('a value between levels', () => {
  it('lies on the monotone cubic', () => {
    expect(cubic(sweep, 48)).toBeCloseTo(14.3011, 4)
  })

  it('is none outside the levels', () => {
    expect([0, 15.9, 128.1].map((x) => cubic(sweep, x))).toEqual([null, null, null])
  })

  it('never leaves the range of the two levels around it', () => {
    const height = fc.double({ min: 1, max: 100, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(height, { minLength: 5, maxLength: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ys, share) => {
          const points = ys.map((y, i) => ({ x: 2 ** i, y }))
          const value = cubic(points, 2 + 2 * share)!
          const [low, high] = [Math.min(ys[1]!, ys[2]!), Math.max(ys[1]!, ys[2]!)]
          expect(value >= low - 1e-9 && value <= high + 1e-9).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
