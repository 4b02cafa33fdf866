import { describe, expect, it } from 'vitest'
import {
  baseOf,
  limitAtThreshold,
  limitMergedBy,
  limitWithoutAcceptance,
  measuredLimitOf,
  rowOf,
} from '../../../src/analysis/sensitivity/base.ts'
import { somePlan } from '../../builders.ts'
import { onlySeries, someArrivals, someLoad, someSweep } from '../some-sweep.ts'
import { at, measured, twoLevels } from './some-base.ts'

const someLimit = { level: 64, throughput: 16, latency: 4, censored: false }

describe('rowOf', () => {
  const { users } = onlySeries(twoLevels, { intervals: [3, 30] })

  it('finds the derived number of a reading', () => {
    const row = rowOf(users, { basis: 'open', interval: 30, thinkTime: null })
    expect(row).toMatchObject({ model: 'poisson', interval: 30 })
    expect(rowOf(users, { basis: 'closed', interval: 3, thinkTime: 3 })).toMatchObject({ model: 'poisson' })
  })

  it('takes the planned share in the middle where nothing is derived', () => {
    const full = onlySeries([at(1, 2), at(2, 4)])
    const row = rowOf(full.users, { basis: 'open', interval: 3, thinkTime: null })
    expect(row).toMatchObject({ model: 'fixed', utilization: 0.75 })
  })

  it('finds nothing for a reading that nobody asked for', () => {
    expect(rowOf(users, { basis: 'open', interval: 4, thinkTime: null })).toBeNull()
  })
})

const answered = (choices: Parameters<typeof somePlan>[0], runs = twoLevels) => {
  const plan = somePlan(choices)
  return baseOf(someLimit, onlySeries(runs, plan), plan)
}

describe('baseOf', () => {
  it('takes the first interval that can be kept to, here and by all who are told beside it', () => {
    expect(answered({ intervals: [0.1, 3, 30, 60] })?.sources.W.value).toBe(30)
    const plan = somePlan({ intervals: [30, 60] })
    const own = onlySeries(twoLevels, plan)
    const slow = own.users.map((row) => ({ ...row, reachable: row.interval === 60 }))
    expect(baseOf(someLimit, own, plan, [own.users, slow])).toMatchObject({
      row: { basis: 'open' },
      sources: { W: { value: 60 } },
    })
    expect(baseOf(someLimit, own, plan, [own.users, []])?.sources.W.value).toBe(30)
  })

  it('takes users who wait where nobody can keep to an interval', () => {
    expect(answered({ intervals: [0.1, 0.2] })).toMatchObject({
      row: { basis: 'closed' },
      sources: { W: { value: 0.1 } },
    })
  })

  it('takes a think time only where there is no interval', () => {
    expect(answered({ intervals: [30], thinkTimes: [60] })).toMatchObject({
      row: { basis: 'open' },
      sources: { W: { value: 30 } },
    })
    expect(answered({ intervals: [], thinkTimes: [30] })).toMatchObject({
      row: { basis: 'closed' },
      sources: { W: { value: 30 } },
    })
  })

  it('is null without a limit, without a demand and without users', () => {
    const plan = somePlan()
    expect(baseOf(null, onlySeries(twoLevels, plan), plan)).toBeNull()
    expect(answered({ intervals: [] })).toBeNull()
    expect(answered({ intervals: [1e-3] }, [at(1, 2), at(2, 4)])).toBeNull()
  })
})

describe('measuredLimitOf', () => {
  it('is the largest level of the unbroken passes, with its time by Little', () => {
    const { points, capacity } = onlySeries(someSweep('ppfp'))
    const limit = measuredLimitOf(points, capacity)!
    expect(limit).toMatchObject({ level: 2, censored: false })
    expect(limit.latency).toBeCloseTo(limit.level / limit.throughput, 12)
  })

  it('is measured in an open loop, and a lower bound where all passes', () => {
    const { points, capacity } = onlySeries([someArrivals('p', 8, 8)])
    expect(measuredLimitOf(points, capacity)).toEqual({ level: 8, throughput: 8, latency: 4.025, censored: true })
  })

  it('is null where nothing passes', () => {
    const { points, capacity } = onlySeries(someSweep('ff'))
    expect(measuredLimitOf(points, capacity)).toBeNull()
  })
})

describe('limitAtThreshold', () => {
  const plan = somePlan()
  const limitAt = (threshold: number) =>
    limitAtThreshold(measured(twoLevels), plan, { ...plan.sla.limits[0]!, threshold })

  it('judges that limit again', () => {
    expect(limitAt(3)).toMatchObject({ level: 64, censored: false })
    expect(limitAt(4)).toMatchObject({ level: 128, censored: true })
    expect(limitAt(1)).toBeNull()
  })

  it('leaves the other limits and what audits found as they are', () => {
    const held = someSweep('ppxuf')
    const limit = { ...plan.sla.limits[0]!, threshold: 100 }
    expect(limitAtThreshold(measured(held), plan, limit)).toMatchObject({ level: 2 })
  })

  it('needs no array of requests that the plan would not pool', () => {
    const samples = { ttft: Float64Array.from({ length: 400 }, (_, i) => i / 200) }
    const told = { completed: 400, latency: { ttft: { mean: null, median: null, std: null, p99: 1.97505 } } }
    const whole = [at(64, 1.97505, { ...told, samples })]
    const limit = { ...plan.sla.limits[0]!, threshold: 2 }
    const found = ['worst', 'pooled'].map((repeatPolicy) =>
      limitAtThreshold(measured(whole), somePlan({ repeatPolicy: repeatPolicy as 'worst' }), limit),
    )
    expect(found[0]).toMatchObject({ level: 64 })
    expect(found[1]).toEqual(found[0])
  })
})

describe('limitMergedBy', () => {
  it('merges repeats in another way', () => {
    const repeats = measured([at(32, 1), at(64, 2), at(64, 2.1), at(64, 3.2)])
    expect(limitMergedBy(repeats, somePlan(), 'worst')).toMatchObject({ level: 32 })
    expect(limitMergedBy(repeats, somePlan(), 'median')).toMatchObject({ level: 64 })
  })
})

describe('limitWithoutAcceptance', () => {
  it('takes back what was accepted', () => {
    const plan = somePlan({ accept: ['V05'] })
    const runs = [someLoad('p', 32), someLoad('x', 64), someLoad('f', 128)]
    expect(limitMergedBy(measured(runs, plan), plan, 'worst')).toMatchObject({ level: 64 })
    expect(limitWithoutAcceptance(measured(runs, plan), plan)).toMatchObject({ level: 32 })
  })
})
