import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { poissonHeadroom } from '../../src/capacity/headroom.ts'
import { burstyHeadroom, negativeBinomialSf } from '../../src/capacity/negative-binomial.ts'
import { poissonSf } from '../../src/capacity/poisson.ts'

const percent = (limit: number, burstiness: number) =>
  Math.round(burstyHeadroom({ limit, overflow: 0.01, burstiness, dailyVariation: 0 }).utilization * 100)
const anyLimit = fc.integer({ min: 1, max: 256 })
const anyOverflow = fc.double({ min: 1e-5, max: 0.05, noNaN: true })
const anyBurstiness = fc.double({ min: 0.01, max: 4, noNaN: true })
const anyVariation = fc.double({ min: 0, max: 1, noNaN: true })

describe('negativeBinomialSf', () => {
  it.each([
    [128, 94.4, 188.8, 0.010064049740133281],
    [3, 10, 1000, 0.2512092251120245],
    [0, 0.5, 0.75, 1 / 3],
    [512, 400, 3200, 0.03005026841532949],
    [40, 100, 130, 0.9999999993790728],
    [90, 100, 130, 0.7957260568852949],
    [95, 100, 400, 0.5672687191063099],
    [1000, 10, 2000, 6.36293398016515e-5],
    [20, 10, 10.0001, 0.0015883539673893629],
  ])('beyond %d for mean %d and variance %d is %d', (k, mean, variance, expected) => {
    expect(negativeBinomialSf(k, mean, variance) / expected).toBeCloseTo(1, 9)
  })
  it('is Poisson when the variance is not above the mean, and close to it just above', () => {
    expect(negativeBinomialSf(128, 104, 104)).toBe(poissonSf(128, 104))
    expect(negativeBinomialSf(128, 104, 50)).toBe(poissonSf(128, 104))
    expect(negativeBinomialSf(128, 104, 104 * (1 + 1e-13))).toBeCloseTo(poissonSf(128, 104), 12)
  })
  it('keeps the digits of a tiny tail', () => {
    expect(negativeBinomialSf(400, 100, 200) / 2.0609014115710165e-44).toBeCloseTo(1, 9)
  })
  it('is certain below zero, impossible without a mean, and drops the fraction of k', () => {
    expect([negativeBinomialSf(-1, 5, 10), negativeBinomialSf(3, 0, 1)]).toEqual([1, 0])
    expect(negativeBinomialSf(3.9, 5, 10)).toBe(negativeBinomialSf(3, 5, 10))
  })
  it('falls as k grows, by the probability in between', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.double({ min: 0.1, max: 200, noNaN: true }),
        fc.double({ min: 1.01, max: 30, noNaN: true }),
        (k, mean, dispersion) => {
          const tail = (count: number) => negativeBinomialSf(count, mean, mean * dispersion)
          expect(tail(k)).toBeGreaterThanOrEqual(tail(k + 1))
          expect(tail(k)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('burstyHeadroom', () => {
  it.each([
    [4, 12, 5],
    [8, 24, 10],
    [16, 39, 21],
    [32, 53, 37],
    [64, 64, 51],
    [128, 74, 64],
    [256, 81, 73],
    [512, 86, 81],
  ])('at limit %d is %d %% for burstiness 0.5 and %d %% for 0.25', (limit, half, quarter) => {
    expect([percent(limit, 0.5), percent(limit, 0.25)]).toEqual([half, quarter])
  })
  it('makes room for days above the average', () => {
    const load = { limit: 128, overflow: 0.01 }
    const mean = (burstiness: number, dailyVariation: number) =>
      burstyHeadroom({ ...load, burstiness, dailyVariation }).maxMeanConcurrency
    expect(mean(1, 0.1)).toBeCloseTo(94.7908833145824, 9)
    expect(mean(1, 0.2)).toBeCloseTo(80.34040440590233, 9)
    expect(mean(0.5, 0.1)).toBeCloseTo(88.01475927098255, 9)
  })
  it('is that of Poisson without bursts and without variation; smoother earns nothing', () => {
    const load = { limit: 32, overflow: 0.01, dailyVariation: 0 }
    expect(burstyHeadroom({ ...load, burstiness: 1 })).toEqual(poissonHeadroom(32, 0.01))
    expect(burstyHeadroom({ ...load, burstiness: 8 })).toEqual(poissonHeadroom(32, 0.01))
  })
  it('is small but finite for endless bursts, and 0 for a limit below 1', () => {
    const load = { overflow: 0.01, burstiness: 0, dailyVariation: 0 }
    expect(burstyHeadroom({ ...load, limit: 128 }).utilization).toBeCloseTo(0.03563, 4)
    expect(burstyHeadroom({ ...load, limit: 0.9 })).toEqual({ maxMeanConcurrency: 0, utilization: 0 })
  })
  it('never grows with burstier arrivals or more varied days', () => {
    fc.assert(
      fc.property(
        anyLimit,
        anyOverflow,
        anyBurstiness,
        anyBurstiness,
        anyVariation,
        anyVariation,
        (limit, overflow, b1, b2, v1, v2) => {
          const calm = { burstiness: Math.max(b1, b2), dailyVariation: Math.min(v1, v2) }
          const wild = { burstiness: Math.min(b1, b2), dailyVariation: Math.max(v1, v2) }
          const less = burstyHeadroom({ limit, overflow, ...wild }).utilization
          expect(less).toBeLessThanOrEqual(burstyHeadroom({ limit, overflow, ...calm }).utilization + 1e-9)
          expect(less).toBeGreaterThan(0)
        },
      ),
    )
  })
})
