import { describe, expect, it } from 'vitest'
import {
  blurred,
  clear,
  deviationIn,
  emptyHistogram,
  histogramOf,
  meanIn,
  quantileIn,
  shareAbove,
  tally,
} from '../../src/replay/histogram.ts'

const uniform = histogramOf(Float64Array.from({ length: 10_000 }, (_, i) => 1 + (i + 0.5) / 10_000))

describe('a histogram', () => {
  it('knows mean and deviation of the values themselves', () => {
    expect(meanIn(uniform)).toBeCloseTo(1.5, 12)
    expect(deviationIn(uniform)).toBeCloseTo(Math.sqrt(1 / 12), 6)
  })

  it('gives quantiles and shares to a bin, linear within', () => {
    expect(quantileIn(uniform, 0.25)).toBeCloseTo(1.25, 3)
    expect(quantileIn(uniform, 0.99)).toBeCloseTo(1.99, 3)
    expect(shareAbove(uniform, 1.9)).toBeCloseTo(0.1, 3)
    expect([shareAbove(uniform, 0.9), shareAbove(uniform, 2.1)]).toEqual([1, 0])
  })

  it('weighs a value by its count', () => {
    const two = emptyHistogram()
    tally(two, 0.01, 99)
    tally(two, 1, 1)
    expect(meanIn(two)).toBeCloseTo(0.0199, 12)
    expect(shareAbove(two, 0.5)).toBeCloseTo(0.01, 12)
  })

  it('is empty once cleared', () => {
    const some = histogramOf(Float64Array.of(0.1, 0.2))
    clear(some)
    expect([some.total, shareAbove(some, 1), meanIn(some)]).toEqual([0, 0, 0])
  })

  it('takes what lies beyond its range for its ends', () => {
    expect(shareAbove(histogramOf(Float64Array.of(1e-9, 1e9)), 1)).toBe(0.5)
  })
})

describe('a blurred histogram', () => {
  const single = histogramOf(new Float64Array(1000).fill(0.1))

  it('spreads a value normally, and keeps the mean and the count', () => {
    const soft = blurred(single, 0.05)
    expect(quantileIn(soft, 0.99) / 0.1).toBeCloseTo(1 + 0.05 * 2.326, 1)
    expect(shareAbove(soft, 0.1)).toBeCloseTo(0.5, 1)
    expect(deviationIn(soft)).toBeCloseTo(0.005, 6)
    expect(soft.counts.reduce((a, b) => a + b, 0)).toBeCloseTo(1000, 6)
  })

  it('is the same where nothing varies', () => {
    expect(blurred(single, 0)).toBe(single)
  })
})
