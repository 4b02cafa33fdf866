import { describe, expect, it } from 'vitest'
import type { Decision } from '../../src/model/report.ts'
import { someDemand } from '../analysis/some-demand.ts'
import { sweep, marksOf, textsOf } from './some-report.ts'
import { decidedReport, drawn } from './some-decision.ts'

describe('the gauge', () => {
  it('fills the highest throughput within the SLA up to the planning rate', async () => {
    const report = decidedReport()
    const rate = report.decisions[0]!.planningRate!.value
    const [drawing] = drawn('gauge', report)
    expect(drawing).toMatchObject({ finding: 'gauge.planned', values: { plannedShare: rate / 21, demandShare: null } })
    expect(marksOf(drawing?.spec, 'rect').map(({ data }) => data.values[0]!.to)).toEqual([21, rate])
    const texts = await textsOf(drawing?.spec)
    expect(texts).toContain(`en mark.planningShare ${rate} plannedRate ${rate / 21} share`)
    expect(texts).toContain('en mark.highest 21 rate')
    expect(drawing!.values['marks']).not.toContain('mark.demandRate')
  })

  it('fills it up to what is asked for, spread over the servers', () => {
    const report = decidedReport({ demand: someDemand({ arrivalRates: [30] }) })
    const { utilization } = report.sizing[0]!.options[0]!
    const [drawing] = drawn('gauge', report)
    expect(drawing).toMatchObject({ finding: 'gauge.demand', values: { demandShare: utilization } })
    expect(drawing!.values['marks']).toContain('mark.demandRate')
    expect(marksOf(drawing?.spec, 'rect')[1]?.data.values[0]!.to).toBeCloseTo(10 * utilization, 9)
  })

  it('speaks of no headroom where requests at random have shown more than the limit', () => {
    const measured = { value: 30, from: 'measured', cappedBy: null } as const
    const change = ({ planningRate }: Decision) => ({ planningRate: { ...planningRate!, ...measured } })
    const [drawing] = drawn('gauge', decidedReport(), change)
    expect(drawing).toMatchObject({ finding: 'gauge.above', values: { plannedShare: 30 / 21 } })
  })

  it('says where the limit is only a lower bound', async () => {
    const [drawing] = drawn('gauge', decidedReport({}, sweep(1, { 16: { requests: 4 }, 32: { requests: 7 } })))
    const texts = await textsOf(drawing?.spec)
    expect(texts).toContain('en mark.highest en mark.atLeast7 rate')
    expect(texts.find((text) => text.startsWith('en mark.planningShare'))).toContain('en mark.atMost')
    expect(drawing!.values).toMatchObject({ atMost: 'en mark.atMost', atLeast: 'en mark.atLeast' })
    expect(drawn('gauge', decidedReport())[0]!.values).toMatchObject({ atMost: '', atLeast: '' })
  })

  it('is not drawn where nothing can be planned with', () => {
    expect(drawn('gauge', decidedReport({}, sweep(1, { 16: { requests: 4, ttft: 9 } })))).toEqual([])
  })
})
