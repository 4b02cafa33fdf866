import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import { maxConcurrency } from '../../src/capacity/max-concurrency.ts'
import { anyTtfts, judged, someChat, someLevel, sweep } from './some-levels.ts'

const whole = { integerLoad: true }
const limitOf = (ttfts: readonly (number | null)[], threshold = 3) =>
  maxConcurrency(judged(ttfts, threshold), whole).maxConcurrency ?? 0

describe('maxConcurrency', () => {
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
    expect(maxConcurrency(sweep(letters), whole)).toMatchObject({
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
    const { slack, ...rest } = maxConcurrency(levels, whole)
    expect(rest).toEqual({
      status: 'bracketed',
      maxConcurrency: 256,
      firstFailing: 320,
      largestPassing: 256,
      binding: 'ttft',
      throughput: 17.67,
      estimate: { concurrency: 294, method: 'linear', metric: 'ttft', chord: [0.243, 4.876] },
      plateau: 96,
      recommended: 96,
      excluded: [192],
      gap: null,
    })
    expect(slack['ttft']).toBeCloseTo(0.919, 12)
    expect(slack['itl']).toBeCloseTo(1 / 3, 12)
  })
  it('leaves a sweep without failing level open at the top', () => {
    const capacity = maxConcurrency(
      [someLevel(64, 1, { throughput: 20 }), someLevel(128, 2, { throughput: 27.07 })],
      whole,
    )
    expect(capacity).toMatchObject({ status: 'rightCensored', maxConcurrency: 128, throughput: 27.07, estimate: null })
    expect(capacity).toMatchObject({ plateau: 128, recommended: 128, binding: 'ttft' })
  })
  it('has no numbers at the limit when the smallest level fails', () => {
    const capacity = maxConcurrency([someChat(1, 4, 0.24), someChat(2, 5, 0.3)], whole)
    expect(capacity).toMatchObject({ status: 'leftCensored', binding: 'itl', slack: { ttft: null, itl: null } })
    expect(capacity).toMatchObject({ throughput: null, estimate: null, plateau: null, recommended: null })
  })
  it('estimates nothing across a gap or under a pass above a fail', () => {
    expect(maxConcurrency(sweep('ppf'), whole).estimate).not.toBeNull()
    expect(maxConcurrency(sweep('puf'), whole).estimate).toBeNull()
    expect(maxConcurrency(sweep('pfp'), whole).estimate).toBeNull()
  })
  it('recommends nothing without throughputs', () => {
    expect(maxConcurrency(sweep('pp'), whole)).toMatchObject({ maxConcurrency: 2, plateau: null, recommended: null })
  })
  it('reads an open-loop sweep in the order of the offered rate', () => {
    const levels = [
      someLevel(11.5, 9, { order: 20 }),
      someLevel(11.9, 2, { order: 12 }),
      someLevel(5.98, 0.4, { order: 6 }),
    ]
    expect(maxConcurrency(levels, { integerLoad: false })).toMatchObject({
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
        const [here, there] = [judged(ttfts, 3), judged(scaled, 3 * per)].map((levels) => maxConcurrency(levels, whole))
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
        const more = maxConcurrency([...levels, someLevel(load + 0.5, 5)], whole)
        expect(more.maxConcurrency ?? 0).toBeLessThanOrEqual(limitOf(ttfts))
      }),
    )
  })
  it('takes an unusable level as never measured, but that it cannot say that the lowest of all fails', () => {
    fc.assert(
      fc.property(anyTtfts, fc.integer({ min: 1, max: 300 }), fc.nat(6), (ttfts, load, ttft) => {
        const levels = judged(ttfts, 3)
        const more = maxConcurrency([someLevel(load + 0.5, ttft, { usable: false }), ...levels], whole)
        const without = maxConcurrency(levels, whole)
        const isLowest = without.status === 'leftCensored' && load + 0.5 < without.firstFailing!
        const status = isLowest ? 'noData' : without.status
        expect(more).toEqual({ ...without, status, excluded: [load + 0.5] })
      }),
    )
  })
  it('does not depend on the order of its input, and keeps its numbers consistent', () => {
    fc.assert(
      fc.property(anyTtfts, (ttfts) => {
        const levels = judged(ttfts, 3)
        const capacity = maxConcurrency(levels, whole)
        const { status, estimate, recommended } = capacity
        const [limit, first] = [capacity.maxConcurrency, capacity.firstFailing]
        expect(maxConcurrency(levels.toReversed(), whole)).toEqual(capacity)
        if (status === 'bracketed') expect(limit).toBeLessThan(first ?? NaN)
        if (status === 'leftCensored' || status === 'noData') expect(limit).toBeNull()
        if (estimate !== null) expect(estimate.concurrency).toBeGreaterThanOrEqual(limit ?? NaN)
        if (estimate !== null) expect(estimate.concurrency).toBeLessThan(first ?? NaN)
        if (recommended !== null) expect(recommended).toBeLessThanOrEqual(limit ?? NaN)
      }),
    )
  })
})
