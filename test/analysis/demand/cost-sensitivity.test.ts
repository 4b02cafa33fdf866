import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { AskedCost, Plan } from '../../../src/model/plan.ts'
import { factsOn, somePlan } from '../../builders.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../some-demand.ts'
import { someSweep } from '../some-sweep.ts'
import { promisedOnce } from '../../promised-once.ts'

const { given } = chosenBy

const optionsOf = (terms: Partial<AskedCost>, choices: Partial<Plan> = {}, runs = someSweep('ppppf')) => {
  const demand = someDemand({ employees: someEmployees() })
  const { sizing } = analyze(runs, somePlan({ demand, cost: someCost(terms), ...choices }), promisedOnce)
  return sizing[0]?.options ?? []
}

const movedCostOf = (terms: Partial<AskedCost> = {}, choices: Partial<Plan> = {}) => {
  const [option] = optionsOf(terms, choices)
  if (!option?.cost?.sensitivity) throw new Error('no sensitivity')
  const { sensitivity, ...cost } = option.cost
  const of = (name: string) => sensitivity.find(({ parameter }) => parameter === name)
  return { ...option, cost, sensitivity, of }
}

const rented = { layouts: [somePrice({ purchase: null, monthly: 90_000, idleWatts: null, fullWatts: null })] }

describe('withSensitivity', () => {
  it('gives at an end what the whole analysis gives with that assumption', () => {
    const { of } = movedCostOf()
    const again: readonly (readonly [string, number, Partial<AskedCost>])[] = [
      ['lifeYears', 0, { lifeYears: given(2.5) }],
      ['electricityPrice', 1, { electricityPrice: 46.5 }],
      ['purchase', 1, { layouts: [somePrice({ purchase: 2.25e6 })] }],
    ]
    for (const [name, end, terms] of again) {
      const { cost } = movedCostOf(terms)
      expect(of(name)?.ends[end]).toMatchObject({
        monthly: expect.closeTo(cost.monthly!, 6),
        perMillion: expect.closeTo(cost.perMillion!, 6),
      })
    }
  })

  it('makes tokens dearer when the load halves, and electricity cheaper', () => {
    const { cost, of } = movedCostOf()
    const [low] = of('load')!.ends
    expect(low?.value).toBe(cost.utilization / 2)
    expect(low?.monthly).toBeLessThan(cost.monthly!)
    expect(low?.monthly).toBeGreaterThan(cost.monthly! - cost.electricity!)
    expect(low?.perMillion).toBeCloseTo((2 * low!.monthly! * 1e6) / cost.outputTokens!, 6)
  })

  it('stops the mean load at that of the busiest hour', () => {
    const { utilization, of } = movedCostOf({ meanLoad: given(0.8) })
    expect(of('load')!.ends.map(({ value }) => value)).toEqual([expect.closeTo(0.4 * utilization, 12), utilization])
    const spare = movedCostOf({ meanLoad: given(0.8) }, { spare: 1 })
    expect(spare.of('load')!.ends[1]?.value).toBe(spare.nPlusOne.utilization)
  })

  it('puts first what moves the cost of a token most, and spans both ends and the base', () => {
    const { sensitivity, cost, of } = movedCostOf()
    const swings = sensitivity.map(({ swing }) => swing.perMillion!)
    expect(swings).toEqual(swings.toSorted((a, b) => b - a))
    const { ends, swing } = of('lifeYears')!
    const all = [cost.monthly!, ...ends.map(({ monthly }) => monthly!)]
    expect(swing.monthly).toBe(Math.max(...all) - Math.min(...all))
  })

  it('moves only what is counted', () => {
    const names = (terms: Partial<AskedCost>) =>
      movedCostOf(terms)
        .sensitivity.map(({ parameter }) => parameter)
        .toSorted()
    expect(names(rented)).toEqual(['fee', 'load'])
    expect(movedCostOf(rented).of('load')?.swing.monthly).toBe(0)
    expect(names({ electricityPrice: 0 })).toEqual(['lifeYears', 'load', 'purchase'])
  })

  it('is of the first option that has a cost', () => {
    const on = { facts: factsOn(2), stated: factsOn(2), path: 'bench/2.json' }
    const two = someSweep('ppppf').map((run) => ({ ...run, ...on }))
    const told = (terms: Partial<AskedCost>) =>
      optionsOf(terms, {}, [...someSweep('ppppf'), ...two]).map(({ gpus, cost }) => [
        gpus,
        cost && cost.sensitivity !== null,
      ])
    expect(told({})).toEqual([
      [1, true],
      [2, false],
    ])
    expect(told({ layouts: [somePrice({ gpus: 2 })] })).toEqual([
      [1, null],
      [2, true],
    ])
  })

  it('is nothing where no amount is known', () => {
    const dark = optionsOf({ layouts: [somePrice({ purchase: null })] })
    expect(dark.map(({ cost }) => cost?.sensitivity)).toEqual([null])
  })
})
