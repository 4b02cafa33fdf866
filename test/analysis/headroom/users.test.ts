import { describe, expect, it } from 'vitest'
import { headroomOf } from '../../../src/analysis/headroom/headroom.ts'
import { byOverflow } from '../../../src/analysis/headroom/promised.ts'
import { usersOf, startsOf, waits } from '../../../src/analysis/headroom/users.ts'
import type { Series } from '../../../src/model/report.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { plannedRate } from '../../../src/replay/arrivals.ts'
import { somePlan } from '../../builders.ts'
import { someReport } from '../../document/some-report.ts'
import { orderFaults } from '../../../validation/claims/decisions.ts'
import { onlySeries, someArrivals, someSweep } from '../some-sweep.ts'

const course: NonNullable<Series['basis']> = { level: 128, throughput: 27.07, latency: 128 / 27.07, judged: true }
const promised = byOverflow(plannedRate([{ concurrency: 128, throughput: 27.07 }], 0.01), 128, {
  reason: 'fewLevels',
  levels: [],
})
const headroom = headroomOf([], course, somePlan(), promised, [])!

/** The same with answers that take so many seconds in the mean. */
const answeredIn = (run: SettledRun, seconds: number): SettledRun => {
  const { e2e, itl, tpot } = run.latency
  const gap = (seconds - run.latency.ttft!.mean!) / (run.tokens.output! - 1)
  return {
    ...run,
    latency: {
      ...run.latency,
      e2e: { ...e2e!, mean: seconds, median: seconds, p99: seconds * 1.1 },
      itl: { ...itl!, mean: gap, median: gap, p99: 1.2 * gap },
      tpot: tpot && { ...tpot, mean: gap, median: gap, p99: 1.2 * gap },
    },
  }
}

/** Loads at random of so many requests/s. */
const offeredAt = (rate: number, seconds: number) => answeredIn(someArrivals('p', rate, rate), seconds)

describe('usersOf', () => {
  const plan = somePlan({ intervals: [3], thinkTimes: [30] })
  const levels = [{ concurrency: 128, throughput: 27.07 }]
  const users = usersOf(course, headroom, plan, { levels })
  const rows = (basis: string, thinkTime: number | null) =>
    users.filter((row) => row.basis === basis && row.thinkTime === thinkTime)

  it('reads "every 3 s" in both ways, and a think time in one', () => {
    expect(rows('open', null).map((row) => [row.model, row.users])).toEqual([
      ['fixed', 56],
      ['fixed', 60],
      ['fixed', 64],
      ['poisson', 56],
    ])
    expect(rows('closed', 3).map((row) => [row.model, row.users])).toEqual([
      ['fixed', 146],
      ['fixed', 156],
      ['fixed', 167],
      ['poisson', 144],
    ])
    expect(
      rows('closed', 30)
        .map((row) => [row.model, row.users])
        .at(-1),
    ).toEqual(['poisson', 649])
    expect(users).toHaveLength(12)
  })

  it('applies the margin once: whoever waits sends no more than the stated arrivals, a share of the throughput', () => {
    for (const row of users) {
      expect(row.arrivalRate! / course.throughput).toBeCloseTo(row.utilization!, 9)
      const cycle = row.basis === 'open' ? row.interval! : course.latency! + row.thinkTime!
      expect(row.users).toBe(Math.floor(row.arrivalRate! * cycle + 1e-9))
    }
  })

  it.each([
    ['what is simulated', 0.5],
    ['the measured levels', 8],
  ])('counts those who wait by %s, where that is shorter, and has them ask as simulated', (_, seconds) => {
    const times = { atRandom: () => seconds, ofUsers: () => seconds }
    const replayed = { times, most: 1000, sweep: { C: [128], X: [27.07] } }
    const all = usersOf(course, headroom, plan, { levels, replayed }).filter(({ model }) => model === 'poisson')
    const [open, ...closed] = all
    expect(open).toMatchObject({ latency: seconds, levelTime: 128 / 27.07, reachable: seconds < 3 })
    expect(open!.arrivalRate).toBe(headroom.arrivalRate)
    for (const { users: counts, latency, levelTime, thinkTime, arrivalRate } of closed) {
      expect([latency, levelTime]).toEqual([seconds, 128 / 27.07])
      expect(counts).toBe(Math.floor(headroom.arrivalRate * (Math.min(seconds, 128 / 27.07) + thinkTime!)))
      expect(arrivalRate).toBeCloseTo(counts / (seconds + thinkTime!), 12)
    }
  })

  it('counts those who think as long as the interval once', () => {
    const twice = usersOf(course, headroom, somePlan({ intervals: [30], thinkTimes: [30] }), { levels })
    expect(twice.filter(({ basis }) => basis === 'closed').map(({ interval }) => interval)).toEqual(
      rows('closed', 30).map(() => null),
    )
  })

  it('names the interval that a think time was read from', () => {
    expect(rows('closed', 3).every((row) => row.interval === 3)).toBe(true)
    expect(rows('closed', 30).every((row) => row.interval === null)).toBe(true)
  })

  it('counts by the planned shares alone without a planning rate, and nobody from nothing', () => {
    expect(usersOf(course, null, plan, { levels }).map((row) => row.model)).toEqual(
      Array.from({ length: 9 }, () => 'fixed'),
    )
    expect(usersOf(course, null, plan, {}).map((row) => row.basis)).toEqual(['open', 'open', 'open'])
    expect(usersOf(null, null, plan, {})).toEqual([])
  })

  it('counts who waits for loads at random with the time of the next lower rate, and holds who sends to that of the next higher', () => {
    const { users: counted, headroom: kept } = onlySeries([offeredAt(4, 2), offeredAt(8, 5), offeredAt(10, 20)], {
      intervals: [10],
      thinkTimes: [30],
    })
    const planned = counted.filter(({ model }) => model !== 'fixed')
    expect(kept).toMatchObject({ arrivalRate: 9, from: 'measured', promise: null })
    expect(planned.map(({ basis, latency, reachable }) => [basis, latency, reachable])).toEqual([
      ['open', 20, false],
      ['closed', 5, true],
      ['closed', 5, true],
    ])
    expect(planned.at(-1)!.users).toBe(9 * (5 + 30))
    const alone = onlySeries([offeredAt(10, 20)], { thinkTimes: [30] }).users.filter(({ model }) => model !== 'fixed')
    expect(alone.map(({ basis }) => basis)).toEqual(['open'])
  })

  it('counts waiting users at the time that a request takes at the rate, and not at the limit', () => {
    const rising = [{ concurrency: 32, throughput: 20 }, ...levels]
    const row = usersOf(course, headroom, plan, { levels: rising }).find(
      ({ model, basis }) => model === 'poisson' && basis === 'closed',
    )
    const latency = 32 / 20
    expect(row).toMatchObject({ latency: expect.closeTo(latency, 12), users: Math.floor(18.71 * (latency + 3)) })
    expect(row!.arrivalRate).toBeLessThanOrEqual(headroom.arrivalRate)
  })

  it('counts a share by the rule of the planning rate, so that no lower rate serves more users', () => {
    const steep = [{ concurrency: 64, throughput: 20 }, ...levels]
    const wider = somePlan({ intervals: [3], thinkTimes: [30], utilizations: [0.3, 0.6, 0.68, 0.7, 0.95] })
    const times = { atRandom: (rate: number) => rate / 10, ofUsers: (many: number) => many / 100 }
    const replayed = { times, most: 18.71, sweep: { C: [64, 128], X: [20, 27.07] } }
    const all = usersOf(course, headroom, wider, { levels: steep, replayed })
    expect(orderFaults({ id: 'series-1', headroom, users: all })).toEqual([])
    const shares = all.filter(({ model, basis }) => model === 'fixed' && basis === 'closed')
    expect(shares.map(({ utilization, levelTime }) => [utilization, levelTime !== null])).toEqual(
      [1, 2].flatMap(() => wider.utilizations.map((share) => [share, share * 27.07 <= 18.71])),
    )
    expect(
      orderFaults({ id: 'series-1', headroom, users: all.map((row) => ({ ...row, users: -row.users })) }),
    ).not.toEqual([])
  })

  it('says where nobody can ask again so soon', () => {
    const slow = { ...course, throughput: 2.707, latency: 47.28 }
    const rate = { ...headroom, arrivalRate: 1.871 }
    const counted = usersOf(slow, rate, plan, { levels: [{ concurrency: 128, throughput: 2.707 }] })
    expect(counted.filter(({ reachable }) => !reachable).map(({ basis }) => basis)).toEqual(
      Array.from({ length: 4 }, () => 'open'),
    )
  })
})

const [series] = someReport(someSweep('pppf')).series
const { basis, headroom: leftArrivals } = series!
const plan = somePlan()
const rate = leftArrivals!.arrivalRate

describe('startsOf', () => {
  it('keeps first and next requests within the arrivals with headroom', () => {
    const starts = startsOf(basis, leftArrivals, plan)
    expect(starts.length).toBe(3 * waits(plan).length)
    for (const { thinkTime, within, users } of starts) {
      expect(users * (1 / within + 1 / thinkTime)).toBeLessThanOrEqual(rate * (1 + 1e-9))
      expect((users + 1) * (1 / within + 1 / thinkTime)).toBeGreaterThan(rate * (1 - 1e-9))
    }
  })

  it('never lets more begin than may be under way', () => {
    for (const { thinkTime, users } of series!.starts) {
      const under = series!.users.find((row) => row.model !== 'fixed' && row.thinkTime === thinkTime)
      expect(users).toBeLessThanOrEqual(under!.users)
    }
  })

  it('says nothing where nothing was judged or nothing passes', () => {
    for (const letters of ['uuu', 'ff']) expect(someReport(someSweep(letters)).series[0]!.starts).toEqual([])
    expect(startsOf(basis, null, plan)).toEqual([])
  })
})

describe('waits', () => {
  it('are the think times and intervals, each once, without zero', () => {
    expect(waits({ intervals: [3, 30], thinkTimes: [0, 30, 60] })).toEqual([30, 60, 3])
  })
})
