import { describe, expect, it } from 'vitest'
import { costsOf } from '../../../src/analysis/demand/server-cost.ts'
import type { AskedCost } from '../../../src/model/plan.ts'
import { somePlan } from '../../builders.ts'
import { chosenBy, someCost, somePrice } from '../some-demand.ts'
import { onlySeries, someSweep } from '../some-sweep.ts'

const { given } = chosenBy
const series = onlySeries(someSweep('pppf'))

/** The loads of one server that does so much at its limit. */
const loadsOf = (gpus: number, throughput: number, choices: Partial<AskedCost> = {}) => {
  const [layout, basis] = [
    { ...series.layout, gpus },
    { ...series.basis!, throughput },
  ]
  const [cost] = costsOf(somePlan({ cost: someCost(choices) }), [{ ...series, layout, basis, points: [] }])
  return cost!
}

const pricedAt = (price: Parameters<typeof somePrice>[0], more: Partial<AskedCost> = {}) =>
  loadsOf(1, 10, { layouts: [somePrice(price)], ...more })

const costs = (choices: Parameters<typeof someCost>[0]) => costsOf(somePlan({ cost: someCost(choices) }), [series])

describe('a server', () => {
  it.each([
    [3, 2.4, 3],
    [2, 6, 7.1],
    [1, 16.4, 18.9],
    [0, 157, 178],
  ])('at the mean load %d costs %d for a million output tokens on one GPU, %d on two', (i, a, b) => {
    const at = (gpus: number, throughput: number) =>
      loadsOf(gpus, throughput).loads[i]!.perMillion?.toFixed(i === 0 ? 0 : 1)
    expect([at(1, 27.07), at(2, 32.83)]).toEqual([a, b].map((money) => money.toFixed(i === 0 ? 0 : 1)))
  })

  it('takes 0.119 J a token on one GPU at full load, 0.167 on two', () => {
    const full = [loadsOf(1, 27.07), loadsOf(2, 32.83)].map(({ loads }) => loads[3]!.joulesPerToken?.toFixed(3))
    expect(full).toEqual(['0.119', '0.167'])
  })

  it('counts what was given, and nothing else', () => {
    const bare = pricedAt({ purchase: null }, { electricityPrice: null })
    expect(bare).toMatchObject({ capital: null, maintenance: null })
    expect(bare.loads[1]).toMatchObject({ electricity: null, monthly: null, perMillion: null })
    expect(bare.loads[3]!.joulesPerToken).toBeCloseTo(825 / 2560, 9)
    const rented = pricedAt({ purchase: null, monthly: 9000 })
    expect(rented.loads[0]!.monthly).toBeCloseTo(9000 + (0.15 + 0.01 * 0.675) * 730 * 31, 6)
    const noWatts = pricedAt({ idleWatts: null })
    expect(noWatts.loads[3]).toMatchObject({ electricity: null, joulesPerToken: null, monthly: 25_000 })
  })

  it('takes what is left at the end off the price, and maintenance from the whole of it', () => {
    const cost = loadsOf(1, 10, { salvage: given(0.1), maintenance: given(0.12) })
    expect(cost).toMatchObject({ capital: 22_500, maintenance: 15_000 })
  })
})

describe('costsOf', () => {
  it('finds the price by the number of GPUs or a part of the name, the first that fits', () => {
    expect(costs({})[0]).toMatchObject({ id: 'cost-1', series: series.id, price: 0 })
    const named = [somePrice({ gpus: 8 }), somePrice({ name: 'rtx 5090', gpus: null }), somePrice()]
    expect(costs({ layouts: named })[0]?.price).toBe(1)
    expect(costs({ layouts: [somePrice({ name: 'H100' })] })).toEqual([])
  })

  it('prices nothing without a level to plan with, or without prices', () => {
    const failing = onlySeries(someSweep('ff'))
    expect(costsOf(somePlan({ cost: someCost() }), [failing])).toEqual([])
    expect(costsOf(somePlan(), [series])).toEqual([])
  })

  it('breaks even with an API where both cost the same', () => {
    const api = { input: 20, output: 60, date: '2026-11-01', source: 'an example' }
    const own = costs({ api })[0]
    expect(own?.api?.blended).toBe(40)
    const load = own?.api?.breakEven ?? Number.NaN
    const power = (150 + load * (825 - 150)) / 1000
    const machine = own!.capital! + own!.maintenance! + power * 730 * 31
    const tokens = series.basis!.throughput * 512 * 3600 * 730 * load
    expect((tokens * 40) / 1e6).toBeCloseTo(machine, 4)
  })

  it('never breaks even with an API that asks less for a token than electricity does', () => {
    const api = { input: 0.1, output: 0.1, date: '2026-11-01', source: 'an example' }
    expect(costs({ api })[0]?.api?.breakEven).toBeNull()
  })
})
