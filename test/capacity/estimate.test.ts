import { describe, expect, it } from 'vitest'
import { estimateCrossing } from '../../src/capacity/estimate.ts'
import type { Level } from '../../src/capacity/levels.ts'
import { someChat, someLevel, someMetric } from './some-levels.ts'

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
    const slower = someLevel(250, 4.876, { order: 320 })
    expect(estimateCrossing([low, slower], low, slower, false)).toBeNull()
  })
})
