import { describe, expect, it } from 'vitest'
import { costSensitivity } from '../../../src/analysis/sensitivity/cost.ts'

/** Price of a million tokens: the machine written off over its life, and electricity, over what is served. */
const perMillion = ({ load, years, price }: Readonly<Record<'load' | 'years' | 'price', number>>) =>
  load > 0 ? (1_000_000 / years + 100_000 * price) / (1000 * load) : null

/** A machine that must last three years. */
const broken = ({ load, years }: Readonly<Record<'load' | 'years', number>>) => (years < 3 ? null : 1 / load)

const base = { load: 0.1, years: 5, price: 0.3 }

describe('costSensitivity', () => {
  it('moves each assumption by half, one at a time, the widest first', () => {
    const found = costSensitivity(perMillion, base)
    expect(found.map(({ parameter }) => parameter)).toEqual(['load', 'years', 'price'])
    expect(found[0]).toMatchObject({
      low: 0.05,
      answerLow: perMillion({ ...base, load: 0.05 }),
      answerHigh: perMillion({ ...base, load: 0.1 * 1.5 }),
    })
  })

  it('does not move a share above the whole', () => {
    const [load] = costSensitivity(perMillion, { ...base, load: 0.8 }, { load: 1 })
    expect(load).toMatchObject({ low: 0.4, high: 1 })
  })

  it('puts what leaves no cost first', () => {
    expect(costSensitivity(broken, { load: 0.1, years: 5 })[0]).toMatchObject({
      parameter: 'years',
      answerLow: null,
      swing: null,
    })
  })
})
