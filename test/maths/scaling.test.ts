import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { scaling, type Scaling } from '../../src/maths/scaling.ts'

const measured = {
  base: 27.07,
  scaled: 32.83,
  baseRounding: 0.005,
  scaledRounding: 0.005,
  baseUnits: 1,
  scaledUnits: 2,
}
const percent = (value: number) => Number((value * 100).toFixed(1))
const describeScaling = (result: Scaling | null) =>
  result && {
    speedup: Number(result.speedup.toFixed(3)),
    interval: result.interval.map(percent),
    efficiency: Number(result.efficiency.toFixed(2)),
    karpFlatt: Number(result.karpFlatt?.toFixed(2)),
    latencyChange: percent(result.latencyChange),
    cost: Math.round((result.costPerRequest - 1) * 100),
  }

describe('scaling', () => {
  it.each([
    [27.07, 32.83, 1.213, [21.2, 21.3], 0.61, 0.65, -17.5, 65],
    [1.18, 1.55, 1.314, [30.4, 32.3], 0.66, 0.52, -23.9, 52],
    [0.3, 0.48, 1.6, [55.7, 64.4], 0.8, 0.25, -37.5, 25],
  ])('from %d to %d requests/s', (base, scaled, speedup, interval, efficiency, karpFlatt, latencyChange, cost) => {
    const result = scaling({ ...measured, base, scaled })
    expect(describeScaling(result)).toEqual({ speedup, interval, efficiency, karpFlatt, latencyChange, cost })
    expect(result?.gain).toBeCloseTo(scaled / base - 1, 12)
  })
  it('depends on the ratio of the GPUs only', () => {
    const four = scaling({ ...measured, baseUnits: 2, scaledUnits: 4 })
    expect(four).toEqual(scaling(measured))
    expect(scaling({ ...measured, scaledUnits: 4 })?.efficiency).toBeCloseTo(32.83 / 27.07 / 4, 12)
  })
  it('has no serial fraction without more GPUs', () => {
    expect(scaling({ ...measured, scaledUnits: 1 })?.karpFlatt).toBeNull()
    expect(scaling({ ...measured, baseUnits: 4, scaledUnits: 2 })?.karpFlatt).toBeNull()
  })
  it('has a serial fraction of 0 when perfect and 1 when more GPUs gain nothing', () => {
    expect(scaling({ ...measured, base: 2, scaled: 4 })?.karpFlatt).toBeCloseTo(0, 12)
    expect(scaling({ ...measured, base: 2, scaled: 2 })?.karpFlatt).toBeCloseTo(1, 12)
  })
  it('has a gain without upper end when the base may be rounded from 0', () => {
    const [low, high] = scaling({ ...measured, base: 0.1, baseRounding: 0.1 })?.interval ?? []
    expect([low, high]).toEqual([expect.any(Number), Infinity])
  })
  it('is null when something is not positive', () => {
    for (const name of ['base', 'scaled', 'baseUnits', 'scaledUnits']) {
      expect(scaling({ ...measured, [name]: 0 })).toBeNull()
      expect(scaling({ ...measured, [name]: NaN })).toBeNull()
    }
  })
  it('keeps the gain inside its interval', () => {
    const positive = fc.double({ min: 0.01, max: 1e3, noNaN: true })
    const rounding = fc.double({ min: 0, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(positive, positive, rounding, rounding, (base, scaled, baseRounding, scaledRounding) => {
        const result = scaling({ ...measured, base, scaled, baseRounding, scaledRounding })
        expect(result?.interval[0]).toBeLessThanOrEqual(result?.gain ?? NaN)
        expect(result?.interval[1]).toBeGreaterThanOrEqual(result?.gain ?? NaN)
      }),
    )
  })
})
