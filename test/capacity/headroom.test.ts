import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { closedPopulation, poissonHeadroom } from '../../src/capacity/headroom.ts'
import { poissonSf } from '../../src/capacity/poisson.ts'

const percent = (limit: number, overflow: number) => Math.round(poissonHeadroom(limit, overflow).utilization * 100)
const anyLimit = fc.integer({ min: 1, max: 600 })
const anyOverflow = fc.double({ min: 1e-6, max: 0.5, noNaN: true })

describe('poissonHeadroom', () => {
  it.each([
    [4, 49, 32, 18],
    [8, 59, 44, 31],
    [16, 68, 56, 44],
    [32, 75, 66, 56],
    [64, 82, 75, 67],
    [128, 87, 81, 76],
    [256, 90, 86, 82],
    [512, 93, 90, 87],
  ])('at limit %d is %d, %d and %d %% for an overflow of 5, 1 and 0.1 %%', (limit, ...expected) => {
    expect([0.05, 0.01, 0.001].map((overflow) => percent(limit, overflow))).toEqual(expected)
  })
  it.each([
    [128, '104.1', '96.7'],
    [32, '21.1', '18.0'],
    [16, '8.9', '7.0'],
  ])('at limit %d allows %s in flight at 1 %% and %s at 0.1 %%', (limit, ...expected) => {
    const allowed = [0.01, 0.001].map((overflow) => poissonHeadroom(limit, overflow).maxMeanConcurrency.toFixed(1))
    expect(allowed).toEqual(expected)
  })
  it('leaves a single slot mostly free', () => {
    expect(poissonHeadroom(1, 0.01).utilization).toBeCloseTo(0.14855, 5)
  })
  it('never exceeds the limit, however lenient', () => {
    expect(poissonHeadroom(1, 0.27)).toEqual({ maxMeanConcurrency: 1, utilization: 1 })
    expect(poissonHeadroom(128, 1)).toEqual({ maxMeanConcurrency: 128, utilization: 1 })
  })
  it('drops the fraction of a limit, and holds nothing below 1', () => {
    expect(poissonHeadroom(16.9, 0.01)).toEqual(poissonHeadroom(16, 0.01))
    expect(poissonHeadroom(0.9, 0.01)).toEqual({ maxMeanConcurrency: 0, utilization: 0 })
  })
  it('meets the overflow exactly, below the limit', () => {
    fc.assert(
      fc.property(anyLimit, anyOverflow, (limit, overflow) => {
        const { maxMeanConcurrency, utilization } = poissonHeadroom(limit, overflow)
        if (utilization < 1) expect(poissonSf(limit, maxMeanConcurrency) / overflow).toBeCloseTo(1, 6)
        expect(utilization).toBeGreaterThan(0)
        expect(utilization).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('grows with the overflow', () => {
    fc.assert(
      fc.property(anyLimit, anyOverflow, anyOverflow, (limit, one, other) => {
        const strict = poissonHeadroom(limit, Math.min(one, other))
        const lenient = poissonHeadroom(limit, Math.max(one, other))
        expect(lenient.utilization).toBeGreaterThanOrEqual(strict.utilization)
      }),
    )
  })
  it('allows more in flight at a larger limit, and a larger share of it up to an overflow of 12 %', () => {
    fc.assert(
      fc.property(anyLimit, anyOverflow, (limit, overflow) => {
        const [small, large] = [poissonHeadroom(limit, overflow), poissonHeadroom(limit + 1, overflow)]
        expect(large.maxMeanConcurrency).toBeGreaterThan(small.maxMeanConcurrency)
        if (overflow <= 0.12) expect(large.utilization).toBeGreaterThan(small.utilization)
      }),
    )
  })
})

describe('closedPopulation', () => {
  it.each([
    [128, 27.07, 0.01, [185, 776, 1436]],
    [128, 27.07, 0.001, [177, 726, 1340]],
    [128, 32.83, 0.01, [198, 917, 1717]],
    [32, 1.18, 0.01, [32, 51, 73]],
    [32, 1.55, 0.01, [32, 58, 88]],
    [16, 0.3, 0.01, [16, 18, 23]],
    [16, 0.48, 0.01, [16, 21, 29]],
  ])('at limit %d, %d requests/s and overflow %d for think times of 3, 30 and 60 s', (limit, rate, overflow, users) => {
    const population = (thinkTime: number) => closedPopulation({ limit, latency: limit / rate, thinkTime, overflow })
    expect([3, 30, 60].map(population)).toEqual(users)
  })
  it('is the limit itself without think time', () => {
    expect(closedPopulation({ limit: 1, latency: 5, thinkTime: 0, overflow: 0.01 })).toBe(1)
  })
  it('is null when nothing bounds it', () => {
    const load = { limit: 16, latency: 5, thinkTime: 30, overflow: 0.01 }
    expect(closedPopulation({ ...load, latency: 0 })).toBeNull()
    expect(closedPopulation({ ...load, latency: 0, thinkTime: 0 })).toBeNull()
    expect(closedPopulation({ ...load, overflow: 1 })).toBeNull()
  })
  it('is never below the limit and grows with the think time', () => {
    const seconds = fc.double({ min: 0, max: 300, noNaN: true })
    fc.assert(
      fc.property(anyLimit, anyOverflow, seconds, seconds, (limit, overflow, one, other) => {
        const population = (thinkTime: number) => closedPopulation({ limit, latency: 5, thinkTime, overflow }) ?? NaN
        expect(population(Math.min(one, other))).toBeGreaterThanOrEqual(limit)
        expect(population(Math.max(one, other))).toBeGreaterThanOrEqual(population(Math.min(one, other)))
      }),
    )
  })
})
