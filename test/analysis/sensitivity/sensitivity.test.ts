import { describe, expect, it } from 'vitest'
import { endOf } from '../../../src/analysis/sensitivity/base.ts'
import { bySwing, sensitivityOf } from '../../../src/analysis/sensitivity/sensitivity.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Assumption, Series } from '../../../src/model/report.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { somePlan, someSla } from '../../builders.ts'
import * as fc from '../../property.ts'
import { onlySeries as analysedSeries, someLoad, someArrivals, someSweep } from '../some-sweep.ts'
import { assumptionOf, at, twoLevels, usersOf, measured } from './some-base.ts'

/** At an interval that every answer keeps. */
const onlySeries = (runs: readonly SettledRun[], plan: Partial<Plan> = {}): Series =>
  analysedSeries(runs, { intervals: [30], ...plan })

/** Three repeats of the higher level, of which one fails. */
const repeated = [at(32, 1), at(64, 2), at(64, 2.1), at(64, 3.2)]

const derived = (runs: typeof repeated, plan: Partial<Plan>): number =>
  onlySeries(runs, plan).users.find(({ basis, model }) => basis === 'open' && model === 'poisson')!.users

/** Every request's TTFT, spread evenly so that the 99th percentile is this. */
const withRequests = (concurrency: number, p99: number) =>
  at(concurrency, p99, {
    completed: 600,
    latency: { ttft: { mean: null, median: null, std: null, p99 } },
    samples: { ttft: Float64Array.from({ length: 600 }, (_, i) => (p99 * i) / (599 * 0.99)) },
  })

const given = { chosenBy: { ...somePlan().chosenBy, utilizations: 'flag' as const } }

/** Somebody gave the planned shares. */
const byHand = { ...somePlan().chosenBy, utilizations: 'plan' } as const

describe('choicesOf', () => {
  it.each([30, 60])('reads the demand the other way with the same %d seconds, after the answer', (interval) => {
    const series = onlySeries(twoLevels, { intervals: [interval] })
    const waiting = onlySeries(twoLevels, { intervals: [], thinkTimes: [interval] }).users.find(
      ({ basis, model }) => basis === 'closed' && model === 'poisson',
    )!
    const { ends, swing } = assumptionOf(series, 'reading')
    expect(ends.map(({ users }) => users)).toEqual([waiting.users])
    expect(swing).toBe(waiting.users - series.sensitivity!.users)
    expect(swing).toBeGreaterThanOrEqual(0)
  })

  it.each([30, 60])('takes nobody for one who does not wait where the plan states both: %d seconds', (thinkTime) => {
    const plan = { intervals: [30], thinkTimes: [thinkTime] }
    expect(onlySeries(twoLevels, plan).sensitivity).toMatchObject({ basis: 'open', interval: 30 })
    expect(names(onlySeries(twoLevels, plan))).not.toContain('reading')
  })

  it('plans with one share or with two, of those that somebody gave', () => {
    expect(usersOf(assumptionOf(onlySeries(twoLevels, { ...given, utilizations: [0.7] }), 'share'))).toHaveLength(1)
    const found = assumptionOf(onlySeries(twoLevels, given), 'share')
    expect(found.ends.map(({ value }) => value)).toEqual([0.7, 0.8])
  })

  it('merges repeats in every other way', () => {
    const found = assumptionOf(onlySeries(repeated), 'repeatPolicy')
    expect(found).toMatchObject({ base: 'worst', range: 'choices' })
    expect(found.ends).toMatchObject([
      { value: 'median', level: 64, users: derived(repeated, { repeatPolicy: 'median' }) },
    ])
    expect(found.swing).toBeGreaterThan(0)
  })

  it('pools only what has the requests of every run, and only what was repeated', () => {
    const whole = repeated.map((run) => withRequests(run.load.concurrency!, run.latency.ttft!.p99!))
    const found = assumptionOf(onlySeries(whole), 'repeatPolicy')
    expect(found.ends.map(({ value }) => value)).toEqual(['median', 'pooled'])
    const single = onlySeries(twoLevels).sensitivity!.assumptions.map(({ parameter }) => parameter)
    expect(single).not.toContain('repeatPolicy')
  })

  it('takes back what was accepted', () => {
    const runs = [someLoad('p', 32), someLoad('x', 64), someLoad('f', 128)]
    const found = assumptionOf(onlySeries(runs, { accept: ['V05'] }), 'accept')
    expect(found).toMatchObject({ base: 'V05', ends: [{ value: 'none', level: 32 }] })
    const without = onlySeries(runs).sensitivity!.assumptions.map(({ parameter }) => parameter)
    expect(without).not.toContain('accept')
  })
})

const written = (requests: number, requestsRounding: number) => ({ throughput: { requests, requestsRounding } })

/** Throughput written coarsely. */
const rounded = [at(64, 2, written(15.875, 0.0625)), at(128, 4, written(31.75, 0.0625))]

const valuesAt = (name: string, plan: Partial<Plan> = {}, runs = twoLevels) =>
  assumptionOf(onlySeries(runs, plan), name).ends.map(({ value }) => value)

describe('numbersOf', () => {
  it('moves times and thresholds by half, and the accepted chance from a tenth to five times', () => {
    expect(valuesAt('interval')).toEqual([15, 45])
    expect(valuesAt('ttft.p99')).toEqual([1.5, 4.5])
    expect(valuesAt('itl.p99')).toEqual([0.06, 0.18])
    expect(valuesAt('overflow')).toEqual([0.001, 0.05])
  })

  it('accepts a chance of one half at most', () => {
    expect(valuesAt('overflow', { overflow: 0.2 })).toEqual([0.02, 0.5])
  })

  it('moves the throughput of the limit by how it was written, and the time in the system with it', () => {
    const found = assumptionOf(onlySeries(rounded), 'throughput')
    expect(found).toMatchObject({ base: 15.875, range: 'rounding' })
    expect(found.ends.map(({ throughput, latency }) => [throughput, latency])).toEqual([
      [15.8125, 64 / 15.8125],
      [15.9375, 64 / 15.9375],
    ])
    const [low, high] = usersOf(found)
    expect(low).toBeLessThanOrEqual(high!)
  })

  it('does not mention a rounding too fine to move anything', () => {
    const { sensitivity } = onlySeries(twoLevels)
    expect(sensitivity?.assumptions.map(({ parameter }) => parameter)).not.toContain('throughput')
  })

  it('moves a single planned share by half, and never above the whole', () => {
    const runs = [at(1, 2), at(2, 4)]
    expect(valuesAt('share', { utilizations: [0.8], chosenBy: byHand }, runs)).toEqual([0.4, 1])
    expect(valuesAt('share', { utilizations: [0.6, 0.9], chosenBy: byHand }, runs)).toEqual([0.6, 0.9])
  })

  it('moves the throughput by the coarsest rounding of the repeats of the limit', () => {
    const repeats = [at(64, 2, written(15.9, 0.05)), at(64, 2, written(15.8, 0.005)), at(128, 4)]
    const { ends } = assumptionOf(onlySeries(repeats), 'throughput')
    expect(ends.map(({ throughput }) => throughput)).toEqual([15.8 - 0.05, 15.8 + 0.05])
  })
})

const lowerBound = { level: 8, throughput: 2, latency: 4, censored: true }
const rowWith = (swing: number | null): Assumption => ({
  parameter: 'interval',
  limit: null,
  base: 1,
  range: 'half',
  ends: [],
  swing,
})

describe('endOf', () => {
  it('holds the limit, and nothing of one that is not there', () => {
    expect(endOf(3, lowerBound, 5)).toEqual({ value: 3, ...lowerBound, users: 5 })
    expect(endOf('median', null, null)).toEqual({
      value: 'median',
      level: null,
      throughput: null,
      latency: null,
      censored: false,
      users: null,
    })
  })
})

describe('bySwing', () => {
  it('puts what leaves no answer first, then the widest, and keeps the order of equals', () => {
    const rows = [rowWith(1), rowWith(null), rowWith(7), rowWith(null), rowWith(1)]
    const sorted = rows.toSorted(bySwing)
    expect(sorted.map(({ swing }) => swing)).toEqual([null, null, 7, 1, 1])
    expect(sorted.indexOf(rows[0]!)).toBeLessThan(sorted.indexOf(rows[4]!))
  })
})

const names = ({ sensitivity }: Series): readonly string[] =>
  sensitivity?.assumptions.map(({ parameter, limit }) => limit ?? parameter) ?? []

/** The users that the same plan counts where one thing is changed. */
const analysed = (runs: readonly SettledRun[], plan: Partial<Plan>): number | null => {
  const { users } = onlySeries(runs, plan)
  return users.find(({ basis, model }) => basis === 'open' && model !== 'fixed')?.users ?? null
}

describe('sensitivityOf', () => {
  const series = onlySeries(twoLevels)
  const base = series.users.find(({ model }) => model === 'poisson')!

  it('moves the derived users of the first interval', () => {
    expect(series.sensitivity).toMatchObject({
      basis: 'open',
      interval: 30,
      thinkTime: null,
      share: null,
      factor: 1,
      users: base.users,
    })
  })

  it('tells what anybody would find who changes the plan', () => {
    const ends: readonly (readonly [string, readonly Partial<Plan>[]])[] = [
      ['interval', [{ intervals: [15] }, { intervals: [45] }]],
      ['overflow', [{ overflow: 0.001 }, { overflow: 0.05 }]],
      [
        'ttft.p99',
        [{ sla: someSla('ttft.p99<=1.5s,itl.p99<=120ms') }, { sla: someSla('ttft.p99<=4.5s,itl.p99<=120ms') }],
      ],
      ['itl.p99', [{ sla: someSla('ttft.p99<=3s,itl.p99<=60ms') }, { sla: someSla('ttft.p99<=3s,itl.p99<=180ms') }]],
    ]
    for (const [name, plans] of ends)
      expect(usersOf(assumptionOf(series, name)), name).toEqual(plans.map((plan) => analysed(twoLevels, plan)))
  })

  it('puts what leaves no answer first, and then the widest', () => {
    expect(assumptionOf(series, 'ttft.p99')).toMatchObject({ swing: null })
    const swings = series.sensitivity!.assumptions.map(({ swing }) => swing ?? Infinity)
    expect(swings).toEqual(swings.toSorted((a, b) => b - a))
    expect(swings[0]).toBe(Infinity)
  })

  it('judges thresholds again on measured levels, and says where no higher one was measured', () => {
    const [strict, lenient] = assumptionOf(series, 'ttft.p99').ends
    expect(strict).toEqual({ value: 1.5, level: null, throughput: null, latency: null, censored: false, users: null })
    expect(lenient).toMatchObject({ value: 4.5, level: 128, censored: true })
  })

  it('holds the other reading of the interval, and planned shares beside the derived number where somebody gave them', () => {
    const closed = series.users.find(({ basis, model }) => basis === 'closed' && model !== 'fixed')!
    expect(usersOf(assumptionOf(series, 'reading'))).toEqual([closed.users])
    expect(names(series)).not.toContain('share')
    const planned = onlySeries(twoLevels, given)
    const shares = planned.users.filter(({ basis, model }) => basis === 'open' && model === 'fixed')
    expect(usersOf(assumptionOf(planned, 'share'))).toEqual([shares[0]!.users, shares.at(-1)!.users])
  })

  it('moves the think time where the plan has no interval', () => {
    const waiting = onlySeries(twoLevels, { intervals: [], thinkTimes: [30] })
    expect(waiting.sensitivity).toMatchObject({ basis: 'closed', interval: null, thinkTime: 30 })
    const found = [15, 45].map(
      (thinkTime) =>
        onlySeries(twoLevels, { intervals: [], thinkTimes: [thinkTime] }).users.find(
          ({ basis, model }) => basis === 'closed' && model === 'poisson',
        )!.users,
    )
    expect(usersOf(assumptionOf(waiting, 'thinkTime'))).toEqual(found)
    expect(names(waiting)).not.toContain('reading')
  })

  it('moves what is planned with of loads at random, whose bursts are measured', () => {
    const runs = [someArrivals('p', 4, 4), someArrivals('p', 8, 8), someArrivals('f', 16, 12)]
    const kept = onlySeries(runs)
    expect(kept.sensitivity).toMatchObject({ share: 0.9, users: Math.floor(8 * 0.9 * 30) })
    expect(names(kept)).toContain('ttft.p99')
    expect(names(kept)).not.toContain('share')
    const shared = onlySeries(runs, { chosenBy: byHand })
    expect(shared.sensitivity).toMatchObject({ share: 0.7, users: Math.floor(8 * 0.7 * 30) })
    expect(usersOf(assumptionOf(shared, 'share'))).toEqual([Math.floor(8 * 0.7 * 30), Math.floor(8 * 0.8 * 30)])
    for (const one of [kept, shared]) expect(names(one)).not.toContain('overflow')
  })

  it('keeps the ratio of a replayed promise to the overflow rule, which then has no say', () => {
    const { headroom } = series
    const arrivalRate = 1.2 * headroom!.arrivalRate
    const promise = { ...headroom!.promise!, rule: 'replay', refusal: null } as const
    const users = series.users.map((row) =>
      row.model === 'poisson' ? { ...row, arrivalRate, users: Math.floor(arrivalRate * 30) } : row,
    )
    const told = { ...series, headroom: { ...headroom!, arrivalRate, promise }, users }
    const found = sensitivityOf(measured(twoLevels), told, somePlan())
    expect(found?.factor).toBeCloseTo(1.2, 12)
    const interval = found!.assumptions.find(({ parameter }) => parameter === 'interval')
    expect(usersOf(interval!)).toEqual([Math.floor(arrivalRate * 15), Math.floor(arrivalRate * 45)])
    expect(found!.assumptions.map(({ parameter }) => parameter)).not.toContain('overflow')
  })

  it.each<[string, readonly SettledRun[], Partial<Plan>]>([
    ['nothing that passes', someSweep('ff'), {}],
    ['nothing that can be judged', someSweep('uu'), {}],
    ['no demand', twoLevels, { intervals: [], thinkTimes: [] }],
    ['nobody served', [at(1, 2), at(2, 4)], { intervals: [1e-3] }],
  ])('is null for %s', (_, runs, plan) => {
    expect(onlySeries(runs, plan).sensitivity).toBeNull()
  })
})

describe('every assumption', () => {
  const anySeries = fc
    .record({
      level: fc.integer({ min: 8, max: 200 }),
      ttft: fc.double({ min: 0.1, max: 2.9, noNaN: true }),
      interval: fc.double({ min: 1, max: 120, noNaN: true }),
      overflow: fc.double({ min: 1e-3, max: 0.1, noNaN: true }),
    })
    .map(({ level, ttft, ...plan }) => {
      const { interval: seconds, overflow } = plan
      const choices = somePlan({ intervals: [seconds], overflow })
      return onlySeries([at(level, ttft), at(2 * level, 4)], choices)
    })

  it('spans its ends and the base', () => {
    fc.assert(
      fc.property(anySeries, ({ sensitivity }) => {
        for (const { ends, swing } of sensitivity?.assumptions ?? []) {
          const known = ends.flatMap(({ users }) => users ?? [])
          expect(swing === null).toBe(known.length < ends.length)
          if (swing === null) continue
          const all = [sensitivity!.users, ...known]
          expect(swing).toBe(Math.max(...all) - Math.min(...all))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('gives more users for a longer interval, more overflow or a laxer SLA', () => {
    fc.assert(
      fc.property(anySeries, (series) => {
        if (!series.sensitivity) return
        const wait = series.sensitivity.basis === 'open' ? 'interval' : 'thinkTime'
        for (const name of [wait, 'overflow', 'ttft.p99', 'itl.p99']) {
          const [low, high] = usersOf(assumptionOf(series, name))
          expect(low ?? 0).toBeLessThanOrEqual(series.sensitivity.users)
          expect(high).toBeGreaterThanOrEqual(series.sensitivity.users)
        }
      }),
      { numRuns: 30 },
    )
  })
})

/** A level whose gaps leave no room for requests that come at random. */
const level = (concurrency: number, gap: number): SettledRun =>
  at(concurrency, 1, {
    completed: 1000,
    latency: {
      tpot: { mean: gap, median: gap, p99: 1.2 * gap },
      itl: { mean: gap, median: gap, p99: 0.095 },
      e2e: { mean: 0.2 + 255 * gap, median: 0.2 + 255 * gap, p99: 0.3 + 255 * gap },
    },
    throughput: { requests: concurrency / (0.2 + 255 * gap) },
  })

describe('planned shares of users who wait, where nothing is derived', () => {
  const runs = [level(1, 0.015), level(2, 0.0195), level(4, 0.03), level(8, 0.051)]
  const series = onlySeries(runs, {
    intervals: [],
    thinkTimes: [30],
    utilizations: [0.3, 0.5, 0.8],
    sla: someSla('ttft.p99<=3s,itl.p99<=100ms'),
  })

  it('are the rows of users, and move only with what moves them', () => {
    expect(series.headroom).toBeNull()
    const shares = series.users.map(({ users }) => users)
    expect(series.sensitivity!.users).toBe(shares[1])
    expect(usersOf(assumptionOf(series, 'share'))).toEqual([shares[0], shares[2]])
    const still = assumptionOf(series, 'ttft.p99')
    expect(usersOf(still)).toEqual([shares[1], shares[1]])
  })
})

describe('a limit that serves less than a level below it', () => {
  const runs = [level(16, 0.015), level(32, 0.015), level(64, 0.034), level(128, 0.07)]
  const sla = someSla('ttft.p99<=3s,e2e.mean<=10s')
  const series = onlySeries(runs, { sla })

  it('has its users moved as they are counted, from the level that serves most', () => {
    const { capacity, basis, sensitivity } = series
    expect([capacity.maxConcurrency, basis?.level]).toEqual([64, 32])
    const [half, more] = usersOf(assumptionOf(series, 'interval'))
    expect(Math.abs(half! - sensitivity!.users / 2)).toBeLessThanOrEqual(1)
    expect(Math.abs(more! - sensitivity!.users * 1.5)).toBeLessThanOrEqual(1)
  })

  it('has shares moved by what that level serves, as they are counted', () => {
    const fixed = onlySeries(runs, { ...given, sla, utilizations: [0.5] })
    const share = fixed.users.find(({ basis, model }) => basis === 'open' && model === 'fixed')!
    expect(usersOf(assumptionOf(fixed, 'share'))).toEqual([share.users])
    expect(share.users).toBe(Math.floor(0.5 * fixed.basis!.throughput * 30))
  })
})
