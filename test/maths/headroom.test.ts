import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  burstyHeadroom,
  erlangB,
  erlangC,
  poissonHeadroom,
  queueHeadroom,
  rejectionHeadroom,
  waitingTail,
} from '../../src/maths/headroom.ts'
import { poissonSf } from '../../src/maths/distributions.ts'

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

const anyServers = fc.integer({ min: 1, max: 400 })
const anyShare = fc.double({ min: 0.01, max: 0.99, noNaN: true })
const anyTolerance = fc.double({ min: 1e-6, max: 0.5, noNaN: true })
describe('erlangB and erlangC', () => {
  it.each([
    [128, 104.1, 0.0027662709734288756, 0.01463879366658093],
    [16, 12, 0.0604125924625644, 0.20457385843573955],
    [1, 0.5, 1 / 3, 0.5],
    [512, 480, 0.00667589668312694, 0.09709173141440398],
    [2, 1.9, 0.38363443145589793, 0.9256410256410257],
  ])('of %d servers at a load of %d are %d and %d', (servers, load, rejected, waiting) => {
    expect(erlangB(servers, load)).toBeCloseTo(rejected, 12)
    expect(erlangC(servers, load)).toBeCloseTo(waiting, 12)
  })
  it('of one server are those of M/M/1', () => {
    expect(erlangB(1, 3)).toBeCloseTo(0.75, 12)
    expect(erlangC(1, 0.3)).toBeCloseTo(0.3, 12)
  })
  it('reject nobody without load and everybody without servers', () => {
    expect([erlangB(8, 0), erlangB(0, 0), erlangB(0, 5)]).toEqual([0, 0, 1])
  })
  it('let everybody wait from full load on', () => {
    expect([erlangC(8, 8), erlangC(8, 9), erlangC(0, 1)]).toEqual([1, 1, 1])
  })
  it('stay probabilities, growing with the load, and fewer are rejected than would wait', () => {
    fc.assert(
      fc.property(anyServers, anyShare, anyShare, (servers, one, other) => {
        const [low, high] = [servers * Math.min(one, other), servers * Math.max(one, other)]
        const rounding = 1 + 1e-12
        expect(erlangB(servers, low)).toBeLessThanOrEqual(erlangB(servers, high) * rounding)
        expect(erlangC(servers, low)).toBeLessThanOrEqual(erlangC(servers, high) * rounding)
        expect(erlangB(servers, high)).toBeLessThanOrEqual(erlangC(servers, high) * rounding)
        expect(erlangC(servers, high)).toBeLessThan(1)
      }),
    )
  })
})

describe('waitingTail', () => {
  it('is the share that waits at all, then falls exponentially', () => {
    const queue = { limit: 16, load: 12, latency: 8 }
    expect(waitingTail({ ...queue, wait: 0 })).toBeCloseTo(0.204573858435, 10)
    expect(waitingTail({ ...queue, wait: 2 })).toBeCloseTo(0.204573858435 * Math.exp(-1), 10)
  })
  it('is certain for a wait that nobody has, and for a queue that never ends', () => {
    expect(waitingTail({ limit: 16, load: 1, latency: 8, wait: -0.1 })).toBe(1)
    expect(waitingTail({ limit: 16, load: 16, latency: 8, wait: 1e6 })).toBe(1)
  })
})

describe('queueHeadroom', () => {
  it.each([
    [128, 27.07, 2, 0.9345750767682737],
    [32, 1.18, 2, 0.6689321340955001],
    [16, 0.3, 2, 0.5224981740283712],
    [128, 27.07, 0, 0.802569508095244],
    [16, 0.3, 10, 0.5858153996394343],
  ])('of %d slots at %d requests/s, 1 %% waiting over %d s, is %d', (limit, rate, wait, expected) => {
    const headroom = queueHeadroom({ limit, latency: limit / rate, wait, overflow: 0.01 })
    expect(headroom.utilization).toBeCloseTo(expected, 10)
    expect(headroom.maxMeanConcurrency).toBeCloseTo(expected * limit, 8)
  })
  it('is 0 where the objective is already missed without a queue, and for a limit below 1', () => {
    const none = { maxMeanConcurrency: 0, utilization: 0 }
    expect(queueHeadroom({ limit: 16, latency: 5, wait: -0.1, overflow: 0.01 })).toEqual(none)
    expect(queueHeadroom({ limit: 0.9, latency: 5, wait: 1, overflow: 0.01 })).toEqual(none)
  })
  it('drops the fraction of a limit', () => {
    const queue = { latency: 5, wait: 1, overflow: 0.01 }
    expect(queueHeadroom({ ...queue, limit: 16.9 })).toEqual(queueHeadroom({ ...queue, limit: 16 }))
  })
  it('grows with the patience, and meets the overflow', () => {
    const seconds = fc.double({ min: 0, max: 20, noNaN: true })
    fc.assert(
      fc.property(anyServers, anyTolerance, seconds, seconds, (limit, overflow, one, other) => {
        const load = (wait: number) => queueHeadroom({ limit, latency: 5, wait, overflow }).maxMeanConcurrency
        const [short, long] = [Math.min(one, other), Math.max(one, other)]
        expect(load(long)).toBeGreaterThanOrEqual(load(short))
        expect(waitingTail({ limit, load: load(short), latency: 5, wait: short })).toBeLessThanOrEqual(overflow)
        expect(waitingTail({ limit, load: load(short) * 1.001, latency: 5, wait: short })).toBeGreaterThan(overflow)
      }),
    )
  })
})

describe('rejectionHeadroom', () => {
  it.each([
    [128, 0.8638001907385334],
    [32, 0.6890102780468749],
    [16, 0.5546893078627957],
  ])('of %d slots rejecting 1 %% is %d', (limit, expected) => {
    expect(rejectionHeadroom(limit, 0.01).utilization).toBeCloseTo(expected, 10)
  })
  it('never exceeds the limit, and is 0 below a limit of 1', () => {
    expect(rejectionHeadroom(4, 0.9).utilization).toBe(1)
    expect(rejectionHeadroom(0.9, 0.01).utilization).toBe(0)
  })
  it('allows at least what letting nobody wait allows', () => {
    fc.assert(
      fc.property(anyServers, anyTolerance, (limit, overflow) => {
        const queue = queueHeadroom({ limit, latency: 5, wait: 0, overflow })
        expect(rejectionHeadroom(limit, overflow).utilization).toBeGreaterThanOrEqual(queue.utilization)
      }),
    )
  })
})

const burstyPercent = (limit: number, burstiness: number) =>
  Math.round(burstyHeadroom({ limit, overflow: 0.01, burstiness, dailyVariation: 0 }).utilization * 100)
const anyBurstLimit = fc.integer({ min: 1, max: 256 })
const anyBurstOverflow = fc.double({ min: 1e-5, max: 0.05, noNaN: true })
const anyBurstiness = fc.double({ min: 0.01, max: 4, noNaN: true })
const anyVariation = fc.double({ min: 0, max: 1, noNaN: true })

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
    expect([burstyPercent(limit, 0.5), burstyPercent(limit, 0.25)]).toEqual([half, quarter])
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
        anyBurstLimit,
        anyBurstOverflow,
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
