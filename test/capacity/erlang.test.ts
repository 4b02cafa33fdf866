import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { erlangB, erlangC, queueHeadroom, rejectionHeadroom, waitingTail } from '../../src/capacity/erlang.ts'

const anyServers = fc.integer({ min: 1, max: 400 })
const anyShare = fc.double({ min: 0.01, max: 0.99, noNaN: true })
const anyOverflow = fc.double({ min: 1e-6, max: 0.5, noNaN: true })

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
        expect(erlangB(servers, low)).toBeLessThanOrEqual(erlangB(servers, high))
        expect(erlangC(servers, low)).toBeLessThanOrEqual(erlangC(servers, high))
        expect(erlangB(servers, high)).toBeLessThanOrEqual(erlangC(servers, high))
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
      fc.property(anyServers, anyOverflow, seconds, seconds, (limit, overflow, one, other) => {
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
      fc.property(anyServers, anyOverflow, (limit, overflow) => {
        const queue = queueHeadroom({ limit, latency: 5, wait: 0, overflow })
        expect(rejectionHeadroom(limit, overflow).utilization).toBeGreaterThanOrEqual(queue.utilization)
      }),
    )
  })
})
