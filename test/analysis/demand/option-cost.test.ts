import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/analysis/analyze.ts'
import type { Plan } from '../../../src/model/plan.ts'
import { somePlan } from '../../builders.ts'
import { someCost, someDemand, someEmployees } from '../some-demand.ts'
import { someSweep } from '../some-sweep.ts'
import { promisedOnce } from '../../promised-once.ts'

const api = { input: 1, output: 3, date: '2026-11-01', source: 'an example' }

const costOf = (choices: Partial<Plan>) => {
  const demand = someDemand({ employees: someEmployees() })
  const { sizing } = analyze(
    someSweep('ppppf'),
    somePlan({ demand, cost: someCost({ api }), ...choices }),
    promisedOnce,
  )
  const [option] = sizing[0]?.options ?? []
  if (!option?.cost) throw new Error('no cost')
  return { ...option, cost: option.cost }
}

describe('optionCostOf', () => {
  it('serves the requests of the working days, and no more', () => {
    const { cost } = costOf({})
    expect(cost.outputTokens).toBeCloseTo(500 * 0.3 * 20 * 20 * 256, 3)
    expect(cost.api?.monthly).toBeCloseTo((500 * 0.3 * 20 * 20 * 512 * 2) / 1e6, 6)
  })

  it('adds up its parts, and a million tokens cost what the month does over its tokens', () => {
    const { cost } = costOf({})
    const { capital, fee, electricity, maintenance, monthly, outputTokens, perMillion } = cost
    expect((capital ?? 0) + (fee ?? 0) + (electricity ?? 0) + (maintenance ?? 0)).toBeCloseTo(monthly!, 6)
    expect(perMillion).toBeCloseTo((monthly! / outputTokens!) * 1e6, 6)
  })

  it('shares the month among the people asked about', () => {
    const { cost } = costOf({})
    expect(cost.perUser).toBeCloseTo(cost.monthly! / 500, 9)
    const rate = costOf({ demand: someDemand({ arrivalRates: [0.1] }) })
    expect(rate.cost.perUser).toBeNull()
  })

  it('pays for the spare server where one is asked for, with the same requests', () => {
    const [without, spare] = [costOf({}), costOf({ spare: 1 })]
    expect(without.replicas).toBe(1)
    expect(spare.cost.capital).toBe(2 * without.cost.capital!)
    expect(spare.cost.outputTokens).toBeCloseTo(without.cost.outputTokens!, 3)
    expect(spare.cost.utilization).toBeCloseTo(without.cost.utilization / 2, 12)
  })

  it('breaks even with the API at as many tokens as the month costs', () => {
    const { cost } = costOf({})
    expect((cost.api!.breakEvenTokens! * 2) / 1e6).toBeCloseTo(cost.monthly!, 6)
  })
})
