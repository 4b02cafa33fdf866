import { describe, expect, it } from 'vitest'
import { exponential, luck, shuffled } from '../../src/promise/random.ts'

describe('luck', () => {
  it('repeats itself for a seed, and is evenly spread', () => {
    const [one, same, other] = [luck(7), luck(7), luck(8)]
    const draws = Array.from({ length: 20_000 }, () => one())
    expect(draws.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => same()))
    expect(draws[0]).not.toBe(other())
    expect(draws.filter((draw) => draw < 0.3).length / draws.length).toBeCloseTo(0.3, 1)
    expect(draws.every((draw) => draw > 0 && draw < 1)).toBe(true)
  })

  it('makes exponential times of mean 1', () => {
    const next = luck(3)
    const mean = Array.from({ length: 20_000 }, () => exponential(next)).reduce((a, b) => a + b, 0) / 20_000
    expect(mean).toBeCloseTo(1, 1)
  })

  it('shuffles without losing any', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i)
    const mixed = shuffled(values.slice(), luck(5))
    expect(mixed).not.toEqual(values)
    expect(mixed.toSorted()).toEqual(values)
  })
})
