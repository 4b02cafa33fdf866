import { describe, expect, it } from 'vitest'
import { pooledSpread } from '../../src/capacity/pooled-spread.ts'

describe('pooledSpread', () => {
  it('pools squared deviations of logarithms over the degrees of all groups', () => {
    const { deviation, degrees } = pooledSpread([[10, 10 * Math.E], [5], [1, 1, 1]])!
    expect(degrees).toBe(3)
    expect(deviation).toBeCloseTo(Math.sqrt(0.5 / 3), 12)
  })

  it('does not depend on the level of a group', () => {
    expect(pooledSpread([[200, 220]])!.deviation).toBeCloseTo(pooledSpread([[2, 2.2]])!.deviation, 12)
  })

  it('is null without a repeat', () => {
    expect(pooledSpread([[1], [2], []])).toBeNull()
  })
})
