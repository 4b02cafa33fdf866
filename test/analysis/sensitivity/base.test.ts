import { describe, expect, it } from 'vitest'
import { baseOf, rowOf } from '../../../src/analysis/sensitivity/base.ts'
import { somePlan } from '../../builders.ts'
import { onlySeries, someArrivals } from '../some-sweep.ts'
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
    const open = onlySeries([someArrivals('p', 8, 8), someArrivals('f', 16, 12)])
    const row = rowOf(open.users, { basis: 'open', interval: 3, thinkTime: null })
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
  it('takes the first interval that serves ten users, or else the one that serves most', () => {
    expect(answered({ intervals: [0.1, 3, 30] })?.asking.wait).toBe(3)
    expect(answered({ intervals: [3, 30] })?.asking.wait).toBe(3)
    expect(answered({ intervals: [0.1, 0.2] })?.asking.wait).toBe(0.2)
  })

  it('takes a think time only where there is no interval', () => {
    expect(answered({ thinkTimes: [30] })?.asking).toMatchObject({ basis: 'open', wait: 3 })
    expect(answered({ intervals: [], thinkTimes: [30] })?.asking).toMatchObject({ basis: 'closed', wait: 30 })
  })

  it('is null without a limit, without a demand and without users', () => {
    const plan = somePlan()
    expect(baseOf(null, onlySeries(twoLevels, plan), plan)).toBeNull()
    expect(answered({ intervals: [] })).toBeNull()
    expect(answered({ intervals: [1e-3] }, [at(1, 2), at(2, 4)])).toBeNull()
  })
})
