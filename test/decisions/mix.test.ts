import { describe, expect, it } from 'vitest'
import { serversFor } from '../../src/maths/sizing.ts'
import { chosenBy, someDemand, someEmployees } from '../analysis/some-demand.ts'
import { mixedReports, mixedWith } from '../document/mixed-reports.ts'

const ofMixes = (report: ReturnType<typeof mixedWith>) => report.decisions.filter(({ mix }) => mix !== null)

describe('the decision of a mix', () => {
  it('is for one server where nobody says how much is asked', () => {
    const [one] = ofMixes(mixedReports.mixed())
    expect(one).toMatchObject({ demand: null, count: 1, oneMore: { kind: 'copy' } })
    expect(one!.oneMore!.planningRate).toBeCloseTo(2 * one!.planningRate!.value, 12)
  })

  it('counts servers for each demand that says how many requests there are, and spares besides', () => {
    const report = mixedWith({
      demand: someDemand({ arrivalRates: [9], users: [50], employees: someEmployees({ growth: chosenBy.given(0) }) }),
      thinkTimes: [30],
      spare: 1,
    })
    const found = ofMixes(report).filter(({ status }) => status === 'decided')
    expect(found.map(({ demand }) => report.demand.find(({ id }) => id === demand)!.kind)).toEqual([
      'arrivals',
      'employees',
    ])
    for (const { demand, count, planningRate, conditions } of found) {
      const asked = report.demand.find(({ id }) => id === demand)!.arrivalRate!
      const servers = serversFor(asked, planningRate!.value)
      expect(count).toBe(servers + 1)
      expect(conditions.some(({ kind }) => kind === 'copies')).toBe(servers > 1)
    }
  })

  it('is told to be unsized where the demand does not say so', () => {
    const [one] = ofMixes(mixedWith({ demand: someDemand({ users: [50] }), thinkTimes: [30], spare: 1 }))
    expect(one).toMatchObject({ demand: null, count: 1 })
  })
})
