import * as fc from '../property.ts'
import { describe, expect, it } from 'vitest'
import {
  bindingMetric,
  estimateCrossing,
  failingMetrics,
  linearCrossing,
  maxConcurrency,
  plateauLoad,
  poolAdjacentViolators,
  slackAt,
} from '../../src/maths/max-concurrency.ts'
import { anyTtfts, judged, someChat, someLevel, someMetric, sweep } from './some-levels.ts'
import type { Level } from '../../src/maths/levels.ts'

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

const light = someChat(8, 0.3, 0.06)

describe('bindingMetric', () => {
  it('is the metric whose own run of passes ends first', () => {
    const levels = [light, someChat(16, 2.9, 0.13), someChat(32, 30, 0.14)]
    expect(bindingMetric(levels, light)).toBe('itl')
  })
  it('is the metric further beyond its threshold when two fail together', () => {
    expect(bindingMetric([light, someChat(16, 3.3, 0.18)], light)).toBe('itl')
    expect(bindingMetric([light, someChat(16, 9, 0.13)], light)).toBe('ttft')
  })
  it('is the metric closest to its threshold at the limit when none fails', () => {
    expect(bindingMetric([light], light)).toBe('itl')
  })
  it('is the worst failing metric of the smallest level when that fails', () => {
    expect(bindingMetric([someChat(1, 9, 0.13)], null)).toBe('ttft')
  })
  it('is not a metric that is merely missing', () => {
    expect(bindingMetric([light, someChat(16, 1, null), someChat(32, 4, 0.1)], light)).toBe('ttft')
  })
  it('is null without fail and limit', () => {
    expect(bindingMetric([], null)).toBeNull()
    expect(bindingMetric([someChat(1, null, null)], null)).toBeNull()
  })
})

describe('failingMetrics', () => {
  it('names them', () => {
    expect([someChat(1, 1, 0.2), someChat(1, 4, 0.2), someChat(1, 1, null)].map(failingMetrics)).toEqual([
      ['itl'],
      ['ttft', 'itl'],
      [],
    ])
  })
})

describe('slackAt', () => {
  it('is what the limit leaves of each threshold', () => {
    expect(slackAt([light], light)).toEqual({ ttft: 0.9, itl: 0.5 })
  })
  it('is null for a metric that the limit did not measure, and for all without a limit', () => {
    const plain = someLevel(4, 0.3)
    expect(slackAt([plain, light], plain)).toEqual({ ttft: 0.9, itl: null })
    expect(slackAt([light], null)).toEqual({ ttft: null, itl: null })
  })
})

const run = (throughputs: readonly (number | null)[]) =>
  throughputs.map((throughput, index) => someLevel(2 ** index, 1, { throughput }))

describe('plateauLoad', () => {
  it('is the smallest load with 95 % of the peak', () => {
    const levels = [16, 32, 64, 96, 128, 256].map((load, index) =>
      someLevel(load, 1, { throughput: [6.8148, 11.02, 16.33, 17.32, 18.1, 17.67][index] ?? null }),
    )
    expect(plateauLoad(levels)).toBe(96)
    expect(plateauLoad(run([19, 20]))).toBe(1)
    expect(plateauLoad(run([18.9, 20]))).toBe(2)
  })
  it('skips levels without a throughput', () => {
    expect(plateauLoad(run([null, 5, null, 5]))).toBe(2)
  })
  it('is null without any', () => {
    expect([plateauLoad([]), plateauLoad(run([null, null]))]).toEqual([null, null])
  })
})

const low = someLevel(256, 0.243)
const high = someLevel(320, 4.876)
const estimate = (levels: readonly Level[], integerLoad = true) => estimateCrossing(levels, low, high, integerLoad)

describe('estimateCrossing', () => {
  it('is the crossing of the chord, rounded down', () => {
    expect(estimate([low, high])).toMatchObject({ concurrency: 294, method: 'linear', metric: 'ttft' })
  })
  it('keeps fractions on an axis of rates', () => {
    expect(estimate([low, high], false)?.concurrency).toBeCloseTo(294.085042, 4)
  })
  it('takes the first of several crossings', () => {
    const [from, to] = [someChat(8, 1, 0.11), someChat(16, 4, 0.13)]
    expect(estimateCrossing([from, to], from, to, true)).toMatchObject({
      concurrency: 12,
      method: 'linear',
      metric: 'itl',
    })
  })
  it('smooths a level that is slower than the next before it draws the chord', () => {
    const before = someLevel(192, 0.643)
    const levels = [before, low, high]
    expect(estimate(levels, false)?.concurrency).toBeCloseTo(256 + (64 * (3 - 0.443)) / (4.876 - 0.443), 6)
  })
  it('weighs the smoothing by samples', () => {
    const before = someLevel(192, 0, { metrics: { ttft: someMetric(0.643, 3, 3000) } })
    expect(estimate([before, low, high], false)?.concurrency).toBeCloseTo(256 + (64 * (3 - 0.543)) / (4.876 - 0.543), 6)
  })
  it('stays below the failing level', () => {
    const [from, to] = [someLevel(8, 3), someLevel(9, 3.1)]
    expect(estimateCrossing([from, to], from, to, true)?.concurrency).toBe(8)
    const [a, b] = [someLevel(8, 1), someLevel(10, 3 + 1e-15)]
    expect(estimateCrossing([a, b], a, b, true)?.concurrency).toBe(9)
  })
  it('is null when levels above pull the fit below the threshold', () => {
    expect(estimate([low, high, someLevel(384, 0.3)])).toBeNull()
  })
  it('is null when a metric fails by something else than its value', () => {
    const failed = { ...someMetric(1, 3), verdict: 'fail' as const }
    const both = someChat(320, 1, 0.2)
    const from = someChat(256, 0.5, 0.1)
    const to: Level = { ...both, metrics: { ...both.metrics, ttft: failed } }
    expect(estimateCrossing([from, both], from, both, true)?.metric).toBe('itl')
    expect(estimateCrossing([from, to], from, to, true)).toBeNull()
  })
  it('is null when nothing was measured at one end, or no metric fails', () => {
    const unmeasured = someLevel(320, 1, { metrics: { ttft: { ...someMetric(null, 3), verdict: 'fail' } } })
    expect(estimateCrossing([low, unmeasured], low, unmeasured, true)).toBeNull()
    expect(estimateCrossing([low, someLevel(320, 1)], low, someLevel(320, 1), true)).toBeNull()
  })
  it('is null when the achieved rate does not grow', () => {
    const slower = someLevel(250, 4.876, { order: 320 })
    expect(estimateCrossing([low, slower], low, slower, false)).toBeNull()
  })
})

describe('linearCrossing', () => {
  it.each([
    [500, 260],
    [1000, 266],
    [2000, 280],
    [3000, 294],
  ])('of a limit of %d ms on a measured TTFT cliff is %d', (threshold, expected) => {
    expect(Math.round(linearCrossing(256, 243, 320, 4876, threshold) ?? NaN)).toBe(expected)
  })
  it('is exact between', () => {
    expect(linearCrossing(256, 243, 320, 4876, 3000)).toBeCloseTo(294.085042, 4)
  })
  it('includes both ends', () => {
    expect([linearCrossing(1, 2, 3, 4, 2), linearCrossing(1, 2, 3, 4, 4)]).toEqual([1, 3])
  })
  it('is null beyond the ends and on a flat segment', () => {
    expect(linearCrossing(1, 2, 3, 4, 1.9)).toBeNull()
    expect(linearCrossing(1, 2, 3, 4, 4.1)).toBeNull()
    expect([linearCrossing(1, 2, 3, 2, 2), linearCrossing(1, 2, 3, 2, 5)]).toEqual([null, null])
  })
})

const weighted = fc.array(
  fc.record({ value: fc.double({ min: -1e3, max: 1e3, noNaN: true }), weight: fc.integer({ min: 1, max: 50 }) }),
  { maxLength: 30 },
)
const fit = (points: readonly { readonly value: number; readonly weight: number }[]) =>
  poolAdjacentViolators(
    points.map(({ value }) => value),
    points.map(({ weight }) => weight),
  )

describe('poolAdjacentViolators', () => {
  it('pools a descending pair of equal weight to its mean', () => {
    const values = [40, 53, 69, 91, 182, 243, 241, 4876]
    expect(
      poolAdjacentViolators(
        values,
        values.map(() => 1),
      ),
    ).toEqual([40, 53, 69, 91, 182, 242, 242, 4876])
  })
  it('pools by weight', () => {
    const fitted = poolAdjacentViolators([2.91, 3.96, 4.32, 7.86, 6.74, 8.91], [50, 400, 400, 400, 400, 400])
    expect(fitted.map((value) => Number(value.toFixed(2)))).toEqual([2.91, 3.96, 4.32, 7.3, 7.3, 8.91])
    expect(poolAdjacentViolators([4, 1], [1, 2])).toEqual([2, 2])
  })
  it('pools everything that descends', () => {
    expect(poolAdjacentViolators([3, 2, 1], [1, 1, 1])).toEqual([2, 2, 2])
    expect(poolAdjacentViolators([5, 1, 2], [1, 1, 1]).map((value) => value.toFixed(4))).toEqual(
      Array(3).fill('2.6667'),
    )
  })
  it('has nothing to do with none or one', () => {
    expect([poolAdjacentViolators([], []), poolAdjacentViolators([7], [1])]).toEqual([[], [7]])
  })
  it('never descends and keeps the weighted mean', () => {
    fc.assert(
      fc.property(weighted, (points) => {
        const fitted = fit(points)
        const total = (values: readonly number[]) =>
          values.reduce((sum, value, index) => sum + value * (points[index]?.weight ?? NaN), 0)
        expect(fitted.every((value, index) => index === 0 || value >= (fitted[index - 1] ?? NaN))).toBe(true)
        expect(total(fitted)).toBeCloseTo(total(points.map(({ value }) => value)), 5)
      }),
    )
  })
  it('is at least as close as any other non-decreasing sequence', () => {
    fc.assert(
      fc.property(weighted, fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (points, steps) => {
        let level = -1000
        const other = points.map((_, index) => (level += steps[index] ?? 0))
        const loss = (values: readonly number[]) =>
          points.reduce((sum, { value, weight }, index) => sum + weight * (value - (values[index] ?? NaN)) ** 2, 0)
        expect(loss(fit(points))).toBeLessThanOrEqual(loss(other) + 1e-6)
      }),
    )
  })
})
