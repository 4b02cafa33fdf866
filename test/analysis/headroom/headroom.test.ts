import { describe, expect, it } from 'vitest'
import { basisOf, headroomOf } from '../../../src/analysis/headroom/headroom.ts'
import type { Offered } from '../../../src/analysis/headroom/offered.ts'
import { byOverflow } from '../../../src/analysis/headroom/promised.ts'
import type { Series } from '../../../src/model/report.ts'
import { plannedRate } from '../../../src/replay/arrivals.ts'
import { somePlan, someRun } from '../../builders.ts'
import { onlySeries, someArrivals, someLoad, someSweep } from '../some-sweep.ts'

type Basis = NonNullable<Series['basis']>

const plan = somePlan()
const course: Basis = { level: 128, throughput: 27.07, latency: 128 / 27.07, judged: true }
const point = onlySeries([someLoad('p', 128)]).points[0]!
const measured = [{ ...point, throughput: { ...point.throughput, requests: 27.07 } }]
const promised = byOverflow(plannedRate([{ concurrency: 128, throughput: 27.07 }], 0.01), 128, {
  reason: 'fewLevels',
  levels: [],
})
const headroom = headroomOf(measured, course, plan, promised, [])!

const again = ({ points, capacity }: Series) => basisOf(points, capacity)

/** Without ITL, and with counts that nothing could be held against. */
const uncheckedWithoutItl = [1, 2].map((concurrency) =>
  someRun({
    load: { concurrency },
    completed: 1000,
    latency: { itl: null },
    absent: [{ part: 'tokens', field: 'total_input_tokens' }],
  }),
)

describe('basisOf', () => {
  it('takes no level that lacks a metric where an audit takes its passes as well', () => {
    expect(onlySeries(uncheckedWithoutItl).basis).toBeNull()
  })

  it('is the limit, with the latency of Little’s law', () => {
    const basis = again(onlySeries(someSweep('ppf')))
    expect(basis).toMatchObject({ level: 2, judged: true, throughput: expect.closeTo(2 / 4.025, 12) })
    expect(basis?.latency).toBeCloseTo(4.025, 12)
  })

  it('is the highest level where nothing can be judged, and says so', () => {
    expect(again(onlySeries(someSweep('uu')))).toMatchObject({ level: 2, judged: false })
    expect(again(onlySeries([...someSweep('uu'), someLoad('x', 4)]))).toMatchObject({ level: 2, judged: false })
  })

  it.each(['f', 'uf', 'up', 'x'])('is null for %s: nothing passes from below', (letters) => {
    expect(again(onlySeries(someSweep(letters)))).toBeNull()
  })

  it('needs a throughput', () => {
    const run = someRun({ throughput: { requests: null, outputTokens: null, totalTokens: null } })
    expect(again(onlySeries([run]))).toBeNull()
  })

  it('has the mean latency of an open loop, if that is known', () => {
    expect(again(onlySeries([someArrivals('p', 8, 7)]))).toMatchObject({ level: 7, throughput: 7, latency: 4.025 })
    const bare = { ...someArrivals('p', 8, 7), tokens: { input: 256, output: null } }
    const latency = { ...bare.latency, e2e: null }
    expect(again(onlySeries([{ ...bare, latency }]))).toMatchObject({ level: 7, latency: null })
  })
})

const asked = (by: 'flag' | 'default') => {
  const given = somePlan({ utilizations: [0.5, 0.6] })
  return { ...given, chosenBy: { ...given.chosenBy, utilizations: by } }
}

const replay = { ...promised, promise: { ...promised.promise, rule: 'replay' as const } }
const promising = (arrivalRate: number, offered: readonly Offered[] = []) =>
  headroomOf(measured, course, plan, { ...replay, arrivalRate }, offered)

describe('headroomOf', () => {
  it('is 85 % of the mean load that exceeds the limit once in a hundred', () => {
    expect(headroom).toMatchObject({ model: 'poisson', overflow: 0.01 })
    expect(headroom.maxMeanConcurrency).toBeCloseTo(104.1, 1)
    expect(headroom.utilization).toBeCloseTo(0.691, 3)
    expect(headroom.arrivalRate).toBeCloseTo(18.71, 2)
  })

  it('is never above a share that somebody gave, and says so', () => {
    const capped = headroomOf(measured, course, asked('flag'), promised, [])!
    expect(capped).toMatchObject({ from: 'law', cappedBy: 'share', utilization: expect.closeTo(0.5, 12) })
    expect(headroomOf(measured, course, asked('default'), promised, [])).toMatchObject({
      from: 'law',
      cappedBy: null,
      arrivalRate: headroom.arrivalRate,
    })
  })

  it('is never above what was measured', () => {
    expect(promising(25)).toMatchObject({ from: 'replay', cappedBy: null, arrivalRate: 25 })
    expect(promising(28)).toMatchObject({ cappedBy: 'throughput', arrivalRate: 27.07 })
  })

  it('is more than the throughput at the limit by a load at random that keeps the SLA, and by none that breaks it', () => {
    const tried = { requests: 2500, point, field: 'level', runs: [] } as const
    expect(promising(40, [{ ...tried, rate: 35, kept: false }])).toMatchObject({ from: 'replay', arrivalRate: 27.07 })
    expect(promising(40, [{ ...tried, rate: 27, kept: false }])).toMatchObject({ from: 'measured', arrivalRate: 25.11 })
    const shown = { from: 'measured', cappedBy: null, arrivalRate: expect.closeTo(0.935 * 35, 9) }
    expect(promising(40, [{ ...tried, rate: 35, kept: true }])).toMatchObject(shown)
    expect(promising(40, [{ ...tried, rate: 28, kept: true }])).toMatchObject({ from: 'replay', arrivalRate: 27.07 })
  })

  it('keeps the law of Little: arrivals x latency is what is planned for', () => {
    expect(headroom.arrivalRate * course.latency!).toBeCloseTo(0.85 * headroom.maxMeanConcurrency!, 9)
  })

  it('is no more at a level that nobody judged, and nothing where nothing can be promised', () => {
    const told = headroomOf(measured, { ...course, judged: false }, plan, null, [])!
    expect(told.arrivalRate).toBeCloseTo(headroom.arrivalRate, 12)
    expect(told.promise!.refusal).toEqual({ reason: 'unjudged', levels: [] })
    expect(headroomOf(measured, course, plan, null, [])).toBeNull()
  })

  it('replays neither rates, which were measured with their bursts, nor what nobody judged', () => {
    expect(onlySeries([someArrivals('p', 8, 7)])).toMatchObject({ headroom: { promise: null }, headroomModels: [] })
    expect(onlySeries(someSweep('uu')).headroom?.promise?.refusal?.reason).toBe('unjudged')
    expect(onlySeries(someSweep('f'))).toMatchObject({ headroom: null, headroomModels: [] })
  })
})
