import { describe, expect, it } from 'vitest'
import { recompute } from '../../src/formulas/index.ts'
import { valueAt } from '../../src/model/place.ts'
import type { AskedCost } from '../../src/model/plan.ts'
import { someReport } from '../document/some-report.ts'
import { chosenBy, someCost, someDemand, someEmployees, somePrice } from '../analysis/some-demand.ts'
import { someSweep } from '../analysis/some-sweep.ts'

const at = 'sizing/0/options/0/cost/sensitivity'

const trailsOf = (terms: Partial<AskedCost>, spare = 0) => {
  const demand = someDemand({ employees: someEmployees() })
  const report = someReport(someSweep('ppppf'), { plan: { demand, cost: someCost(terms), spare } })
  const own = Object.entries(report.trails).filter(([ref]) => ref.startsWith(at))
  return { report, own }
}

const rented = somePrice({ purchase: null, monthly: 90_000, idleWatts: null, fullWatts: null })

describe('costSensitivityTrails', () => {
  it.each([
    ['a low load', {}, 0, 4],
    ['a load near its ceiling', { meanLoad: chosenBy.given(0.9) }, 1, 4],
    [
      'a price left at the end, and maintenance',
      { salvage: chosenBy.given(0.1), maintenance: chosenBy.given(0.1) },
      0,
      4,
    ],
    ['servers that are rented', { layouts: [rented] }, 1, 2],
  ] as const)('give the numbers again for %s', (_, terms, spare, rows) => {
    const { report, own } = trailsOf(
      { ...terms, layouts: [...('layouts' in terms ? terms.layouts : someCost().layouts)] },
      spare,
    )
    expect(own).toHaveLength(rows * 9)
    for (const [ref, trail] of own) {
      const value = valueAt(report, ref) as number
      expect([ref, recompute(report, trail)]).toEqual([ref, expect.closeTo(value, 9)])
    }
  })

  it('take the ceiling from the load of the busiest hour', () => {
    const { report } = trailsOf({ meanLoad: chosenBy.given(0.9) }, 1)
    const row = report.sizing[0]!.options[0]!.cost!.sensitivity!.findIndex(({ parameter }) => parameter === 'load')
    expect(report.trails[`${at}/${row}/ends/1/value`]?.inputs).toEqual([
      { symbol: 'x', ref: 'sizing/0/options/0/nPlusOne/utilization' },
    ])
  })
})
