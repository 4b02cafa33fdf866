import { describe, expect, it } from 'vitest'
import { askedCost } from '../../src/question/asked-cost.ts'
import { thrownBy } from './thrown.ts'

const where = (...path: readonly PropertyKey[]): string => path.join('.')
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
