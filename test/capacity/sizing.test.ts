import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { openRate } from '../../src/capacity/demand.ts'
import { closedPopulation, poissonHeadroom } from '../../src/capacity/headroom.ts'
import { closedSizing, openSizing, type ReplicaLayout, type Routing } from '../../src/capacity/sizing.ts'
import { openUsers } from '../../src/capacity/little.ts'

const chat = { limit: 128, throughput: 27.07, gpus: 1 }
const long = { limit: 16, throughput: 0.3, gpus: 1 }
const poisson = (overflow: number) => (limit: number) => poissonHeadroom(limit, overflow).maxMeanConcurrency
const alone = { routing: 'independent', spare: 0 } as const
const open = (layout: ReplicaLayout, arrivalRate: number, routing: Routing = 'independent') =>
  openSizing({ layout, arrivalRate, routing, spare: 0, allowance: poisson(0.01) })

const think = (users: number, thinkTime: number, routing: Routing = 'independent') =>
  closedSizing({ layout: chat, users, thinkTime, overflow: 0.01, routing, spare: 0 })

const anyLayout = fc.record({
  limit: fc.integer({ min: 1, max: 256 }),
  throughput: fc.double({ min: 0.05, max: 50, noNaN: true }),
  gpus: fc.integer({ min: 1, max: 8 }),
})
const anyOverflow = fc.double({ min: 1e-4, max: 0.1, noNaN: true })
const anyRouting = fc.constantFrom<Routing>('independent', 'pooled')
const anyRate = fc.double({ min: 0, max: 300, noNaN: true })
const anyUsers = fc.nat(3000)

describe('openSizing', () => {
  it.each([
    ['independent', 66, 1],
    ['independent', 67, 2],
    ['independent', 132, 2],
    ['independent', 133, 3],
    ['pooled', 132, 2],
    ['pooled', 140, 2],
    ['pooled', 141, 3],
  ] as const)('with %s routing, for %d users who ask every 3 s, is %d replicas', (routing, users, replicas) => {
    expect(open(chat, openRate(users, 3), routing)?.replicas).toBe(replicas)
  })
  it('for a department of 500 needs one machine for chat, five for long documents', () => {
    const busy = (500 * 0.5 * 40 * 0.25) / 3600
    expect([open(chat, busy)?.replicas, open(long, busy)?.replicas]).toEqual([1, 5])
    expect(open(long, (500 * 0.3 * 20 * 0.2) / 3600)?.replicas).toBe(1)
  })
  it('takes a fixed share of the limit as well', () => {
    const share = (rate: number, part: number) =>
      openSizing({ ...alone, layout: chat, arrivalRate: rate, allowance: (limit) => part * limit })
    expect(share(27.07, 1)).toMatchObject({ replicas: 1, degradedUtilization: 1 })
    expect(share(27.07, 0.8)?.replicas).toBe(2)
    const rag = openSizing({
      ...alone,
      layout: { ...long, limit: 32, throughput: 1.18 },
      arrivalRate: 2,
      allowance: (limit) => limit,
    })
    expect(rag?.replicas).toBe(2)
    expect(rag?.utilization).toBeCloseTo(0.8475, 4)
  })
  it('adds what is spare, and says how busy the rest is without it', () => {
    const layout = { limit: 128, throughput: 32.83, gpus: 2 }
    const sizing = openSizing({ layout, arrivalRate: 40, routing: 'independent', spare: 1, allowance: poisson(0.01) })
    expect(sizing).toMatchObject({ replicas: 2, spare: 1, gpus: 6 })
    expect(sizing?.utilization).toBeCloseTo(40 / 32.83 / 3, 12)
    expect(sizing?.degradedUtilization).toBeCloseTo(40 / 32.83 / 2, 12)
  })
  it('is one replica for no demand at all', () => {
    expect(open(chat, 0)).toMatchObject({ replicas: 1, utilization: 0 })
  })
  it('is null where no number of replicas will do', () => {
    expect(open({ ...chat, limit: 0.9 }, 1)).toBeNull()
    expect(open(chat, Infinity)).toBeNull()
    expect(openSizing({ ...alone, layout: chat, arrivalRate: 1, allowance: () => 0 })).toBeNull()
  })
  it('is the inverse of the users that a layout serves', () => {
    fc.assert(
      fc.property(
        anyLayout,
        anyOverflow,
        fc.double({ min: 1, max: 600, noNaN: true }),
        (layout, overflow, interval) => {
          const { utilization } = poissonHeadroom(layout.limit, overflow)
          const users = openUsers(layout.throughput, interval, utilization)
          const replicas = (count: number) =>
            openSizing({
              ...alone,
              layout,
              arrivalRate: openRate(count, interval),
              allowance: poisson(overflow * (1 + 1e-9)),
            })?.replicas
          expect(replicas(users)).toBe(1)
          expect(replicas(users + 1.001)).toBeGreaterThan(1)
        },
      ),
    )
  })
  it('never needs fewer GPUs for more demand, less risk or blinder routing', () => {
    fc.assert(
      fc.property(
        anyLayout,
        anyRate,
        anyRate,
        anyOverflow,
        anyOverflow,
        anyRouting,
        (layout, r1, r2, o1, o2, routing) => {
          const gpus = (arrivalRate: number, overflow: number, by: Routing = routing) =>
            openSizing({ layout, arrivalRate, routing: by, spare: 1, allowance: poisson(overflow) })?.gpus ?? Infinity
          const [low, high] = [Math.min(r1, r2), Math.max(r1, r2)]
          const [strict, lenient] = [Math.min(o1, o2), Math.max(o1, o2)]
          expect(gpus(high, strict)).toBeGreaterThanOrEqual(gpus(low, strict))
          expect(gpus(low, strict)).toBeGreaterThanOrEqual(gpus(low, lenient))
          expect(gpus(low, strict, 'independent')).toBeGreaterThanOrEqual(gpus(low, strict, 'pooled'))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('closedSizing', () => {
  it.each([
    [3, 185],
    [30, 776],
    [60, 1436],
  ])('at a think time of %d s needs a second replica after %d users', (thinkTime, users) => {
    expect([users, users + 1].map((count) => think(count, thinkTime)?.replicas)).toEqual([1, 2])
  })
  it('without think time holds as many users as slots if the least busy replica takes each request', () => {
    expect([128, 129, 256].map((users) => think(users, 0, 'pooled')?.replicas)).toEqual([1, 2, 2])
    expect([128, 129, 256].map((users) => think(users, 0)?.replicas)).toEqual([1, 2, 3])
  })
  it('says how busy the replicas are on average', () => {
    const latency = 128 / 27.07
    expect(think(776, 30)?.utilization).toBeCloseTo((776 * latency) / (latency + 30) / 128, 12)
  })
  it('is null where no number of replicas will do', () => {
    expect(closedSizing({ ...alone, layout: { ...chat, limit: 0 }, users: 1, thinkTime: 1, overflow: 0.01 })).toBeNull()
  })
  it('is one replica up to the users that one serves', () => {
    fc.assert(
      fc.property(
        anyLayout,
        anyOverflow,
        fc.double({ min: 0, max: 120, noNaN: true }),
        anyRouting,
        (layout, overflow, thinkTime, routing) => {
          const latency = layout.limit / layout.throughput
          const users = closedPopulation({ limit: layout.limit, latency, thinkTime, overflow }) ?? NaN
          const replicas = (count: number) =>
            closedSizing({ layout, users: count, thinkTime, overflow, routing, spare: 0 })?.replicas
          expect(replicas(users)).toBe(1)
          expect(replicas(users + 1)).toBeGreaterThan(1)
        },
      ),
      { numRuns: 60 },
    )
  })
  it('never needs fewer GPUs for more users, less thinking or less risk', () => {
    const seconds = fc.double({ min: 0, max: 120, noNaN: true })
    fc.assert(
      fc.property(
        anyLayout,
        anyUsers,
        anyUsers,
        seconds,
        seconds,
        anyOverflow,
        anyRouting,
        (layout, n1, n2, z1, z2, overflow, routing) => {
          const gpus = (users: number, thinkTime: number, risk = overflow) =>
            closedSizing({ layout, users, thinkTime, overflow: risk, routing, spare: 0 })?.gpus ?? Infinity
          const [few, many] = [Math.min(n1, n2), Math.max(n1, n2)]
          const [hasty, slow] = [Math.min(z1, z2), Math.max(z1, z2)]
          expect(gpus(many, slow)).toBeGreaterThanOrEqual(gpus(few, slow))
          expect(gpus(few, hasty)).toBeGreaterThanOrEqual(gpus(few, slow))
          expect(gpus(many, slow, overflow / 2)).toBeGreaterThanOrEqual(gpus(many, slow))
        },
      ),
      { numRuns: 60 },
    )
  })
})
