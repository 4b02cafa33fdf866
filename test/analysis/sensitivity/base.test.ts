import { describe, expect, it } from 'vitest'
import { usersAt, type Asking, baseOf, rowOf } from '../../../src/analysis/sensitivity/base.ts'
import { poissonHeadroom } from '../../../src/maths/headroom.ts'
import { somePlan } from '../../builders.ts'
import { onlySeries } from '../some-sweep.ts'
import { at, twoLevels } from './some-base.ts'

const servedLimit = { level: 128, throughput: 27.07, latency: 128 / 27.07, censored: false }
const asking: Asking = { basis: 'open', wait: 3, overflow: 0.01, share: null, factor: 1, latency: 128 / 27.07 }

const shared = (basis: Asking['basis'], share: number) => usersAt(servedLimit, { ...asking, basis, share })

describe('usersAt', () => {
  it('gives 56 who send every 3 s, 144 and 649 who think 3 and 30 s', () => {
    expect(usersAt(servedLimit, asking)).toBe(56)
    expect(usersAt(servedLimit, { ...asking, basis: 'closed' })).toBe(144)
    expect(usersAt(servedLimit, { ...asking, basis: 'closed', wait: 30 })).toBe(649)
  })

  it('gives 56 to 64 and 146 to 167 at planned shares of 70 to 80 %', () => {
    expect([shared('open', 0.7), shared('open', 0.8)]).toEqual([56, 64])
    expect([shared('closed', 0.7), shared('closed', 0.8)]).toEqual([146, 167])
  })

  it('keeps the ratio of the promise to the overflow rule', () => {
    const inFlight = 0.85 * poissonHeadroom(128, 0.01).maxMeanConcurrency
    const rate = (inFlight * 27.07) / 128
    expect(usersAt(servedLimit, { ...asking, factor: 1.2 })).toBe(Math.floor(rate * 1.2 * 3))
    const half = { ...asking, basis: 'closed', factor: 0.5, latency: 2 } as const
    expect(usersAt(servedLimit, half)).toBe(Math.floor((rate / 2) * (2 + 3)))
  })

  it('keeps the time of an answer that the answer is counted with', () => {
    const quick = { ...asking, basis: 'closed', share: 0.7, latency: 1 } as const
    expect(usersAt(servedLimit, quick)).toBe(Math.floor(27.07 * 0.7 * (1 + 3)))
  })
})

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
    expect(answered({ intervals: [0.1, 3, 30, 60] })?.asking.wait).toBe(30)
    const plan = somePlan({ intervals: [30, 60] })
    const own = onlySeries(twoLevels, plan)
    const slow = own.users.map((row) => ({ ...row, reachable: row.interval === 60 }))
    expect(baseOf(limit, own, plan, [own.users, slow])?.asking).toMatchObject({ basis: 'open', wait: 60 })
    expect(baseOf(limit, own, plan, [own.users, []])?.asking.wait).toBe(30)
  })

  it('takes users who wait where nobody can keep to an interval', () => {
    expect(answered({ intervals: [0.1, 0.2] })?.asking).toMatchObject({ basis: 'closed', wait: 0.1 })
  })

  it('takes a think time only where there is no interval', () => {
    expect(answered({ intervals: [30], thinkTimes: [60] })?.asking).toMatchObject({ basis: 'open', wait: 30 })
    expect(answered({ intervals: [], thinkTimes: [30] })?.asking).toMatchObject({ basis: 'closed', wait: 30 })
  })

  it('is null without a limit, without a demand and without users', () => {
    const plan = somePlan()
    expect(baseOf(null, onlySeries(twoLevels, plan), plan)).toBeNull()
    expect(answered({ intervals: [] })).toBeNull()
    expect(answered({ intervals: [1e-3] }, [at(1, 2), at(2, 4)])).toBeNull()
  })
})
