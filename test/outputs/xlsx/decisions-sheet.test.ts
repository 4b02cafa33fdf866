import { describe, expect, it } from 'vitest'
import { createLanguage } from '../../../src/i18n/language.ts'
import type { Plan } from '../../../src/model/plan.ts'
import { workbookOf } from '../../../src/outputs/xlsx/workbook.ts'
import { someCost, someDemand, somePrice } from '../../analysis/some-demand.ts'
import { somePlan } from '../../builders.ts'
import { chatAndDocuments, mixedWith } from '../../document/mixed-reports.ts'
import { changed, conclusionIn } from './cells.ts'
import { recalculated } from './recalculated.ts'

const en = createLanguage('en')

describe('the layouts of a mix', () => {
  const [chat] = chatAndDocuments.classes
  const demand = someDemand({ arrivalRates: [9], users: [200], peakDay: { name: null, factor: 1.5 } })
  const chosenBy = { ...somePlan().chosenBy, intervals: 'plan' } as const
  const plan = {
    mixes: [{ ...chatAndDocuments, classes: [chat!, chat!] }],
    intervals: [60],
    chosenBy,
    demand,
    spare: 1,
    cost: someCost(),
  }
  const report = mixedWith(plan)
  const bytes = workbookOf(report, en)

  it.each<readonly [string, Partial<Plan>, number]>([
    ['plan/demand/arrivalRates/0', { demand: { ...demand, arrivalRates: [40] } }, 40],
    ['plan/demand/users/0', { demand: { ...demand, users: [2500] } }, 2500],
    ['plan/demand/peakDay/factor', { demand: { ...demand, peakDay: { name: null, factor: 4 } } }, 4],
    ['plan/spare', { spare: 0 }, 0],
    [
      'plan/cost/layouts/0/purchase',
      { cost: someCost({ layouts: [somePrice({ purchase: 9e6 }), someCost().layouts[1]!] }) },
      9e6,
    ],
  ])('follow %s as the same plan counts them, the answer and the others', async (place, choices, value) => {
    const told = mixedWith({ ...plan, ...choices })
    const rows = conclusionIn(report, await recalculated(await bytes, [changed(report, place, value)]))
    const ofMix = report.decisions.flatMap(({ mix, demand: asked }, i) => (mix !== null && asked !== null ? [i] : []))
    expect(ofMix.length).toBeGreaterThan(1)
    for (const i of ofMix) {
      const { options, demand: asked } = told.decisions[i]!
      expect(rows[i]!.length).toBeGreaterThan(1)
      for (const { series, count, gpus, cost } of rows[i]!) {
        const same = options.find((one) => one.series === series)!
        expect([count, gpus], `${asked} ${series}`).toEqual([same.count, same.gpus])
        const layout = told.mixes[0]!.layouts.find((one) => one.series === series)!
        const { monthly = null } = layout.sized.find((one) => one.demand === asked)!.cost ?? {}
        if (monthly === null) expect(cost).toBe('—')
        else expect(Number(cost) / monthly).toBeCloseTo(1, 9)
      }
    }
  })
})
