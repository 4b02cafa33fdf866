import { describe, expect, it } from 'vitest'
import { gamma, noise, seededIntegers, seededRandom } from '../../simulator/random.ts'

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw)
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
const variance = (values: number[]) => mean(values.map((v) => v * v)) - mean(values) ** 2

describe('seededRandom', () => {
  it('repeats for one seed and differs between neighbouring seeds', () => {
    const [first, again, other] = [7, 7, 8].map((seed) => draws(50, seededRandom(seed)))
    expect(again).toEqual(first)
    expect(other!.filter((value, i) => value === first![i])).toEqual([])
  })

  it('is uniform on [0, 1)', () => {
    const values = draws(100_000, seededRandom(1))
    expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0)
    expect(values.every((value) => value < 1)).toBe(true)
    expect(mean(values)).toBeCloseTo(1 / 2, 2)
    expect(variance(values)).toBeCloseTo(1 / 12, 2)
  })
})

describe('noise', () => {
  it('has mean 0, variance 1 and stays within 3', () => {
    const random = seededRandom(2)
    const values = draws(100_000, () => noise(random))
    expect(mean(values)).toBeCloseTo(0, 1)
    expect(variance(values)).toBeCloseTo(1, 1)
    expect(values.every((value) => Math.abs(value) <= 3)).toBe(true)
  })
})

describe('gamma', () => {
  it.each([0.25, 1, 4])('has mean and variance equal to its shape %f', (shape) => {
    const random = seededRandom(3)
    const values = draws(100_000, () => gamma(random, shape))
    expect(mean(values) / shape).toBeCloseTo(1, 1)
    expect(variance(values) / shape).toBeCloseTo(1, 1)
  })
})

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
