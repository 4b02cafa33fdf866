import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/replay/random.ts'
import { curveOf, drawn, factorsOf, spreadOf } from '../../src/replay/spread.ts'

const exponential = {
  mean: 1,
  std: 1,
  quantiles: [0.5, 0.9, 0.95, 0.99].map((probability) => ({ probability, value: -Math.log(1 - probability) })),
}
const sample = (times: Parameters<typeof spreadOf>[0]) => {
  const next = seededRandom(3)
  return Array.from(factorsOf(spreadOf(times, 0, 0.03), 50_000, next))
}
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length

describe('a spread', () => {
  it('has mean 1 and goes through the measured quantiles', () => {
    const values = sample(exponential).toSorted((a, b) => a - b)
    expect(mean(values)).toBeCloseTo(1, 1)
    expect(values[45_000]).toBeCloseTo(Math.log(10), 1)
    expect(values[49_500]! / Math.log(100)).toBeCloseTo(1, 1)
  })

  it('is a lognormal where only mean and deviation are known', () => {
    const values = sample({ mean: 2, std: 1, quantiles: [] })
    expect(mean(values)).toBeCloseTo(1, 1)
    expect(mean(values.map((value) => (value - 1) ** 2))).toBeCloseTo(0.25, 1)
  })

  it('is none when the deviation is no more than noise, or unknown', () => {
    expect(spreadOf({ ...exponential, std: 0.02 }, 0, 0.03)).toEqual([])
    expect(spreadOf({ ...exponential, std: null }, 0, 0.03)).toEqual([])
  })
})

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
