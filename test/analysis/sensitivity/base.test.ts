import { describe, expect, it } from 'vitest'
import { baseOf, rowOf } from '../../../src/analysis/sensitivity/base.ts'
import { somePlan } from '../../builders.ts'
import { onlySeries } from '../some-sweep.ts'
import { at, twoLevels } from './some-base.ts'

const limit = { level: 64, throughput: 16, latency: 4, censored: false }

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
  return baseOf(limit, onlySeries(runs, plan), plan)
}

describe('baseOf', () => {
  it('takes the first interval that can be kept to, here and by all who are told beside it', () => {
    expect(answered({ intervals: [0.1, 3, 30, 60] })?.sources.W.value).toBe(30)
    const plan = somePlan({ intervals: [30, 60] })
    const own = onlySeries(twoLevels, plan)
    const slow = own.users.map((row) => ({ ...row, reachable: row.interval === 60 }))
    expect(baseOf(limit, own, plan, [own.users, slow])).toMatchObject({
      row: { basis: 'open' },
      sources: { W: { value: 60 } },
    })
    expect(baseOf(limit, own, plan, [own.users, []])?.sources.W.value).toBe(30)
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
