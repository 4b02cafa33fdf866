import { describe, expect, it } from 'vitest'
import { costPerMillion, monthlyCost, monthlyTokens } from '../../src/maths/cost.ts'
import { half, tornado } from '../../src/maths/sensitivity.ts'

const base = { width: 10, height: 2, depth: 1 }
const volume = ({ width, height, depth }: typeof base) => width * height * depth

describe('tornado', () => {
  it('moves one assumption at a time, and sorts by how far the answer moves', () => {
    const swings = tornado(volume, base, {
      depth: { low: 0.9, high: 1.1 },
      width: { low: 5, high: 10 },
      height: { low: 1, high: 4 },
    })
    expect(swings).toEqual([
      { parameter: 'height', low: 1, high: 4, answerLow: 10, answerHigh: 40, swing: 30 },
      { parameter: 'width', low: 5, high: 10, answerLow: 10, answerHigh: 20, swing: 10 },
      { parameter: 'depth', low: 0.9, high: 1.1, answerLow: 18, answerHigh: 22, swing: 4 },
    ])
  })
  it('leaves out what has no range', () => {
    expect(tornado(volume, base, { depth: { low: 1, high: 2 } })).toHaveLength(1)
    expect(tornado(volume, base, {})).toEqual([])
  })
  it('puts first what leaves no answer', () => {
    const swings = tornado((values) => (values.depth < 0.5 ? null : volume(values)), base, {
      width: { low: 1, high: 1000 },
      depth: { low: 0.1, high: 1 },
    })
    expect(swings[0]).toEqual({ parameter: 'depth', low: 0.1, high: 1, answerLow: null, answerHigh: 20, swing: null })
  })
  it('sees an answer that moves the same way at both ends', () => {
    const [swing] = tornado(({ x }) => x * x, { x: 0 }, { x: { low: -2, high: 2 } })
    expect(swing?.swing).toBe(4)
  })
  it('keeps the order of the parameters where nothing moves', () => {
    const flat = { low: 1, high: 1 }
    const swings = tornado(() => 1, base, { depth: flat, height: flat, width: flat })
    expect(swings.map(({ parameter }) => parameter)).toEqual(['width', 'height', 'depth'])
  })
  it('finds that utilization moves the price of a token most, of ±50 % on each', () => {
    const figures = { utilization: 0.1, lifeYears: 5, electricityPrice: 31 }
    const perMillion = (values: typeof figures) => {
      const cost = monthlyCost({
        purchase: 1.5e6,
        purchaseExtra: 0,
        salvage: 0,
        power: { idle: 150, full: 825 },
        hours: 730,
        pue: 1,
        maintenance: null,
        colocation: null,
        labour: null,
        ...values,
      })
      const tokens = monthlyTokens({ throughput: 6930, hours: 730, utilization: values.utilization })
      return cost && costPerMillion(cost.total, tokens)
    }
    const swings = tornado(perMillion, figures, {
      utilization: half(0.1),
      lifeYears: half(5),
      electricityPrice: half(31),
    })
    expect(swings.map(({ parameter }) => parameter)).toEqual(['utilization', 'lifeYears', 'electricityPrice'])
  })
})

describe('half', () => {
  it('is half less and half more, up to a ceiling', () => {
    expect(half(8)).toEqual({ low: 4, high: 12 })
    expect(half(0.8, 1)).toEqual({ low: 0.4, high: 1 })
  })
})
