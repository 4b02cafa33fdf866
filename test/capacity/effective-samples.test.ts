import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { assumedSamples, effectiveSamples } from '../../src/capacity/effective-samples.ts'
import { seededIntegers } from '../../src/capacity/random.ts'

const ones = (count: number) => new Float64Array(count).fill(1)

/** One in a hundred beyond, all in the first block or each in a block of its own. */
const inFirst = (count: number) => ones(count).map((_, i) => (i < count / 100 ? 1 : 0))
const apart = (count: number, block: number) => ones(count).map((_, i) => (i % block === 0 ? 1 : 0))

const shuffled = (count: number, seed: number) => {
  const next = seededIntegers(seed)
  return ones(count).map(() => (next() % 100 === 0 ? 1 : 0))
}

describe('effectiveSamples', () => {
  it('counts every request where the slow ones lie evenly', () => {
    expect(effectiveSamples(apart(1000, 100), ones(1000), 100)).toBe(1000)
    expect(effectiveSamples(ones(1000).fill(0), ones(1000), 32)).toBe(1000)
    expect(effectiveSamples(ones(1000), ones(1000), 32)).toBe(1000)
  })

  it('counts far fewer where all slow ones started together', () => {
    expect(effectiveSamples(inFirst(1280), ones(1280), 128)).toBeCloseTo(73.16, 2)
    expect(effectiveSamples(inFirst(1000), ones(1000), 50)).toBeLessThan(100)
  })

  it('is the variance between blocks against the binomial one, with t for few blocks', () => {
    const over = Float64Array.of(4, 4, 0, 0, 0, 0, 0, 0)
    const sizes = ones(8).fill(4)
    const variance = (((6 ** 2 + 3 * 2 ** 2) * 4) / 3 / 32 ** 2) * (3.18245 / 1.95996) ** 2
    expect(effectiveSamples(over, sizes, 2)).toBeCloseTo((0.25 * 0.75) / variance, 4)
  })

  it('is hardly less than all of them for independent requests', () => {
    const shares = Array.from(
      { length: 40 },
      (_, seed) => effectiveSamples(shuffled(4000, seed), ones(4000), 20) / 4000,
    )
    expect(shares.reduce((a, b) => a + b, 0) / 40).toBeGreaterThan(0.9)
  })

  it('is at least one and at most the number of requests', () => {
    const requests = fc.array(fc.nat(5), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 20 }), (over, block) => {
        const worth = effectiveSamples(
          over,
          over.map(() => 5),
          block,
        )
        expect(worth).toBeGreaterThanOrEqual(1)
        expect(worth).toBeLessThanOrEqual(over.length)
      }),
    )
  })
})

describe('assumedSamples', () => {
  it('takes all requests in flight for two', () => {
    expect(assumedSamples(1000, 1)).toBe(1000)
    expect(assumedSamples(1280, 127)).toBe(20)
    expect(assumedSamples(1000, 0)).toBe(1000)
  })
})
