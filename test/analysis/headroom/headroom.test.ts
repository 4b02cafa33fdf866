import { describe, expect, it } from 'vitest'
import { byOverflow } from '../../../src/analysis/headroom/promised.ts'
import { plannedRate } from '../../../src/promise/overflow.ts'
import { basisOf, headroomOf, usersOf } from '../../../src/analysis/headroom/headroom.ts'
import type { Series } from '../../../src/model/report.ts'
import { somePlan, someRun } from '../../builders.ts'
import { onlySeries, someArrivals, someLoad, someSweep } from '../some-sweep.ts'

type Basis = NonNullable<Series['basis']>

const course: Basis = { level: 128, throughput: 27.07, latency: 128 / 27.07, judged: true }
const point = onlySeries([someLoad('p', 128)]).points[0]!
const measured = [{ ...point, throughput: { ...point.throughput, requests: 27.07 } }]
const promised = byOverflow(plannedRate([{ concurrency: 128, throughput: 27.07 }], 0.01), 128, {
  reason: 'fewLevels',
  levels: [],
})
const headroom = headroomOf(measured, course, 'concurrency', 0.01, promised)!

const again = ({ points, capacity }: Series) => basisOf(points, capacity)

describe('basisOf', () => {
  it('is the limit, with the latency of Little’s law', () => {
    const basis = again(onlySeries(someSweep('ppf')))
    expect(basis).toMatchObject({ level: 2, judged: true, throughput: expect.closeTo(2 / 4.025, 12) })
    expect(basis?.latency).toBeCloseTo(4.025, 12)
  })

  it('is the highest level where nothing can be judged, and says so', () => {
    expect(again(onlySeries(someSweep('uu')))).toMatchObject({ level: 2, judged: false })
    expect(again(onlySeries([...someSweep('uu'), someLoad('x', 4)]))).toMatchObject({
      level: 2,
      judged: false,
    })
  })

  it.each(['f', 'uf', 'up', 'x'])('is null for %s: nothing passes from below', (letters) => {
    expect(again(onlySeries(someSweep(letters)))).toBeNull()
  })

  it('needs a throughput', () => {
    const run = someRun({ throughput: { requests: null, outputTokens: null, totalTokens: null } })
    expect(again(onlySeries([run]))).toBeNull()
  })

  it('has the mean latency of an open loop, if that is known', () => {
    expect(again(onlySeries([someArrivals('p', 8, 7)]))).toMatchObject({
      level: 7,
      throughput: 7,
      latency: 4.025,
    })
    const bare = { ...someArrivals('p', 8, 7), tokens: { input: 256, output: null } }
    const latency = { ...bare.latency, e2e: null }
    expect(again(onlySeries([{ ...bare, latency }]))).toMatchObject({ level: 7, latency: null })
  })
})

describe('headroomOf', () => {
  it('is 85 % of the mean load that exceeds the limit once in a hundred', () => {
    expect(headroom).toMatchObject({ model: 'poisson', overflow: 0.01 })
    expect(headroom.maxMeanConcurrency).toBeCloseTo(104.1, 1)
    expect(headroom.utilization).toBeCloseTo(0.691, 3)
    expect(headroom.arrivalRate).toBeCloseTo(18.71, 2)
  })

  it('keeps the law of Little: arrivals x latency is what is planned for', () => {
    expect(headroom.arrivalRate * course.latency!).toBeCloseTo(0.85 * headroom.maxMeanConcurrency, 9)
  })

  it('is all of that load at a level that nobody judged, and nothing where nothing can be promised', () => {
    const told = headroomOf(measured, { ...course, judged: false }, 'concurrency', 0.01, null)!
    expect(told.arrivalRate).toBeCloseTo(headroom.arrivalRate / 0.85, 12)
    expect(told.promise.refusal).toEqual({ reason: 'unjudged', levels: [] })
    expect(headroomOf(measured, course, 'concurrency', 0.01, null)).toBeNull()
  })

  it('is not derived for rates, or from nothing', () => {
    expect(headroomOf(measured, course, 'requestRate', 0.01, promised)).toBeNull()
    expect(headroomOf(measured, null, 'concurrency', 0.01, null)).toBeNull()
  })
})

describe('usersOf', () => {
  const plan = somePlan({ intervals: [3], thinkTimes: [30] })
  const users = usersOf(course, headroom, plan)
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

  it('names the interval that a think time was read from', () => {
    expect(rows('closed', 3).every((row) => row.interval === 3)).toBe(true)
    expect(rows('closed', 30).every((row) => row.interval === null)).toBe(true)
  })

  it('counts an open loop by the planned shares alone, and nobody from nothing', () => {
    expect(usersOf(course, null, plan).map((row) => row.model)).toEqual(
      Array.from({ length: 9 }, () => 'fixed'),
    )
    expect(usersOf({ ...course, latency: null }, null, plan).map((row) => row.basis)).toEqual([
      'open',
      'open',
      'open',
    ])
    expect(usersOf(null, null, plan)).toEqual([])
  })
})
