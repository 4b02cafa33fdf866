import { describe, expect, it } from 'vitest'
import { luck } from '../../src/promise/luck.ts'
import { factorsOf, spreadOf } from '../../src/promise/spread.ts'

const exponential = {
  mean: 1,
  std: 1,
  quantiles: [0.5, 0.9, 0.95, 0.99].map((probability) => ({ probability, value: -Math.log(1 - probability) })),
}
const sample = (times: Parameters<typeof spreadOf>[0]) => {
  const next = luck(3)
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
