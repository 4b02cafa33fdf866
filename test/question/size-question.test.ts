import { describe, expect, it } from 'vitest'
import type { PlanFile } from '../../src/question/plan-schema.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { resolveSize, type SizeFlags } from '../../src/question/size-question.ts'

const resolved = (flags: SizeFlags & { interval?: string; headroom?: string }) =>
  resolveSize(flags, resolvePlan(flags, null))

const planned = (flags: SizeFlags, values: PlanFile) =>
  resolveSize(flags, resolvePlan({}, { values, where: (...path) => path.join('.') }))

/** Everything that a plan and a flag can both say. */
const office: PlanFile = {
  demand: { thinkTime: '60s', users: [80, 300], arrivalRate: '18/min', employees: { registered: 500 } },
  availability: 'N+1',
  cost: { date: '2026-11-01', source: 'a quote', currency: 'JPY', layouts: [{ gpus: 1, purchase: 1_500_000 }] },
}

describe('resolveSize', () => {
  it('takes from the plan what no flag says', () => {
    expect(planned({}, office)).toMatchObject({
      users: [80, 300],
      arrivals: [0.3],
      employees: { people: { value: 500, nature: 'given' } },
      spare: true,
      prices: [{ gpus: 1, amount: 1_500_000 }],
      growth: { value: 1, nature: 'assumed' },
    })
  })

  it('lets each flag win over its part of the plan', () => {
    const flags = { users: '7', arrivals: '2', employees: '9', nPlusOne: false, price: '2=5' }
    expect(planned(flags, office)).toMatchObject({
      users: [7],
      arrivals: [2],
      employees: { people: { value: 9, nature: 'given' } },
      spare: false,
      prices: [{ gpus: 2, amount: 5 }],
    })
  })

  it('takes flags about employees where the plan has them', () => {
    const { employees } = planned({ busyHour: '40%' }, office)
    expect(employees).toMatchObject({ people: { value: 500 }, busyHourShare: { value: 0.4, nature: 'given' } })
  })

  it('takes what nobody typed for an assumption', () => {
    const question = resolved({ throughput: '27.07', concurrency: '128', employees: '500' })
    expect(question.typed).toEqual([{ throughput: 27.07, concurrency: 128, gpus: { value: 1, nature: 'assumed' } }])
    expect(question.employees).toEqual({
      people: { value: 500, nature: 'given' },
      activeShare: { value: 0.3, nature: 'assumed' },
      requestsPerDay: { value: 10, nature: 'assumed' },
      busyHourShare: { value: 0.2, nature: 'assumed' },
      peak: null,
      growth: null,
    })
    expect(question.shares.map(({ nature }) => nature)).toEqual(['assumed', 'assumed', 'assumed'])
    expect(question).toMatchObject({ bursts: null, wait: null, growth: { value: 1, nature: 'assumed' } })
  })

  it('takes what was typed as given', () => {
    const typed = { throughput: '1.55', concurrency: '32', gpus: '2', headroom: '75%', growth: '1.5' }
    const question = resolved({ ...typed, dayCv: '20%', wait: '2s', nPlusOne: true })
    expect(question.typed[0]?.gpus).toEqual({ value: 2, nature: 'given' })
    expect(question.shares).toEqual([{ value: 0.75, nature: 'given' }])
    expect(question.bursts).toEqual({
      burstiness: { value: 1, nature: 'assumed' },
      dailyVariation: { value: 0.2, nature: 'given' },
    })
    expect(question).toMatchObject({ wait: 2, spare: true, growth: { value: 1.5, nature: 'given' } })
  })

  it('has no example intervals: who asks for users says how often they ask', () => {
    expect(resolved({}).intervals).toEqual([])
    expect(resolved({ interval: '3s,30s' }).intervals).toEqual([3, 30])
  })

  it.each([
    [{ gpus: '2' }, '--gpus'],
    [{ busyHour: '20%' }, '--busy-hour'],
    [{ activeShare: '20%' }, '--active-share'],
    [{ requestsPerDay: '20' }, '--requests-per-day'],
  ])('refuses %j, which says nothing alone', (flags, flag) => {
    expect(() => resolved(flags)).toThrow(
      expect.objectContaining({ code: 'flagAlone', values: expect.objectContaining({ flag }) }),
    )
  })
})
