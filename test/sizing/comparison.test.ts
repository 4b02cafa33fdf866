import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/model/size.ts'
import { comparisonOf } from '../../src/sizing/comparison.ts'

const measured = {
  base: 27.07,
  scaled: 32.83,
  baseRounding: 0.005,
  scaledRounding: 0.005,
  baseUnits: 1,
  scaledUnits: 2,
}
type Measured = typeof measured

const written = (value: number, rounding: number) => ({ value, rounding, text: String(value) })

const compared = ({ base, scaled, baseRounding, scaledRounding, baseUnits, scaledUnits }: Measured) =>
  comparisonOf({
    compare: {
      throughputs: [written(base, baseRounding), written(scaled, scaledRounding)],
      gpus: [baseUnits, scaledUnits],
    },
  })

const percent = (value: number) => Number((value * 100).toFixed(1))
const describeComparison = (result: Comparison | null) =>
  result && {
    speedup: Number(result.speedup.toFixed(3)),
    interval: result.interval.map((end) => end && percent(end)),
    efficiency: Number(result.efficiency.toFixed(2)),
    karpFlatt: Number(result.karpFlatt?.toFixed(2)),
    latencyChange: percent(result.e2eChange),
    cost: Math.round((result.costPerRequest - 1) * 100),
  }

describe('comparisonOf', () => {
  it.each([
    [27.07, 32.83, 1.213, [21.2, 21.3], 0.61, 0.65, -17.5, 65],
    [1.18, 1.55, 1.314, [30.4, 32.3], 0.66, 0.52, -23.9, 52],
    [0.3, 0.48, 1.6, [55.7, 64.4], 0.8, 0.25, -37.5, 25],
  ])('from %d to %d requests/s', (base, scaled, speedup, interval, efficiency, karpFlatt, latencyChange, cost) => {
    const result = compared({ ...measured, base, scaled })
    expect(describeComparison(result)).toEqual({ speedup, interval, efficiency, karpFlatt, latencyChange, cost })
    expect(result?.gain).toBeCloseTo(scaled / base - 1, 12)
  })
  it('depends on the ratio of the GPUs only', () => {
    const four = compared({ ...measured, baseUnits: 2, scaledUnits: 4 })
    expect(four).toEqual({ ...compared(measured), gpus: [2, 4] })
    expect(compared({ ...measured, scaledUnits: 4 })?.efficiency).toBeCloseTo(32.83 / 27.07 / 4, 12)
  })
  it('has no serial fraction without more GPUs', () => {
    expect(compared({ ...measured, scaledUnits: 1 })?.karpFlatt).toBeNull()
    expect(compared({ ...measured, baseUnits: 4, scaledUnits: 2 })?.karpFlatt).toBeNull()
  })
  it('has a serial fraction of 0 when perfect and 1 when more GPUs gain nothing', () => {
    expect(compared({ ...measured, base: 2, scaled: 4 })?.karpFlatt).toBeCloseTo(0, 12)
    expect(compared({ ...measured, base: 2, scaled: 2 })?.karpFlatt).toBeCloseTo(1, 12)
  })
  it('has a gain without upper end when the base may be rounded from 0', () => {
    const [low, high] = compared({ ...measured, base: 0.1, baseRounding: 0.1 })?.interval ?? []
    expect([low, high]).toEqual([expect.any(Number), null])
  })
  it('is null when something is not positive', () => {
    for (const name of ['base', 'scaled', 'baseUnits', 'scaledUnits']) {
      expect(compared({ ...measured, [name]: 0 })).toBeNull()
      expect(compared({ ...measured, [name]: NaN })).toBeNull()
    }
  })
  it('keeps the gain inside its interval', () => {
    const positive = fc.double({ min: 0.01, max: 1e3, noNaN: true })
    const rounding = fc.double({ min: 0, max: 0.5, noNaN: true })
    fc.assert(
      fc.property(positive, positive, rounding, rounding, (base, scaled, baseRounding, scaledRounding) => {
        const result = compared({ ...measured, base, scaled, baseRounding, scaledRounding })
        expect(result?.interval[0]).toBeLessThanOrEqual(result?.gain ?? NaN)
        expect(result?.interval[1] ?? Infinity).toBeGreaterThanOrEqual(result?.gain ?? NaN)
      }),
    )
  })
})
