import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { closedCurvePopulation, openCurveHeadroom } from '../../src/capacity/birth-death.ts'
import { erlangC } from '../../src/capacity/erlang.ts'
import { closedPopulation, poissonHeadroom } from '../../src/capacity/headroom.ts'
import { throughputCurve, type ThroughputCurve } from '../../src/capacity/throughput-curve.ts'
import { levelsOf, slotLimitedSweep } from './some-throughputs.ts'

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

describe('closedCurvePopulation', () => {
  it.each([
    [64, 3, 96, 87],
    [64, 30, 449, 449],
    [64, 60, 844, 844],
    [128, 3, 166, 128],
    [128, 30, 603, 519],
    [128, 60, 1097, 980],
  ])('at limit %d and think time %d s is %d users, %d with a cap of 85 %%', (limit, thinkTime, users, capped) => {
    const load = { limit, curve, overflow: 0.01 }
    expect(closedCurvePopulation(load, thinkTime)).toBe(users)
    expect(closedCurvePopulation({ ...load, cap: 0.85 }, thinkTime)).toBe(capped)
  })
  it('is the binomial population when requests never delay each other', () => {
    const load = { limit: 16, overflow: 0.01 }
    expect(closedCurvePopulation({ ...load, curve: unlimited(53.3), cap: Infinity }, 60)).toBe(
      closedPopulation({ ...load, latency: 53.3, thinkTime: 60 }),
    )
  })
  it('is the limit itself without think time, and nobody below a limit of 1', () => {
    expect(closedCurvePopulation({ limit: 64, curve, overflow: 0.01 }, 0)).toBe(64)
    expect(closedCurvePopulation({ limit: 0.5, curve, overflow: 0.01 }, 30)).toBe(0)
  })
  it('is null when nothing bounds it', () => {
    expect(closedCurvePopulation({ limit: 64, curve, overflow: 1 }, 30)).toBeNull()
  })
  it('is never below the limit, and grows with the think time', () => {
    const seconds = fc.double({ min: 0, max: 60, noNaN: true })
    fc.assert(
      fc.property(anyLimit, anyOverflow, seconds, seconds, (limit, overflow, one, other) => {
        const users = (thinkTime: number) =>
          closedCurvePopulation({ limit, curve, overflow, cap: 0.85 }, thinkTime) ?? NaN
        expect(users(Math.min(one, other))).toBeGreaterThanOrEqual(limit)
        expect(users(Math.max(one, other))).toBeGreaterThanOrEqual(users(Math.min(one, other)))
      }),
      { numRuns: 40 },
    )
  })
})
