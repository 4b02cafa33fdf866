import { describe, expect, it } from 'vitest'
import { lognormalUpperBound } from '../../src/capacity/tail-bound.ts'

const Z99 = 2.3263478740408408
const sample = { value: Math.exp(0.5 * Z99), percentile: 0.99, median: 1, samples: 1000, confidence: 0.95 }

describe('lognormalUpperBound', () => {
  it.each([
    [300, '1.19'],
    [500, '1.15'],
    [1000, '1.10'],
    [2000, '1.07'],
    [5000, '1.04'],
  ])('with %d requests and sigma 0.5 is p99 times %s', (samples, factor) => {
    expect(((lognormalUpperBound({ ...sample, samples }) ?? NaN) / sample.value).toFixed(2)).toBe(factor)
  })
  it('is wider for fewer independent requests, and for their sake at most twice the value', () => {
    const factor = (effective: number, value = sample.value) =>
      (lognormalUpperBound({ ...sample, value, effective }) ?? NaN) / value
    expect(factor(1000)).toBe((lognormalUpperBound(sample) ?? NaN) / sample.value)
    expect(factor(100)).toBeCloseTo(Math.exp((1.6448536 * 3.7331 * 0.5) / 10), 3)
    expect(factor(10)).toBe(2)
    expect(factor(10, Math.exp(2 * Z99))).toBe(2)
    expect(factor(10, Math.exp(20 * Z99))).toBe(factor(1000, Math.exp(20 * Z99)))
  })
  it('uses the spread of the percentile at hand', () => {
    const p95 = { ...sample, percentile: 0.95, value: Math.exp(0.5 * 1.6448536269514722) }
    const expected = Math.exp((1.6448536269514722 * 2.113 * 0.5) / Math.sqrt(1000))
    expect((lognormalUpperBound(p95) ?? NaN) / p95.value).toBeCloseTo(expected, 4)
  })
  it('has no spread when the percentile is not above the median', () => {
    expect(lognormalUpperBound({ ...sample, median: 4 })).toBe(sample.value)
  })
  it('needs as many requests as bound the percentile at all', () => {
    expect(lognormalUpperBound({ ...sample, samples: 298 })).toBeNull()
    expect(lognormalUpperBound({ ...sample, samples: 299 })).not.toBeNull()
    expect(lognormalUpperBound({ ...sample, percentile: 0.999, samples: 2994 })).toBeNull()
  })
  it('needs a positive median, a positive value and a percentile above it', () => {
    expect(lognormalUpperBound({ ...sample, median: null })).toBeNull()
    expect(lognormalUpperBound({ ...sample, median: 0 })).toBeNull()
    expect(lognormalUpperBound({ ...sample, value: 0 })).toBeNull()
    expect(lognormalUpperBound({ ...sample, percentile: 0.5 })).toBeNull()
  })
})
