import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  openCurveHeadroom,
  showsPlateau,
  throughputCurve,
  type ThroughputCurve,
} from '../../src/maths/throughput-curve.ts'
import { levelsOf, slotLimitedSweep } from './some-throughputs.ts'
import { erlangC, poissonHeadroom } from '../../src/maths/headroom.ts'

describe('throughputCurve', () => {
  it('starts at the origin and meets every level', () => {
    const curve = throughputCurve(slotLimitedSweep)
    expect([0, 16, 64, 128].map((n) => curve?.at(n))).toEqual([0, 6.8148, 16.33, 18.1])
  })
  it('stays at the best throughput from there on, though it was measured lower', () => {
    const curve = throughputCurve(slotLimitedSweep)
    expect([128, 200, 256, 1000].map((n) => curve?.at(n))).toEqual([18.1, 18.1, 18.1, 18.1])
    expect(curve?.flatFrom).toBe(256)
  })
  it('is a straight line up to a single level', () => {
    const curve = throughputCurve(levelsOf([128, 27.07]))
    expect(curve?.at(32)).toBeCloseTo(27.07 / 4, 12)
    expect(curve?.at(129)).toBe(27.07)
  })
  it('takes levels in any order, and the faster of two at one concurrency', () => {
    const curve = throughputCurve(levelsOf([8, 4], [4, 2], [8, 5]))
    expect([4, 8].map((n) => curve?.at(n))).toEqual([2, 5])
  })
  it('is null without a level that was measured', () => {
    expect(throughputCurve([])).toBeNull()
    expect(throughputCurve(levelsOf([0, 5], [8, 0]))).toBeNull()
  })
})

describe('showsPlateau', () => {
  it('is what a sweep past its best throughput does', () => {
    expect(showsPlateau(slotLimitedSweep)).toBe(true)
    expect(showsPlateau(slotLimitedSweep.slice(0, 5))).toBe(true)
  })
  it('begins at 95 % of the best', () => {
    const sweeps = [95, 94.9].map((before) => levelsOf([1, 1], [2, 2], [4, 4], [8, before], [16, 100]))
    expect(sweeps.map(showsPlateau)).toEqual([true, false])
  })
  it('is not what four levels do, nor a sweep that still climbs', () => {
    expect(showsPlateau(slotLimitedSweep.slice(2))).toBe(false)
    expect(showsPlateau(levelsOf([1, 1], [2, 2], [4, 4], [8, 8], [16, 15]))).toBe(false)
  })
  it('is not a matter of repeats', () => {
    expect(showsPlateau(levelsOf([1, 1], [2, 2], [4, 4], [4, 4], [4, 4]))).toBe(false)
  })
})

const curve = throughputCurve(slotLimitedSweep)!
const straight = (limit: number, throughput: number): ThroughputCurve => throughputCurve(levelsOf([limit, throughput]))!
const unlimited = (latency: number): ThroughputCurve => ({ at: (n) => n / latency, flatFrom: 20_000 })
const rate = (limit: number, overflow: number) => openCurveHeadroom({ limit, curve, overflow }).arrivalRate
const anyOverflow = fc.double({ min: 1e-4, max: 0.3, noNaN: true })
const anyLimit = fc.integer({ min: 1, max: 200 })

describe('openCurveHeadroom', () => {
  it.each([
    [64, 13.164789395217, 0.806],
    [96, 15.439289478362, 0.891],
    [128, 16.524618831489, 0.913],
    [256, 17.613991881091, 0.973],
  ])('of a measured sweep at limit %d is %d requests/s', (limit, expected, utilization) => {
    const headroom = openCurveHeadroom({ limit, curve, overflow: 0.01 })
    expect(headroom.arrivalRate).toBeCloseTo(expected, 9)
    expect(headroom.utilization).toBeCloseTo(utilization, 3)
  })
  it('of a straight line is nearly that of Poisson, as only the tail above the limit differs', () => {
    const headroom = openCurveHeadroom({ limit: 128, curve: straight(128, 27.07), overflow: 0.01 })
    expect(headroom.arrivalRate).toBeCloseTo(21.885472568, 8)
    expect(headroom.utilization).toBeLessThan(poissonHeadroom(128, 0.01).utilization)
  })
  it('is that of Poisson when requests never delay each other', () => {
    const { arrivalRate } = openCurveHeadroom({ limit: 32, curve: unlimited(5), overflow: 0.01 })
    expect(arrivalRate * 5).toBeCloseTo(poissonHeadroom(32, 0.01).maxMeanConcurrency, 8)
  })
  it('agrees with Erlang C: above the limit of a straight line are those that wait', () => {
    const { arrivalRate } = openCurveHeadroom({ limit: 16, curve: straight(16, 4), overflow: 0.05 })
    const load = arrivalRate * 4
    expect(erlangC(16, load) * (load / 16)).toBeCloseTo(0.05, 9)
  })
  it('keeps to the cap, by default the throughput at the limit', () => {
    expect(openCurveHeadroom({ limit: 256, curve, overflow: 0.01, cap: 0.85 }).utilization).toBe(0.85)
    expect(openCurveHeadroom({ limit: 32, curve, overflow: 0.9 }).utilization).toBe(1)
  })
  it('is 0 for a limit below 1 and drops the fraction of others', () => {
    expect(openCurveHeadroom({ limit: 0.9, curve, overflow: 0.01 })).toEqual({ arrivalRate: 0, utilization: 0 })
    expect(openCurveHeadroom({ limit: 64.9, curve, overflow: 0.01 })).toEqual(
      openCurveHeadroom({ limit: 64, curve, overflow: 0.01 }),
    )
  })
  it('goes beyond the last level on the flat end', () => {
    const { arrivalRate } = openCurveHeadroom({ limit: 400, curve, overflow: 0.01 })
    expect(arrivalRate).toBeGreaterThan(17.62)
    expect(arrivalRate).toBeLessThan(18.1)
  })
  it('grows with the limit and the overflow, and never reaches the best throughput', () => {
    fc.assert(
      fc.property(anyLimit, anyOverflow, anyOverflow, (limit, one, other) => {
        const [strict, lenient] = [Math.min(one, other), Math.max(one, other)]
        expect(rate(limit, lenient)).toBeGreaterThanOrEqual(rate(limit, strict))
        expect(rate(limit + 1, strict)).toBeGreaterThan(rate(limit, strict))
        expect(rate(limit, lenient)).toBeLessThan(18.1)
        expect(rate(limit, strict)).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })
})
