import { describe, expect, it } from 'vitest'
import { seededIntegers } from '../../src/capacity/random.ts'

const first = (seed: number) => Array.from({ length: 8 }, seededIntegers(seed))

describe('seededIntegers', () => {
  it('are those of sfc32', () => {
    const next = seededIntegers(42)
    expect([next(), next(), next()]).toEqual([1264412219, 1947509147, 3919439299])
  })
  it('repeat with their seed and differ with another', () => {
    expect(first(7)).toEqual(first(7))
    expect(first(7)).not.toEqual(first(8))
  })
  it('fall evenly over 16 classes', () => {
    const next = seededIntegers(1)
    const counts = Array.from({ length: 16 }, () => 0)
    for (let drawn = 0; drawn < 160_000; drawn += 1) counts[next() % 16]! += 1
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeGreaterThan(4)
    expect(chiSquare).toBeLessThan(31)
  })
})
