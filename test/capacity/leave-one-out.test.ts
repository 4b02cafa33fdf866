import { describe, expect, it } from 'vitest'
import {
  errorBar,
  leaveLastOut,
  leaveOneOut,
  summarizeHoldOut,
  type Predictor,
} from '../../src/capacity/leave-one-out.ts'
import { pchip } from '../../src/capacity/pchip.ts'
import { slotLimitedSweep } from './some-throughputs.ts'

const sweep = slotLimitedSweep.map(({ concurrency, throughput }) => ({ x: concurrency, y: throughput }))
const interpolate: Predictor = (known, x) => pchip(known)(x)
const holdLast: Predictor = (known) => known.at(-1)?.y ?? null
const own = (mean: number) => ({ count: 4, mean, median: mean, p90: mean, worst: mean })
const line = [1, 2, 4, 8, 16].map((x) => ({ x, y: 3 * x }))

describe('leaveOneOut', () => {
  it('gives the errors of a monotone cubic on a measured sweep that scipy gives', () => {
    const held = leaveOneOut(sweep, interpolate)
    expect(held.map(({ x, measured }) => [x, measured])).toEqual([
      [32, 11.02],
      [64, 16.33],
      [96, 17.32],
      [128, 18.1],
    ])
    const predicted = [11.22368952875239, 15.13759613150381, 17.626982758620688, 17.46008]
    const errors = [0.018483623298765, -0.073019220361065, 0.017724177749462, -0.035354696132597]
    held.forEach((one, index) => {
      expect(one.predicted).toBeCloseTo(predicted[index] ?? NaN, 10)
      expect(one.error).toBeCloseTo(errors[index] ?? NaN, 12)
    })
  })
  it('never shows the predictor the point it asks for', () => {
    const seen = leaveOneOut(line, (known, x) => {
      expect(known).toHaveLength(line.length - 1)
      return known.some((point) => point.x === x) ? NaN : 3 * x
    })
    expect(seen.map(({ error }) => error)).toEqual([0, 0, 0])
  })
  it('is empty with fewer than five points', () => {
    expect(leaveOneOut(line.slice(1), interpolate)).toEqual([])
  })
  it('has no error without a prediction, or against a measured 0', () => {
    expect(leaveOneOut(line, () => null)[0]).toEqual({ x: 2, measured: 6, predicted: null, error: null })
    const withZero = line.map(({ x }) => ({ x, y: x === 2 ? 0 : x }))
    expect(leaveOneOut(withZero, interpolate)[0]?.error).toBeNull()
  })
})

describe('leaveLastOut', () => {
  it('predicts the top of a sweep from below', () => {
    const held = leaveLastOut(sweep, holdLast)
    expect(held).toMatchObject({ x: 256, measured: 17.67, predicted: 18.1 })
    expect(held?.error).toBeCloseTo(18.1 / 17.67 - 1, 12)
  })
  it('is without prediction where the method refuses to extrapolate', () => {
    expect(leaveLastOut(sweep, interpolate)).toMatchObject({ predicted: null, error: null })
  })
  it('needs five points', () => {
    expect(leaveLastOut(line, holdLast)?.predicted).toBe(24)
    expect([leaveLastOut(line.slice(1), holdLast), leaveLastOut([], holdLast)]).toEqual([null, null])
  })
})

describe('summarizeHoldOut', () => {
  it('summarizes the sizes of the errors', () => {
    const summary = summarizeHoldOut(leaveOneOut(sweep, interpolate))
    expect(summary?.count).toBe(4)
    expect(summary?.mean).toBeCloseTo(0.03614542938547227, 12)
    expect(summary?.median).toBeCloseTo(0.026919159715680985, 12)
    expect(summary?.p90).toBeCloseTo(0.061719863092524425, 12)
    expect(summary?.worst).toBeCloseTo(0.07301922036106478, 12)
  })
  it('is null without a single error', () => {
    expect([summarizeHoldOut([]), summarizeHoldOut(leaveOneOut(line, () => null))]).toEqual([null, null])
  })
})

describe('errorBar', () => {
  it("is the larger of the method's usual error and this sweep's own", () => {
    expect(errorBar(own(0.036), 0.089)).toEqual({ share: 0.089, usable: true })
    expect(errorBar(own(0.12), 0.089)).toEqual({ share: 0.12, usable: true })
  })
  it('forbids a method whose own error is above 15 %', () => {
    expect([0.15, 0.151].map((mean) => errorBar(own(mean), 0.089).usable)).toEqual([true, false])
  })
})
