import { describe, expect, it } from 'vitest'
import type { PlanFile } from '../../src/question/plan-schema.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import {
  parsePrices,
  plannedPrices,
  resolveSize,
  sizeEmployees,
  type SizeFlags,
} from '../../src/question/size-question.ts'
import { chosenBy, someCost, someEmployees, somePrice } from '../analysis/some-demand.ts'

describe('parsePrices', () => {
  it('reads prices by name or number of GPUs, names first, with one unit for all and a note for each', () => {
    const common = { monthly: false, unit: 'JPY', note: 'quote, 2026-11-01' }
    expect(parsePrices('1=1500000, 2x RTX 5090 TP2=2100000.5 JPY (quote, 2026-11-01)', '--price')).toEqual([
      { name: '2x RTX 5090 TP2', gpus: null, amount: 2_100_000.5, ...common },
      { name: null, gpus: 1, amount: 1_500_000, ...common },
    ])
  })

  it('keeps notes that differ apart', () => {
    const prices = parsePrices('1=1 (a), 2=2, 4=4 (b)', '--price')
    expect(prices.map(({ note }) => note)).toEqual(['a', null, 'b'])
  })

  it.each(['', '1500000', '1=', '=5', '1=5 JPY, 2=6 USD', '1=1,500,000'])('refuses %j', (text) => {
    expect(() => parsePrices(text, '--price')).toThrow(expect.objectContaining({ code: 'badNumber' }))
  })
})

const amountsOf = (...layouts: readonly ReturnType<typeof somePrice>[]) =>
  plannedPrices(someCost({ layouts: [...layouts] })).map(({ amount, monthly }) => [amount, monthly])

describe('plannedPrices', () => {
  it('takes what a server costs, with currency, date and source, in the order of the plan', () => {
    expect(plannedPrices(someCost())).toEqual([
      { name: null, gpus: 1, amount: 1.5e6, monthly: false, unit: 'JPY', note: '2026-11-01, an example' },
      expect.objectContaining({ gpus: 2, amount: 2.1e6 }),
    ])
  })

  it('takes prices of a month where no server was bought, and never mixes the two', () => {
    const rented = somePrice({ purchase: null, monthly: 90_000 })
    expect(amountsOf(rented)).toEqual([[90_000, true]])
    expect(amountsOf(rented, somePrice())).toEqual([[1.5e6, false]])
  })

  it('has none where nobody gave one', () => {
    expect(plannedPrices(null)).toEqual([])
    expect(amountsOf(somePrice({ purchase: null }))).toEqual([])
  })
})

const { given, assumed } = chosenBy

describe('sizeEmployees', () => {
  it('is nobody where neither flags nor plan name any', () => {
    expect(sizeEmployees({}, null)).toBeNull()
  })

  it('takes the plan for what no flag says, and keeps apart what it assumes', () => {
    const found = sizeEmployees({ activeShare: '40%' }, someEmployees())
    expect(found).toEqual({
      people: { value: 500, nature: 'given' },
      activeShare: { value: 0.4, nature: 'given' },
      requestsPerDay: { value: 20, nature: 'given' },
      busyHourShare: { value: 0.2, nature: 'assumed' },
      peak: null,
      growth: null,
    })
  })

  it('has the peak and the growth that the plan names', () => {
    const planned = someEmployees({ peak: given(1.5), growth: given(0.2), years: assumed(5) })
    expect(sizeEmployees({}, planned)).toMatchObject({
      peak: { value: 1.5, nature: 'given' },
      growth: { rate: { value: 0.2, nature: 'given' }, years: { value: 5, nature: 'assumed' } },
    })
  })

  it('leaves growth to the flag where one was typed', () => {
    const planned = someEmployees({ growth: given(0.2), years: given(3) })
    expect(sizeEmployees({ growth: '1.5' }, planned)?.growth).toBeNull()
  })
})

const resolved = (flags: SizeFlags & { interval?: string; headroom?: string; dayCv?: string }) =>
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

  it('takes a peak day from the plan, and its factor from the flag', () => {
    const plan: PlanFile = { demand: { arrivalRate: 2, peakDay: { name: 'month-end', factor: 1.8 } } }
    expect(planned({}, plan).peakDay).toEqual({ name: 'month-end', factor: { value: 1.8, nature: 'given' } })
    expect(planned({ peakDay: '2.5' }, plan).peakDay).toEqual({
      name: 'month-end',
      factor: { value: 2.5, nature: 'given' },
    })
    expect(resolved({ peakDay: '1.5' }).peakDay?.factor.value).toBe(1.5)
    expect(resolved({}).peakDay).toBeNull()
  })

  it('reads a throughput in tokens by the tokens of an answer', () => {
    const typed = { throughput: '1500 tok/s', concurrency: '128', outputTokens: '128', arrivals: '2000 tok/s,3' }
    const { typed: servers, arrivals, tokenArrivals } = resolved(typed)
    expect(servers).toMatchObject([{ throughput: 1500 / 128, tokenThroughput: 1500, outputTokens: 128 }])
    expect([arrivals, tokenArrivals]).toEqual([[3], [{ of: 'outputTokens', perSecond: 2000 }]])
  })

  it.each([
    [{ throughput: '1500 tok/s', concurrency: '128' }, 'flagAlone'],
    [{ outputTokens: '128' }, 'flagAlone'],
    [{ throughput: '1500 total tok/s', concurrency: '128', outputTokens: '128' }, 'badNumber'],
    [{ throughput: '1500 tok', concurrency: '128', outputTokens: '128' }, 'badNumber'],
    [{ throughput: '27', concurrency: '128', outputTokens: 'long' }, 'badNumber'],
  ])('refuses %j', (flags, code) => {
    expect(() => resolved(flags)).toThrow(expect.objectContaining({ code }))
  })

  it.each(['1', '0.5', '101', 'busy'])('refuses a peak day of %s', (peakDay) => {
    expect(() => resolved({ peakDay })).toThrow(expect.objectContaining({ code: 'badNumber' }))
  })

  it('takes flags about employees where the plan has them', () => {
    const { employees } = planned({ busyHour: '40%' }, office)
    expect(employees).toMatchObject({ people: { value: 500 }, busyHourShare: { value: 0.4, nature: 'given' } })
  })

  it('takes what nobody typed for an assumption', () => {
    const question = resolved({ throughput: '27.07', concurrency: '128', employees: '500' })
    expect(question.typed).toEqual([
      {
        throughput: 27.07,
        concurrency: 128,
        gpus: { value: 1, nature: 'assumed' },
        outputTokens: null,
        tokenThroughput: null,
      },
    ])
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
    expect(question.bursts).toEqual({ burstiness: 1, dailyVariation: 0.2 })
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
