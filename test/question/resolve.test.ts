import { describe, expect, it } from 'vitest'
import { readPlanFile } from '../../src/question/plan-file.ts'
import { exampleIntervals, resolvePlan } from '../../src/question/resolve.ts'
import { thrownBy } from './thrown.ts'

const complete = new URL('../../fixtures/plans/complete.yaml', import.meta.url).pathname

describe('resolvePlan', () => {
  it('assumes what nobody says, and says so', () => {
    expect(resolvePlan({}, null)).toMatchObject({
      title: null,
      customer: null,
      author: null,
      sla: { preset: null, expression: 'ttft.p99<=3s,itl.p99<=120ms' },
      intervals: exampleIntervals,
      thinkTimes: [],
      utilizations: [0.7, 0.75, 0.8],
      balancer: 'random',
      overflow: 0.01,
      series: [],
      columns: [],
      chosenBy: {
        sla: 'default',
        intervals: 'default',
        thinkTimes: 'default',
        balancer: 'default',
        utilizations: 'default',
        overflow: 'default',
      },
    })
  })

  it('lets the plan win over the defaults', async () => {
    expect(resolvePlan({}, await readPlanFile(complete, '.'))).toMatchObject({
      title: { en: 'Proposal for the in-house chat' },
      customer: 'Example Inc.',
      sla: { expression: 'ttft.p99<=2s, tpot.p99<=50ms' },
      intervals: [30, 60],
      thinkTimes: [20],
      utilizations: [0.6, 0.7, 0.8],
      overflow: 0.005,
      series: [{ match: '2xH100/**', tensorParallel: 2 }],
      chosenBy: { sla: 'plan', intervals: 'plan', thinkTimes: 'plan', utilizations: 'plan', overflow: 'plan' },
    })
  })

  it('lets a flag win over the plan, each for itself', async () => {
    const flags = { sla: 'chat', headroom: '75%' }
    expect(resolvePlan(flags, await readPlanFile(complete, '.'))).toMatchObject({
      sla: { preset: 'chat' },
      utilizations: [0.75],
      overflow: 0.005,
      chosenBy: { sla: 'flag', utilizations: 'flag', overflow: 'plan', intervals: 'plan' },
    })
  })

  it('shows no example intervals once a think time is given', () => {
    expect(resolvePlan({ thinkTime: '30s' }, null)).toMatchObject({
      intervals: [],
      thinkTimes: [30],
      chosenBy: { thinkTimes: 'flag' },
    })
  })

  it('takes bare numbers of a plan for seconds and fractions', () => {
    const values = { demand: { interval: 5, thinkTime: [1.5, '2m'] }, overflow: 0.02 }
    expect(resolvePlan({}, { values, where: () => 'here' })).toMatchObject({
      intervals: [5],
      thinkTimes: [1.5, 120],
      overflow: 0.02,
    })
  })

  it.each([
    [{ sla: 'fast' }, 'unknownPreset', '--sla'],
    [{ interval: '3x' }, 'badDuration', '--interval'],
    [{ thinkTime: '' }, 'badDuration', '--think-time'],
    [{ headroom: '120%' }, 'badShare', '--headroom'],
    [{ overflow: '0' }, 'badShare', '--overflow'],
  ])('names the flag: %j', async (flags, code, where) => {
    expect(await thrownBy(() => resolvePlan(flags, null))).toMatchObject({ code, values: { where } })
  })
})
