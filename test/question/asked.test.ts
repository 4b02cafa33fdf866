import { describe, expect, it } from 'vitest'
import { askedCost, askedDemand, parseArrivals, parseMixes } from '../../src/question/asked.ts'
import { thrownBy } from './thrown.ts'

const where = (...path: readonly PropertyKey[]): string => path.join('.')

const years = (planned: { growth?: string; years?: number }) =>
  askedDemand({ employees: { registered: 500, ...planned } }, where, false).employees?.years

const peakDay = (planned: NonNullable<Parameters<typeof askedDemand>[0]['peakDay']>) =>
  askedDemand({ arrivalRate: 2, peakDay: planned }, where, false).peakDay

describe('askedDemand', () => {
  it('assumes of a head count what nobody says, and says so', () => {
    const { employees } = askedDemand({ employees: { registered: 500, perDay: 20 } }, where, false)
    expect(employees).toEqual({
      registered: { value: 500, by: 'plan' },
      active: { value: 0.3, by: 'default' },
      perDay: { value: 20, by: 'plan' },
      busyHour: { value: 0.2, by: 'default' },
      peak: { value: 1, by: 'default' },
      growth: { value: 0, by: 'default' },
      years: { value: 0, by: 'default' },
    })
  })

  it('plans growth that has no end over five years', () => {
    expect(years({ growth: '20%' })).toEqual({ value: 5, by: 'default' })
    expect(years({ growth: '20%', years: 3 })).toEqual({ value: 3, by: 'plan' })
  })

  it('reads users and arrivals, one or several', () => {
    expect(askedDemand({ users: [80, 100], arrivalRate: ['2/s', '18/min'] }, where, true)).toEqual({
      users: [80, 100],
      arrivalRates: [2, 0.3],
      tokenRates: [],
      employees: null,
      peakDay: null,
    })
    expect(askedDemand({ arrivalRate: ['2000 tok/s', '60 total tok/min', 3] }, where, false)).toMatchObject({
      arrivalRates: [3],
      tokenRates: [
        { of: 'outputTokens', perSecond: 2000 },
        { of: 'totalTokens', perSecond: 1 },
      ],
    })
    expect(askedDemand({ arrivalRate: 2 }, where, false).arrivalRates).toEqual([2])
    expect(askedDemand({}, where, false)).toEqual({
      users: [],
      arrivalRates: [],
      tokenRates: [],
      employees: null,
      peakDay: null,
    })
  })

  it('reads a peak day with its name, or without one', () => {
    expect(peakDay({ factor: 1.8 })).toEqual({ name: null, factor: 1.8 })
    expect(peakDay({ name: { ja: '月末', en: 'month-end' }, factor: 2 })).toEqual({
      name: { ja: '月末', en: 'month-end' },
      factor: 2,
    })
  })

  it('refuses users of whom nobody says how often they ask', async () => {
    expect(await thrownBy(() => askedDemand({ users: 80 }, where, false))).toEqual({
      code: 'planIncomplete',
      values: { where: 'demand.users', key: 'demand.users', needs: 'demand.interval, demand.thinkTime' },
    })
  })

  it.each([
    [{ arrivalRate: 'soon' }, 'badNumber', 'demand.arrivalRate'],
    [{ employees: { registered: 5, active: '130%' } }, 'badShare', 'demand.employees.active'],
    [{ employees: { registered: 5, growth: '-3%' } }, 'badNumber', 'demand.employees.growth'],
  ])('leads to the place of %j', async (planned, code, place) => {
    expect(await thrownBy(() => askedDemand(planned, where, false))).toMatchObject({ code, values: { where: place } })
  })
})

const grounds = { date: '2026-11-01', source: 'a quote', currency: 'JPY' }

const refusal = (cost: Parameters<typeof askedCost>[0]) => thrownBy(() => askedCost(cost, where))

describe('askedCost', () => {
  it('gives every amount a date and a source, its own before those of all', () => {
    const cost = askedCost(
      {
        ...grounds,
        electricity: 31,
        layouts: [
          { gpus: 1, purchase: 5 },
          { name: 'H100', monthly: 7, date: '2026-10', source: 'a contract' },
        ],
        api: { input: 1, output: 2, source: 'a list' },
      },
      where,
    )
    expect(cost.layouts).toMatchObject([
      { gpus: 1, name: null, purchase: 5, monthly: null, date: '2026-11-01', source: 'a quote' },
      { gpus: null, name: 'H100', purchase: null, monthly: 7, date: '2026-10', source: 'a contract' },
    ])
    expect(cost.api).toEqual({ input: 1, output: 2, date: '2026-11-01', source: 'a list' })
    expect(cost).toMatchObject({ currency: 'JPY', electricityPrice: 31 })
  })

  it('assumes terms and never a price', () => {
    const cost = askedCost({}, where)
    expect(cost).toMatchObject({ layouts: [], electricityPrice: null, api: null })
    const terms = ['pue', 'hoursPerMonth', 'lifeYears', 'salvage', 'maintenance', 'meanLoad'] as const
    expect(terms.map((term) => [cost[term].value, cost[term].by])).toEqual(
      [1, 730, 5, 0, 0.1, 0.1].map((value) => [value, 'default']),
    )
    expect(askedCost({ salvage: '5%', maintenance: 0 }, where)).toMatchObject({
      salvage: { value: 0.05, by: 'plan' },
      maintenance: { value: 0, by: 'plan' },
    })
  })

  it('takes the power of a server from its layout, or else from all', () => {
    const layouts = [{ gpus: 1, fullWatts: 825 }, { gpus: 2 }]
    expect(askedCost({ idleWatts: 150, fullWatts: 400, layouts }, where).layouts).toMatchObject([
      { idleWatts: 150, fullWatts: 825 },
      { idleWatts: 150, fullWatts: 400 },
    ])
  })

  it.each([
    [{ electricity: 31 }, 'cost.electricity', 'cost.date, cost.source, cost.currency'],
    [{ ...grounds, currency: undefined, electricity: 31 }, 'cost.electricity', 'cost.currency'],
    [
      { layouts: [{ gpus: 1, purchase: 5 }], currency: 'JPY', date: '2026-11' },
      'cost.layouts.0.purchase',
      'cost.source',
    ],
    [{ layouts: [{ gpus: 1, monthly: 0 }], currency: 'JPY', source: 'us' }, 'cost.layouts.0.monthly', 'cost.date'],
    [{ api: { input: 1, output: 2 }, currency: 'JPY' }, 'cost.api.input', 'cost.date, cost.source'],
    [{ ...grounds, layouts: [{ purchase: 5 }] }, 'cost.layouts.0', 'cost.layouts.0.name, cost.layouts.0.gpus'],
  ])('refuses an amount that nobody stands for: %j', async (cost, key, needs) => {
    expect(await refusal(cost)).toEqual({ code: 'planIncomplete', values: { where: key, key, needs } })
  })

  it('leads to a share that is none', async () => {
    expect(await refusal({ maintenance: '150%' })).toMatchObject({
      code: 'badNumber',
      values: { where: 'cost.maintenance' },
    })
  })
})

describe('parseArrivals', () => {
  it.each([
    [{}, { burstiness: null, dayToDay: null }],
    [{ burstiness: 0.5 }, { burstiness: 0.5, dayToDay: null }],
    [{ dayToDay: '20%' }, { burstiness: null, dayToDay: 0.2 }],
    [
      { burstiness: 2, dayToDay: 0.15 },
      { burstiness: 2, dayToDay: 0.15 },
    ],
  ])('reads %j', (written, arrivals) => {
    expect(parseArrivals(written, where)).toEqual(arrivals)
  })

  it('names the place of a variation that is no share', async () => {
    expect(await thrownBy(() => parseArrivals({ dayToDay: 'often' }, where))).toEqual({
      code: 'badShare',
      values: { text: 'often', where: 'arrivals.dayToDay' },
    })
  })
})

const mixOf = (...weights: readonly (string | number)[]) => ({
  classes: weights.map((weight, i) => ({ inputTokens: 100 * (i + 1), outputTokens: 10, weight })),
})

const weightsOf = (...weights: readonly (string | number)[]): readonly number[] =>
  parseMixes([mixOf(...weights)], where)[0]!.classes.map(({ weight }) => weight)

describe('parseMixes', () => {
  it.each([
    [
      ['80%', '20%'],
      [80, 20],
    ],
    [
      ['62.5 %', '37.5％'],
      [62.5, 37.5],
    ],
    [
      ['33%', '33%', '33%'],
      [33, 33, 33],
    ],
    [
      [80, 20],
      [80, 20],
    ],
    [
      [0.8, '0.2'],
      [0.8, 0.2],
    ],
    [
      [3, 1, 1],
      [3, 1, 1],
    ],
  ])('reads %j as %j', (written, weights) => {
    expect(weightsOf(...written)).toEqual(weights)
  })

  it.each([[['80%', 20]], [['80%', '10%']], [['90%', '20%']], [[0, 1]], [['-1', 2]], [['many', 2]], [['1e3', 2]]])(
    'refuses %j',
    async (written) => {
      const error = await thrownBy(() => parseMixes([mixOf(1, 1), mixOf(...written)], where))
      expect(error).toMatchObject({ code: 'badMix', values: { where: 'mix.1' } })
    },
  )

  it('keeps names and lengths, and null where there is none', () => {
    const classes = [
      { name: 'chat', inputTokens: 256, outputTokens: 128, weight: 1 },
      { inputTokens: 4096, outputTokens: 64, weight: 1 },
    ]
    expect(parseMixes([{ name: { ja: '昼', en: 'day' }, classes }, { classes }], where)).toEqual([
      { name: { ja: '昼', en: 'day' }, classes: [classes[0], { ...classes[1], name: null }] },
      { name: null, classes: [classes[0], { ...classes[1], name: null }] },
    ])
  })
})
