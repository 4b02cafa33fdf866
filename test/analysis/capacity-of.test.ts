import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { limitPoint, capacityOf } from '../../src/analysis/capacity-of.ts'
import { anyTtfts, judged, someChat, someLevel, type SomeLevel, sweep } from '../maths/some-levels.ts'
import { onlySeries, someArrivals, someSweep } from './some-sweep.ts'

describe('limitPoint', () => {
  it.each(['p', 'ppf', 'ppfp', 'pxpf', 'xpp', 'pup', 'f', 'up', 'xx'])(
    'of %s is where the limit was measured',
    (letters) => {
      const { points, capacity } = onlySeries(someSweep(letters))
      expect(limitPoint(points)?.level ?? null).toBe(capacity.maxConcurrency)
    },
  )

  it('is the last pass, not another level that achieved as much', () => {
    const { points } = onlySeries([someArrivals('p', 5, 5), someArrivals('p', 6, 5), someArrivals('f', 8, 5)])
    expect(limitPoint(points)?.requestRate).toBe(6)
  })
})

const byLoad = (levels: readonly SomeLevel[]) => levels.toSorted((a, b) => a.load - b.load)

/** The capacity of levels, in the order of their load. */
const capacityIn = (levels: readonly SomeLevel[], axis: 'concurrency' | 'requestRate' = 'concurrency') =>
  capacityOf(
    levels.map(({ load, metrics, throughput, ...level }) => ({
      ...level,
      level: load,
      judgements: Object.fromEntries(Object.entries(metrics).map(([id, one]) => [id, { ...one, statistic: null }])),
      throughput: { requests: throughput },
    })),
    axis,
  )

const limitOf = (ttfts: readonly (number | null)[], threshold = 3) =>
  capacityIn(judged(ttfts, threshold)).maxConcurrency ?? 0

describe('the capacity of levels', () => {
  it.each([
    ['', 'noData', null, null, null, null],
    ['u', 'noData', null, null, null, 1],
    ['p', 'rightCensored', 1, null, 1, null],
    ['f', 'leftCensored', null, 1, null, null],
    ['ppp', 'rightCensored', 4, null, 4, null],
    ['ppff', 'bracketed', 2, 4, 2, null],
    ['fff', 'leftCensored', null, 1, null, null],
    ['pfp', 'nonContiguous', 1, 2, 4, null],
    ['fp', 'nonContiguous', null, 1, 2, null],
    ['uf', 'noData', null, 2, null, 1],
    ['xf', 'noData', null, 2, null, null],
    ['xxff', 'noData', null, 4, null, null],
    ['xpf', 'bracketed', 2, 4, 2, null],
    ['fx', 'leftCensored', null, 1, null, null],
    ['fu', 'leftCensored', null, 1, null, null],
    ['up', 'noData', null, null, 2, 1],
    ['upf', 'noData', null, 4, 2, 1],
    ['ufp', 'nonContiguous', null, 2, 4, 1],
    ['puf', 'bracketed', 1, 4, 1, 2],
    ['pupf', 'bracketed', 1, 8, 4, 2],
    ['pup', 'rightCensored', 1, null, 4, 2],
    ['ppu', 'rightCensored', 2, null, 2, 4],
    ['pfu', 'bracketed', 1, 2, 1, null],
    ['xx', 'noData', null, null, null, null],
    ['pxpf', 'bracketed', 4, 8, 4, null],
    ['pvpf', 'bracketed', 1, 8, 4, 2],
    ['pvp', 'rightCensored', 1, null, 4, 2],
    ['vp', 'noData', null, null, 2, 1],
    ['vpf', 'noData', null, 4, 2, 1],
  ])('of %j is %s with limit %s, first fail %s, last pass %s, gap %s', (letters, status, limit, first, last, gap) => {
    expect(capacityIn(sweep(letters))).toMatchObject({
      status,
      maxConcurrency: limit,
      firstFailing: first,
      largestPassing: last,
      gap,
    })
  })

  it('answers a bracketed sweep in full', () => {
    const levels = [
      { ...someChat(320, 4.876, 0.09), throughput: 17.9 },
      { ...someChat(64, 0.091, 0.05), throughput: 16.33 },
      { ...someChat(128, 0.182, 0.06), throughput: 18.1 },
      { ...someChat(256, 0.243, 0.08), throughput: 17.67 },
      { ...someChat(192, 9, 0.2), usable: false, bridged: true },
      { ...someChat(96, 0.1, 0.055), throughput: 17.32 },
    ]
    const { slack, ...rest } = capacityIn(byLoad(levels))
    expect(rest).toEqual({
      axis: 'concurrency',
      status: 'bracketed',
      maxConcurrency: 256,
      firstFailing: 320,
      largestPassing: 256,
      binding: 'ttft',
      throughput: 17.67,
      estimate: { concurrency: 294, method: 'linear', metric: 'ttft' },
      plateau: 96,
      recommended: 96,
      excluded: [192],
      gap: null,
    })
    expect(slack['ttft']).toBeCloseTo(0.919, 12)
    expect(slack['itl']).toBeCloseTo(1 / 3, 12)
  })
  it('leaves a sweep without failing level open at the top', () => {
    const capacity = capacityIn([someLevel(64, 1, { throughput: 20 }), someLevel(128, 2, { throughput: 27.07 })])
    expect(capacity).toMatchObject({ status: 'rightCensored', maxConcurrency: 128, throughput: 27.07, estimate: null })
    expect(capacity).toMatchObject({ plateau: 128, recommended: 128, binding: 'ttft' })
  })
  it('has no numbers at the limit when the smallest level fails', () => {
    const capacity = capacityIn([someChat(1, 4, 0.24), someChat(2, 5, 0.3)])
    expect(capacity).toMatchObject({ status: 'leftCensored', binding: 'itl', slack: { ttft: null, itl: null } })
    expect(capacity).toMatchObject({ throughput: null, estimate: null, plateau: null, recommended: null })
  })
  it('estimates nothing across a gap or under a pass above a fail', () => {
    expect(capacityIn(sweep('ppf')).estimate).not.toBeNull()
    expect(capacityIn(sweep('puf')).estimate).toBeNull()
    expect(capacityIn(sweep('pfp')).estimate).toBeNull()
  })
  it('recommends nothing without throughputs', () => {
    expect(capacityIn(sweep('pp'))).toMatchObject({ maxConcurrency: 2, plateau: null, recommended: null })
  })
  it('reads an open-loop sweep in the order of the offered rate', () => {
    const levels = [someLevel(5.98, 0.4), someLevel(11.9, 2), someLevel(11.5, 9)]
    expect(capacityIn(levels, 'requestRate')).toMatchObject({
      status: 'bracketed',
      maxConcurrency: 11.9,
      firstFailing: 11.5,
      estimate: null,
    })
  })

  it('never rises with a stricter threshold', () => {
    const threshold = fc.double({ min: 0.01, max: 6, noNaN: true })
    fc.assert(
      fc.property(anyTtfts, threshold, threshold, (ttfts, one, other) => {
        expect(limitOf(ttfts, Math.min(one, other))).toBeLessThanOrEqual(limitOf(ttfts, Math.max(one, other)))
      }),
    )
  })
  it('knows no unit of time', () => {
    const unit = fc.constantFrom(1e-3, 60, 1000)
    fc.assert(
      fc.property(anyTtfts, unit, (ttfts, per) => {
        const scaled = ttfts.map((ttft) => (ttft === null ? null : ttft * per))
        const [here, there] = [judged(ttfts, 3), judged(scaled, 3 * per)].map((levels) => capacityIn(levels))
        const timeless = (limit: typeof here) => ({
          ...limit,
          slack: {},
          estimate: limit?.estimate?.concurrency ?? null,
        })
        expect(timeless(there)).toEqual(timeless(here))
        for (const [id, slack] of Object.entries(here?.slack ?? {}))
          if (slack !== null) expect(there?.slack[id]).toBeCloseTo(slack, 9)
      }),
    )
  })
  it('never rises with one more failing level', () => {
    fc.assert(
      fc.property(anyTtfts, fc.integer({ min: 1, max: 300 }), (ttfts, load) => {
        const levels = judged(ttfts, 3)
        const more = capacityIn(byLoad([...levels, someLevel(load + 0.5, 5)]))
        expect(more.maxConcurrency ?? 0).toBeLessThanOrEqual(limitOf(ttfts))
      }),
    )
  })
  it('takes an unusable level as never measured, but that it cannot say that the lowest of all fails', () => {
    fc.assert(
      fc.property(anyTtfts, fc.integer({ min: 1, max: 300 }), fc.nat(6), (ttfts, load, ttft) => {
        const levels = judged(ttfts, 3)
        const more = capacityIn(byLoad([someLevel(load + 0.5, ttft, { usable: false }), ...levels]))
        const without = capacityIn(levels)
        const isLowest = without.status === 'leftCensored' && load + 0.5 < without.firstFailing!
        const status = isLowest ? 'noData' : without.status
        expect(more).toEqual({ ...without, status, excluded: [load + 0.5] })
      }),
    )
  })
  it('keeps its numbers consistent', () => {
    fc.assert(
      fc.property(anyTtfts, (ttfts) => {
        const levels = judged(ttfts, 3)
        const capacity = capacityIn(levels)
        const { status, estimate, recommended } = capacity
        const [limit, first] = [capacity.maxConcurrency, capacity.firstFailing]
        if (status === 'bracketed') expect(limit).toBeLessThan(first ?? NaN)
        if (status === 'leftCensored' || status === 'noData') expect(limit).toBeNull()
        if (estimate !== null) expect(estimate.concurrency).toBeGreaterThanOrEqual(limit ?? NaN)
        if (estimate !== null) expect(estimate.concurrency).toBeLessThan(first ?? NaN)
        if (recommended !== null) expect(recommended).toBeLessThanOrEqual(limit ?? NaN)
      }),
    )
  })
})

const light = someChat(8, 0.3, 0.06)

describe('the binding limit', () => {
  it('is the metric whose own run of passes ends first', () => {
    const levels = [light, someChat(16, 2.9, 0.13), someChat(32, 30, 0.14)]
    expect(capacityIn(levels).binding).toBe('itl')
  })
  it('is the metric further beyond its threshold when two fail together', () => {
    expect(capacityIn([light, someChat(16, 3.3, 0.18)]).binding).toBe('itl')
    expect(capacityIn([light, someChat(16, 9, 0.13)]).binding).toBe('ttft')
  })
  it('is the metric closest to its threshold at the limit when none fails', () => {
    expect(capacityIn([light]).binding).toBe('itl')
  })
  it('is the worst failing metric of the smallest level when that fails', () => {
    expect(capacityIn([someChat(1, 9, 0.13)]).binding).toBe('ttft')
  })
  it('is not a metric that is merely missing', () => {
    expect(capacityIn([light, someChat(16, 1, null), someChat(32, 4, 0.1)]).binding).toBe('ttft')
  })
  it('is null without fail and limit', () => {
    expect(capacityIn([]).binding).toBeNull()
    expect(capacityIn([someChat(1, null, null)]).binding).toBeNull()
  })
})

describe('slack', () => {
  it('is what the limit leaves of each threshold', () => {
    expect(capacityIn([light]).slack).toEqual({ ttft: 0.9, itl: 0.5 })
  })
  it('is null for a metric that the limit did not measure, and for all without a limit', () => {
    const plain = someLevel(4, 0.3)
    expect(capacityIn([plain, someChat(8, 4, 0.06)]).slack).toEqual({ ttft: 0.9, itl: null })
    expect(capacityIn([someChat(8, 4, 0.2)]).slack).toEqual({ ttft: null, itl: null })
  })
})

const estimate = (...told: Parameters<typeof capacityOf>) => capacityOf(...told).estimate!.concurrency

describe('capacityOf', () => {
  it('is the limit of the levels, whatever series they stand in', () => {
    const { points, capacity } = onlySeries(someSweep('ppxf'))
    expect(capacityOf(points, 'concurrency')).toEqual(capacity)
    expect(capacity).toMatchObject({ maxConcurrency: 2, firstFailing: 8, excluded: [4] })
  })

  it('estimates whole concurrencies, and rates as they are', () => {
    const closed = onlySeries(someSweep('pppppf')).points
    const open = onlySeries([someArrivals('p', 8, 8), someArrivals('f', 16, 12.3)]).points
    expect(Number.isInteger(estimate(closed, 'concurrency'))).toBe(true)
    expect(Number.isInteger(estimate(open, 'requestRate'))).toBe(false)
  })
})
