import { describe, expect, it } from 'vitest'
import { hasRoom } from '../../src/replay/sweep.ts'

const limits = [
  { metric: 'ttft', percentile: 0.99, threshold: 3 },
  { metric: 'itl', percentile: 0.99, threshold: 0.12 },
] as const
const gaps = (mean: number, std: number | null, p99: number) => ({
  itl: { mean, std, quantiles: [{ probability: 0.99, value: p99 }] },
})
const onGaps = (percentile: number) => [{ ...limits[1], percentile }]
const room = (level: Parameters<typeof hasRoom>[0], isWhole = true) => hasRoom(level, limits, isWhole)

describe('room for requests that come at random', () => {
  it('is left by gaps of at most 60 % of their limit', () => {
    expect(room(gaps(0.02, 0.009, 0.07))).toBe(true)
    expect(room(gaps(0.02, 0.009, 0.08))).toBe(false)
  })

  it('is not left where the deviation is more than 20 % of the limit: gaps may be long that are few in step', () => {
    expect(room(gaps(0.0151, 0.073, 0.013))).toBe(false)
    expect(room(gaps(0.0151, 0.023, 0.013))).toBe(true)
  })

  it('is not taken for granted where a record lost what its format promises', () => {
    expect([room({ itl: null }), room(gaps(0.02, null, 0.03))]).toEqual([false, false])
    expect([room({ itl: null }, false), room(gaps(0.02, null, 0.03), false)]).toEqual([true, true])
    expect(room(gaps(0.02, null, 0.08), false)).toBe(false)
  })

  it('is told by a higher percentile where the limit has none of its own, and by no lower one', () => {
    expect(hasRoom(gaps(0.02, 0.009, 0.07), onGaps(0.95), true)).toBe(true)
    expect(hasRoom(gaps(0.02, 0.009, 0.08), onGaps(0.95), true)).toBe(false)
    expect(hasRoom(gaps(0.02, 0.009, 0.07), onGaps(0.999), true)).toBe(false)
  })

  it('is not asked for where gaps have no limit', () => {
    expect(hasRoom(gaps(0.1, 0.5, 0.9), limits.slice(0, 1), true)).toBe(true)
  })
})
