import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { quantile } from '../../src/capacity/quantile.ts'
import { violationBounds } from '../../src/capacity/violation-bounds.ts'

const nearestRank = (sorted: readonly number[], q: number) => sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)]
const weibull = (sorted: readonly number[], q: number) => {
  const position = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * q)) - 1
  const [low = NaN, high = NaN] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]]
  return low + (high - low) * (position - Math.floor(position))
}

describe('violationBounds', () => {
  it('leaves ten of a thousand above a p99 that is above', () => {
    expect(violationBounds(1000, 3, [{ percentile: 0.99, value: 4 }])).toEqual({ atLeast: 10, atMost: 1000 })
  })
  it('leaves at most one of a thousand above a p99.9 that is within', () => {
    expect(violationBounds(1000, 3, [{ percentile: 0.999, value: 3 }])).toEqual({ atLeast: 0, atMost: 1 })
  })
  it('takes the tightest of several percentiles', () => {
    const known = [
      { percentile: 0.5, value: 1 },
      { percentile: 0.9, value: 2 },
      { percentile: 0.95, value: 5 },
      { percentile: 0.99, value: 9 },
    ]
    expect(violationBounds(200, 3, known)).toEqual({ atLeast: 10, atMost: 20 })
  })
  it('knows all from a maximum within and one from a maximum above', () => {
    expect(violationBounds(50, 3, [{ percentile: 1, value: 3 }]).atMost).toBe(0)
    expect(violationBounds(50, 3, [{ percentile: 1, value: 4 }]).atLeast).toBe(1)
  })
  it('rounds away from a claim when the share of requests is not whole', () => {
    expect(violationBounds(150, 3, [{ percentile: 0.99, value: 4 }]).atLeast).toBe(1)
    expect(violationBounds(150, 3, [{ percentile: 0.99, value: 2 }]).atMost).toBe(2)
  })
  it('holds for every definition of a sample quantile', () => {
    const percentiles = [0, 0.5, 0.9, 0.95, 0.99, 0.999, 1]
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 300 }), fc.nat(20), (sample, threshold) => {
        const sorted = sample.toSorted((a, b) => a - b)
        const violations = sample.filter((value) => value > threshold).length
        for (const define of [quantile, nearestRank, weibull]) {
          const known = percentiles.map((percentile) => ({ percentile, value: define(sorted, percentile) ?? NaN }))
          const { atLeast, atMost } = violationBounds(sample.length, threshold, known)
          expect(atLeast).toBeLessThanOrEqual(violations)
          expect(atMost).toBeGreaterThanOrEqual(violations)
        }
      }),
    )
  })
})
