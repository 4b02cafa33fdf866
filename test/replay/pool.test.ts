import { describe, expect, it } from 'vitest'
import { poissonHeadroom } from '../../src/maths/headroom.ts'
import { serversFor } from '../../src/maths/sizing.ts'
import { plannedRate } from '../../src/replay/arrivals.ts'
import { type Pool, pooledRate, serversPooled } from '../../src/replay/pool.ts'
import { seededRandom } from '../../src/replay/random.ts'
import * as fc from '../property.ts'

const overflow = 0.01

/** Servers of so many in flight and requests/s at that limit; `each` by the law that their pool is of. */
const poolOf = (concurrency: number, throughput: number, more: Partial<Pool> = {}): Pool => {
  const level = { concurrency, throughput }
  return { level, overflow, each: plannedRate([level], more.overflow ?? overflow), most: throughput, ...more }
}

const chat = poolOf(128, 27.07)
const small = poolOf(16, 10)

const anyPool = fc
  .record({
    concurrency: fc.integer({ min: 2, max: 128 }),
    throughput: fc.double({ min: 0.05, max: 50, noNaN: true }),
    overflow: fc.double({ min: 1e-3, max: 0.1, noNaN: true }),
    share: fc.double({ min: 0.3, max: 1, noNaN: true }),
  })
  .map(({ concurrency, throughput, share, ...more }) => {
    const pool = poolOf(concurrency, throughput, { ...more, most: share * throughput })
    return { ...pool, each: Math.min(pool.each, pool.most) }
  })
const anyCount = fc.integer({ min: 1, max: 12 })

describe('servers as one pool', () => {
  it('takes 37.9/s on two servers of 128 in flight, where requests at random take 37.4/s', () => {
    expect(2 * chat.each).toBeCloseTo(37.4, 1)
    expect(pooledRate(chat, 2)).toBeCloseTo(2 * 0.7 * 27.07, 9)
    expect([37.8, 37.9].map((rate) => serversPooled(rate, chat))).toEqual([2, 3])
    expect(serversFor(37.8, chat.each)).toBe(3)
  })

  it('plans with 85 % of the load that the chance leaves, as for one server, and with 70 % of the throughput at most', () => {
    const bound = (poissonHeadroom(2 * 16, overflow).maxMeanConcurrency * 10) / 16
    expect(pooledRate(small, 2)).toBeCloseTo(0.85 * bound, 9)
    expect(small.each).toBeCloseTo(4.73, 2)
    expect(pooledRate(small, 2)).toBeCloseTo(11.2, 1)
    expect(pooledRate(small, 16)).toBeCloseTo(16 * 7, 9)
    expect(serversPooled(11.2, small)).toBe(2)
    expect(serversFor(11.2, small.each)).toBe(3)
  })

  it('gains nothing for one server, nor where one takes as much as a pool may', () => {
    expect([18.7, 18.8].map((rate) => serversPooled(rate, chat))).toEqual([1, 2])
    expect(pooledRate(chat, 1)).toBe(chat.each)
    const roomy = poolOf(512, 40)
    expect(roomy.each).toBeGreaterThan(0.7 * 40)
    expect(pooledRate(roomy, 9)).toBeCloseTo(9 * roomy.each, 9)
  })

  it('keeps to the share that was planned for one server', () => {
    expect(serversPooled(11.2, { ...small, most: 0.5 * 10 })).toBe(3)
  })

  it('keeps what one server takes at random where that is more than the pool allows', () => {
    expect(serversPooled(48, { ...chat, each: 24 })).toBe(2)
    expect(serversPooled(48, chat)).toBe(3)
  })

  it('is no number where none will do', () => {
    expect(serversPooled(200_000 * chat.each, chat)).toBeGreaterThan(100_000)
  })

  it('never takes more servers than at random, and one where one is enough', () => {
    fc.assert(
      fc.property(anyPool, fc.double({ min: 0, max: 12, noNaN: true }), (pool, times) => {
        const [random, servers] = [serversFor(times * pool.each, pool.each), serversPooled(times * pool.each, pool)]
        expect(servers).toBeLessThanOrEqual(random)
        if (random === 1 || servers === 1) expect(servers).toBe(random)
        expect(times * pool.each).toBeLessThanOrEqual(servers * Math.max(pool.each, pool.most) * (1 + 1e-9))
      }),
    )
  })

  it('takes more the more servers there are, and each of them no less', () => {
    fc.assert(
      fc.property(anyPool, anyCount, (pool, servers) => {
        const each = (count: number) => pooledRate(pool, count) / count
        expect(each(servers + 1)).toBeGreaterThanOrEqual(each(servers) * (1 - 1e-9))
        expect(each(servers)).toBeLessThanOrEqual(Math.max(pool.each, pool.most) * (1 + 1e-9))
      }),
    )
  })
})

/** Departures of requests in flight by their time, the next first. */
const heap = (): { readonly push: (time: number, at: number) => void; readonly until: (time: number) => number[] } => {
  const all: (readonly [time: number, at: number])[] = []
  const swap = (i: number, j: number): void => void ([all[i], all[j]] = [all[j]!, all[i]!])
  const later = (i: number, j: number): boolean => (all[i]?.[0] ?? Infinity) > (all[j]?.[0] ?? Infinity)
  const sink = (i: number): void => {
    const least = later(2 * i + 1, 2 * i + 2) ? 2 * i + 2 : 2 * i + 1
    if (!later(i, least)) return
    swap(i, least)
    sink(least)
  }
  return {
    push: (time, at) => {
      all.push([time, at])
      for (let i = all.length - 1; i > 0 && later((i - 1) >> 1, i); i = (i - 1) >> 1) swap(i, (i - 1) >> 1)
    },
    until: (time) => {
      const gone: number[] = []
      while (all.length > 0 && all[0]![0] <= time) {
        gone.push(all[0]![1])
        swap(0, all.length - 1)
        all.pop()
        sink(0)
      }
      return gone
    },
  }
}

const latencies = {
  exponential: (random: () => number) => -Math.log(1 - random()),
  equal: () => 1,
  uneven: (random: () => number) => (random() < 0.1 ? 5.5 : 0.5),
} as const

/** The share of requests that found all servers at their limit or beyond, sent to the one with the fewest in flight. */
const crowded = (
  pool: Pool,
  servers: number,
  rate: number,
  latency: keyof typeof latencies,
  count = 120_000,
): number => {
  const random = seededRandom(servers)
  const mean = pool.level.concurrency / pool.level.throughput
  const inFlight = Array.from({ length: servers }, () => 0)
  const departures = heap()
  let [time, late] = [0, 0]
  for (let i = 0; i < count; i++) {
    time += latencies.exponential(random) / rate
    for (const at of departures.until(time)) inFlight[at]!--
    const at = inFlight.indexOf(Math.min(...inFlight))
    if (inFlight[at]! >= pool.level.concurrency) late++
    inFlight[at]!++
    departures.push(time + mean * latencies[latency](random), at)
  }
  return late / count
}

describe('a simulated pool behind least-request balancing', () => {
  it.each([
    [2, 128, 'exponential'],
    [3, 16, 'equal'],
    [8, 16, 'uneven'],
  ] as const)(
    '%d servers of %d in flight: requests rarely find no place, whatever their times (%s)',
    (servers, c, times) => {
      const pool = poolOf(c, 0.3 * c)
      const random = servers * pool.each
      const rate = pooledRate(pool, servers)
      expect(rate).toBeGreaterThan(random)
      expect(crowded(pool, servers, rate, times)).toBeLessThan(overflow)
    },
  )

  it('exceeds the chance where the rate is that of the limits themselves, so that the test can fail', () => {
    const pool = poolOf(16, 4.8)
    expect(crowded(pool, 8, 8 * 4.8, 'exponential')).toBeGreaterThan(overflow)
  })

  it('comes near the accepted chance at the bound of the law', () => {
    const pool = poolOf(16, 4.8)
    const bound = (poissonHeadroom(4 * 16 - 1, overflow).maxMeanConcurrency * 4.8) / 16
    const share = crowded(pool, 4, bound, 'exponential', 400_000)
    expect(share).toBeLessThan(overflow)
    expect(share).toBeGreaterThan(0.5 * overflow)
  })
})
