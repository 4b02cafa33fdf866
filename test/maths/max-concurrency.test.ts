import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  estimateCrossing,
  linearCrossing,
  plateauLoad,
  poolAdjacentViolators,
} from '../../src/maths/max-concurrency.ts'
import { someChat, someLevel, someMetric } from './some-levels.ts'
import type { Level } from '../../src/maths/levels.ts'

const run = (throughputs: readonly (number | null)[]) =>
  throughputs.map((throughput, index) => someLevel(2 ** index, 1, { throughput }))

describe('plateauLoad', () => {
  it('is the smallest load with 95 % of the peak', () => {
    const levels = [16, 32, 64, 96, 128, 256].map((load, index) =>
      someLevel(load, 1, { throughput: [6.8148, 11.02, 16.33, 17.32, 18.1, 17.67][index] ?? null }),
    )
    expect(plateauLoad(levels)).toBe(96)
    expect(plateauLoad(run([19, 20]))).toBe(1)
    expect(plateauLoad(run([18.9, 20]))).toBe(2)
  })
  it('skips levels without a throughput', () => {
    expect(plateauLoad(run([null, 5, null, 5]))).toBe(2)
  })
  it('is null without any', () => {
    expect([plateauLoad([]), plateauLoad(run([null, null]))]).toEqual([null, null])
  })
})

const low = someLevel(256, 0.243)
const high = someLevel(320, 4.876)
const estimate = (levels: readonly Level[], integerLoad = true) => estimateCrossing(levels, low, high, integerLoad)

describe('estimateCrossing', () => {
  it('is the crossing of the chord, rounded down', () => {
    expect(estimate([low, high])).toMatchObject({ concurrency: 294, method: 'linear', metric: 'ttft' })
  })
  it('keeps fractions on an axis of rates', () => {
    expect(estimate([low, high], false)?.concurrency).toBeCloseTo(294.085042, 4)
  })
  it('takes the first of several crossings', () => {
    const [from, to] = [someChat(8, 1, 0.11), someChat(16, 4, 0.13)]
    expect(estimateCrossing([from, to], from, to, true)).toMatchObject({
      concurrency: 12,
      method: 'linear',
      metric: 'itl',
    })
  })
  it('smooths a level that is slower than the next before it draws the chord', () => {
    const before = someLevel(192, 0.643)
    const levels = [before, low, high]
    expect(estimate(levels, false)?.concurrency).toBeCloseTo(256 + (64 * (3 - 0.443)) / (4.876 - 0.443), 6)
  })
  it('weighs the smoothing by samples', () => {
    const before = someLevel(192, 0, { metrics: { ttft: someMetric(0.643, 3, 3000) } })
    expect(estimate([before, low, high], false)?.concurrency).toBeCloseTo(256 + (64 * (3 - 0.543)) / (4.876 - 0.543), 6)
  })
  it('stays below the failing level', () => {
    const [from, to] = [someLevel(8, 3), someLevel(9, 3.1)]
    expect(estimateCrossing([from, to], from, to, true)?.concurrency).toBe(8)
    const [a, b] = [someLevel(8, 1), someLevel(10, 3 + 1e-15)]
    expect(estimateCrossing([a, b], a, b, true)?.concurrency).toBe(9)
  })
  it('is null when levels above pull the fit below the threshold', () => {
    expect(estimate([low, high, someLevel(384, 0.3)])).toBeNull()
  })
  it('is null when a metric fails by something else than its value', () => {
    const failed = { ...someMetric(1, 3), verdict: 'fail' as const }
    const both = someChat(320, 1, 0.2)
    const from = someChat(256, 0.5, 0.1)
    const to: Level = { ...both, metrics: { ...both.metrics, ttft: failed } }
    expect(estimateCrossing([from, both], from, both, true)?.metric).toBe('itl')
    expect(estimateCrossing([from, to], from, to, true)).toBeNull()
  })
  it('is null when nothing was measured at one end, or no metric fails', () => {
    const unmeasured = someLevel(320, 1, { metrics: { ttft: { ...someMetric(null, 3), verdict: 'fail' } } })
    expect(estimateCrossing([low, unmeasured], low, unmeasured, true)).toBeNull()
    expect(estimateCrossing([low, someLevel(320, 1)], low, someLevel(320, 1), true)).toBeNull()
  })
  it('is null when the achieved rate does not grow', () => {
    const slower = someLevel(250, 4.876)
    expect(estimateCrossing([low, slower], low, slower, false)).toBeNull()
  })
})

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
