import { describe, expect, it } from 'vitest'
import { parsePrices } from '../../src/question/price.ts'

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
