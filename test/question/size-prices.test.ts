import { describe, expect, it } from 'vitest'
import { plannedPrices } from '../../src/question/size-prices.ts'
import { someCost, somePrice } from '../analysis/some-demand.ts'

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
