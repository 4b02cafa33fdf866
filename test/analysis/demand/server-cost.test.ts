import { describe, expect, it } from 'vitest'
import { costsOf, serverAt } from '../../../src/analysis/demand/server-cost.ts'
import { somePlan } from '../../builders.ts'
import { chosenBy, someCost, somePrice } from '../some-demand.ts'
import { onlySeries, someSweep } from '../some-sweep.ts'

const { given } = chosenBy
const [one, two] = someCost().layouts

describe('serverAt', () => {
  it.each([
    [1, 2.4, 3],
    [0.3, 6, 7.1],
    [0.1, 16.4, 18.9],
    [0.01, 157, 178],
  ])('at a mean load of %d costs %d for a million output tokens on one GPU, %d on two', (load, a, b) => {
    const digits = load === 0.01 ? 0 : 1
    const at = (price: typeof one, throughput: number) =>
      serverAt(someCost(), price!, 256 * throughput, load).perMillion?.toFixed(digits)
    expect([at(one, 27.07), at(two, 32.83)]).toEqual([a.toFixed(digits), b.toFixed(digits)])
  })

  it('takes 0.119 J a token on one GPU at full load, 0.167 on two', () => {
    const at = (price: typeof one, throughput: number) =>
      serverAt(someCost(), price!, 256 * throughput, 1).joulesPerToken?.toFixed(3)
    expect([at(one, 27.07), at(two, 32.83)]).toEqual(['0.119', '0.167'])
  })

  it('counts what was given, and nothing else', () => {
    const bare = serverAt(someCost({ electricityPrice: null }), somePrice({ purchase: null }), 1000, 0.5)
    expect(bare).toMatchObject({ capital: null, maintenance: null, electricity: null, monthly: null })
    expect(bare.joulesPerToken).toBeCloseTo((150 + 0.5 * 675) / 500, 9)
    const rented = serverAt(someCost(), somePrice({ purchase: null, monthly: 9000 }), 1000, 0)
    expect(rented.monthly).toBeCloseTo(9000 + 0.15 * 730 * 31, 6)
    expect(rented.perMillion).toBeNull()
    const noWatts = serverAt(someCost(), somePrice({ idleWatts: null }), 1000, 1)
    expect(noWatts).toMatchObject({ electricity: null, joulesPerToken: null, monthly: 25_000 })
  })

  it('takes what is left at the end off the price, and maintenance from the whole of it', () => {
    const cost = someCost({ salvage: given(0.1), maintenance: given(0.12) })
    expect(serverAt(cost, somePrice(), 1000, 1)).toMatchObject({ capital: 22_500, maintenance: 15_000 })
  })
})

describe('costsOf', () => {
  const series = onlySeries(someSweep('pppf'))
  const costs = (choices: Parameters<typeof someCost>[0]) => costsOf(somePlan({ cost: someCost(choices) }), [series])

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
    const machine = serverAt(someCost(), somePrice(), own!.outputRate, load).monthly ?? Number.NaN
    const tokens = series.basis!.throughput * 512 * 3600 * 730 * load
    expect((tokens * 40) / 1e6).toBeCloseTo(machine, 4)
  })

  it('never breaks even with an API that asks less for a token than electricity does', () => {
    const api = { input: 0.1, output: 0.1, date: '2026-11-01', source: 'an example' }
    expect(costs({ api })[0]?.api?.breakEven).toBeNull()
  })
})
