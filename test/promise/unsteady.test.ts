import { describe, expect, it } from 'vitest'
import { stallOf, unsteadinessOf } from '../../src/promise/unsteady.ts'

const gaps = (mean: number, std: number | null, high: readonly number[]) => ({
  mean,
  std,
  quantiles: [0.5, 0.9, 0.95, 0.99].map((probability, i) => ({ probability, value: high[i]! })),
})
/** 5 % around 10 ms. */
const steady = [0.01, 0.010641, 0.010822, 0.011163]

describe('a lone request', () => {
  it('shows how unsteady steps are', () => {
    expect(unsteadinessOf(gaps(0.01, 0.0005, steady))).toBeCloseTo(0.05, 3)
    expect(unsteadinessOf({ mean: 0.01, std: 0.1, quantiles: [] })).toBe(0)
  })

  it('takes the least that a quantile shows, so that stalls do not count', () => {
    expect(unsteadinessOf(gaps(0.01, 0.0005, [...steady.slice(0, 3), 0.4]))).toBeCloseTo(0.05, 3)
  })

  it('shows stalls by mean and deviation: one step in 500, 0.3 s', () => {
    const [share, seconds] = [0.002, 0.3]
    const stalled = gaps(0.01 + share * seconds, Math.hypot(0.0005, Math.sqrt(share) * seconds), steady)
    const found = stallOf(stalled, 0.05)
    expect(found.seconds / seconds).toBeCloseTo(1, 2)
    expect(found.share / share).toBeCloseTo(1, 2)
  })

  it('shows none where gaps vary as they always do, or nothing says how', () => {
    expect(stallOf(gaps(0.0101, 0.0006, steady), 0.05)).toEqual({ share: 0, seconds: 0 })
    expect(stallOf(gaps(0.02, null, steady), 0.05)).toEqual({ share: 0, seconds: 0 })
  })
})
