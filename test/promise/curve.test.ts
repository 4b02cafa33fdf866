import { describe, expect, it } from 'vitest'
import { curveOf } from '../../src/promise/curve.ts'
import { drawn } from '../../src/promise/spread.ts'

const probabilities = [0.5, 0.9, 0.95, 0.99]
const curveFor = (factors: readonly number[]) =>
  curveOf(probabilities.map((probability, i) => ({ probability, factor: factors[i]! })))
const meanOf = (curve: ReturnType<typeof curveOf>) => {
  const parts = 20_000
  return Array.from({ length: parts }, (_, i) => drawn(curve, (i + 0.5) / parts)).reduce((a, b) => a + b, 0) / parts
}

describe('a curve', () => {
  it.each([
    ['an even spread', [1, 1.3, 1.36, 1.5]],
    ['an exponential', probabilities.map((probability) => -Math.log(1 - probability))],
  ])('has mean 1 and goes through its points: %s', (_, factors) => {
    const curve = curveFor(factors)
    expect(meanOf(curve)).toBeCloseTo(1, 2)
    for (const [i, probability] of probabilities.entries())
      expect(drawn(curve, probability)).toBeCloseTo(factors[i]!, 10)
  })

  it('bends down where straight lines make too much', () => {
    const steep = curveFor([0.25, 2.7, 4.6, 9])
    expect(drawn(steep, 0.8)).toBeLessThan(0.25 + (2.7 - 0.25) * (Math.log(0.5 / 0.2) / Math.log(5)))
    expect(Math.min(...steep.map(({ factor }) => factor))).toBeGreaterThan(0)
  })
})
