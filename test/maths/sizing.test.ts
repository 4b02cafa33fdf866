import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { poissonHeadroom } from '../../src/maths/headroom.ts'
import { cheapestFirst, serversFor, type OptionWeight } from '../../src/maths/sizing.ts'
import { closedUsers } from '../../src/maths/little.ts'

const chat = { limit: 128, throughput: 27.07 }
const long = { limit: 16, throughput: 0.3 }

type Offer = typeof chat

/** Requests/s of one server by the Poisson headroom. */
const safeRate = ({ limit, throughput }: Offer, overflow = 0.01): number =>
  poissonHeadroom(limit, overflow).utilization * throughput

const open = (offer: Offer, rate: number) => serversFor(rate, safeRate(offer))

const anyOffer = fc.record({
  limit: fc.integer({ min: 1, max: 256 }),
  throughput: fc.double({ min: 0.05, max: 50, noNaN: true }),
})
const anyOverflow = fc.double({ min: 1e-4, max: 0.1, noNaN: true })
const anyRate = fc.double({ min: 0, max: 300, noNaN: true })

describe('serversFor', () => {
  it.each([
    [66, 1],
    [67, 2],
    [132, 2],
    [133, 3],
  ])('for %d users who ask every 3 s is %d servers', (users, servers) => {
    expect(open(chat, users / 3)).toBe(servers)
  })
  it('for a department of 500 needs one machine for chat, five for long documents', () => {
    const busy = (500 * 0.5 * 40 * 0.25) / 3600
    expect([open(chat, busy), open(long, busy)]).toEqual([1, 5])
    expect(open(long, (500 * 0.3 * 20 * 0.2) / 3600)).toBe(1)
  })
  it('takes a fixed share of the limit as well', () => {
    expect(serversFor(27.07, 27.07)).toBe(1)
    expect(serversFor(27.07, 0.8 * 27.07)).toBe(2)
    expect(serversFor(2, 1.18)).toBe(2)
  })
  it('is one server for no demand at all, and no number where none will do', () => {
    expect(open(chat, 0)).toBe(1)
    expect([serversFor(Infinity, 1), serversFor(1, 0)]).toEqual([Infinity, Infinity])
  })
  it('is the inverse of the users that a layout serves', () => {
    const anyInterval = fc.double({ min: 1, max: 600, noNaN: true })
    fc.assert(
      fc.property(anyOffer, anyOverflow, anyInterval, (offer, overflow, interval) => {
        const { utilization } = poissonHeadroom(offer.limit, overflow)
        const users = closedUsers(offer.throughput * utilization, 0, interval)
        const servers = (count: number) => serversFor(count / interval, safeRate(offer, overflow * (1 + 1e-9)))
        expect(servers(users)).toBe(1)
        expect(servers(users + 1.001)).toBeGreaterThan(1)
      }),
    )
  })
  it('never needs fewer servers for more demand or less risk', () => {
    fc.assert(
      fc.property(anyOffer, anyRate, anyRate, anyOverflow, anyOverflow, (offer, r1, r2, o1, o2) => {
        const servers = (rate: number, overflow: number) => serversFor(rate, safeRate(offer, overflow))
        const [low, high] = [Math.min(r1, r2), Math.max(r1, r2)]
        const [strict, lenient] = [Math.min(o1, o2), Math.max(o1, o2)]
        expect(servers(high, strict)).toBeGreaterThanOrEqual(servers(low, strict))
        expect(servers(low, strict)).toBeGreaterThanOrEqual(servers(low, lenient))
      }),
      { numRuns: 60 },
    )
  })
})

const order = (...options: readonly OptionWeight[]) => {
  const { orderedBy, ordered } = cheapestFirst(options, (option) => option)
  return [orderedBy, ...ordered.map((option) => options.indexOf(option))]
}

const one: OptionWeight = { cost: 9, gpus: 1, servers: 1, utilization: 0.5 }

describe('cheapestFirst', () => {
  it('goes by cost only where every option has one', () => {
    const cheap = { ...one, cost: 4, gpus: 2 }
    expect(order(one, cheap)).toEqual(['cost', 1, 0])
    expect(order(one, { ...cheap, cost: null })).toEqual(['gpus', 0, 1])
    expect(order()).toEqual(['gpus'])
  })
  it('takes fewer servers of equals, and what is unknown last', () => {
    const four = { ...one, cost: null, gpus: 4, servers: 4 }
    expect(order({ ...four, gpus: null }, four, { ...four, servers: 1 })).toEqual(['gpus', 2, 1, 0])
  })
  it.each([
    ['GPUs', { gpus: 4, utilization: 0.1 }],
    ['servers', { servers: 2, utilization: 0.1 }],
    ['load', { utilization: 0.6 }],
    ['load', { utilization: null }],
  ])('takes what has less of equals, and stays where nothing differs: %s', (_, more) => {
    expect(order({ ...one, ...more }, one)).toEqual(['cost', 1, 0])
    expect(order(one, { ...one, ...more })).toEqual(['cost', 0, 1])
    expect(order({ ...one, ...more }, { ...one, ...more })).toEqual(['cost', 0, 1])
  })
  it('does not order by the noise of a sum', () => {
    expect(order({ ...one, cost: 0.1 + 0.2, utilization: 0.6 }, { ...one, cost: 0.3 })).toEqual(['cost', 1, 0])
  })
})
