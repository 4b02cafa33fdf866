import { describe, expect, it } from 'vitest'
import { gamma, seededRandom, shuffled } from '../../src/replay/random.ts'

describe('random numbers', () => {
  it('repeat themselves for a seed, and are evenly spread', () => {
    const [one, same, other] = [seededRandom(7), seededRandom(7), seededRandom(8)]
    const draws = Array.from({ length: 20_000 }, () => one())
    expect(draws.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => same()))
    expect(draws[0]).not.toBe(other())
    expect(draws.filter((draw) => draw < 0.3).length / draws.length).toBeCloseTo(0.3, 1)
    expect(draws.every((draw) => draw > 0 && draw < 1)).toBe(true)
  })

  it('make exponential times of mean 1', () => {
    const next = seededRandom(3)
    const mean = Array.from({ length: 20_000 }, () => gamma(1, next)).reduce((a, b) => a + b, 0) / 20_000
    expect(mean).toBeCloseTo(1, 1)
  })

  it('shuffle without losing any', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i)
    const mixed = shuffled(values.slice(), seededRandom(5))
    expect(mixed).not.toEqual(values)
    expect(mixed.toSorted()).toEqual(values)
  })
})
