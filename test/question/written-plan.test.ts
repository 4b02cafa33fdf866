import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Plan } from '../../src/model/plan.ts'
import { locatedPlan } from '../../src/question/located-plan.ts'
import { readPlanFile } from '../../src/question/plan-file.ts'
import { resolvePlan } from '../../src/question/resolve.ts'
import { writtenPlan } from '../../src/question/written-plan.ts'

const again = (plan: Plan): Plan =>
  resolvePlan({}, locatedPlan('again.yaml', new TextEncoder().encode(stringify(writtenPlan(plan)))))

describe('writtenPlan', () => {
  it.each(['complete', 'office', 'empty'])('asks the same again: %s.yaml', async (name) => {
    const plan = resolvePlan({}, await readPlanFile(`fixtures/plans/${name}.yaml`, process.cwd()))
    expect(again(plan)).toEqual(plan)
  })

  it('keeps the peak day, with and without a name', () => {
    const plan = resolvePlan({}, null)
    for (const name of [null, { ja: '月末', en: 'month-end' }]) {
      const asked = { ...plan, demand: { ...plan.demand, arrivalRates: [2], peakDay: { name, factor: 1.8 } } }
      expect(again(asked).demand).toEqual(asked.demand)
    }
  })

  it('keeps arrivals in tokens', () => {
    const plan = resolvePlan({}, null)
    const tokenRates = (['outputTokens', 'totalTokens'] as const).map((of, i) => ({ of, perSecond: 1999.5 + i }))
    const asked = { ...plan, demand: { ...plan.demand, arrivalRates: [2], tokenRates } }
    expect(again(asked).demand).toEqual(asked.demand)
  })

  it('keeps what flags chose, as chosen by the plan', () => {
    const flags = {
      sla: 'chat',
      interval: '3s,250ms',
      thinkTime: '1.5',
      headroom: '7%,70-80%',
      overflow: '0.3%',
      accept: 'V05',
    }
    const plan = resolvePlan(flags, null)
    const { chosenBy, ...rest } = again(plan)
    expect(rest).toEqual((({ chosenBy: _, ...same }) => same)(plan))
    expect([chosenBy.sla, chosenBy.intervals, chosenBy.repeatPolicy]).toEqual(['plan', 'plan', 'default'])
  })
})
