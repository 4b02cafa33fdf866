import { describe, expect, it } from 'vitest'
import { shownUsers } from '../../../src/document/decision-text.ts'
import { keyNumbers } from '../../../src/document/trail/key-numbers.ts'
import { valueAt } from '../../../src/model/place.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Report } from '../../../src/model/report.ts'
import { someDemand } from '../../analysis/some-demand.ts'
import { someArrivals, someSweep } from '../../analysis/some-sweep.ts'
import { somePlan } from '../../builders.ts'
import { someReport } from '../some-report.ts'

const placeOf = (report: Report, name: string): string => keyNumbers(report).find((one) => one.name === name)!.ref

describe('the users of a decision', () => {
  const chosenBy = { ...somePlan().chosenBy, intervals: 'plan' } as const
  const plan = { demand: someDemand({ users: [40, 300] }), intervals: [30], thinkTimes: [5, 60], chosenBy }
  const report = someReport(someSweep('ppppf'), { plan })

  it('are those that the answer shows, however many readings there are', () => {
    expect(report.decisions).toHaveLength(6)
    for (const decision of report.decisions) {
      const { kind, thinkTime } = report.demand.find(({ id }) => id === decision.demand)!
      const ref = placeOf(report, `${decision.id}.users`)
      expect(valueAt(report, ref)).toBe(shownUsers(report, decision)!.users)
      expect(valueAt(report, ref.replace(/users$/, 'basis'))).toBe(kind)
      expect(valueAt(report, ref.replace(/users$/, 'thinkTime'))).toBe(thinkTime)
    }
  })
})

const offered = [someArrivals('p', 1, 1), someArrivals('f', 2, 2)]
const askedOf = (plan: Partial<Plan> = {}) =>
  placeOf(someReport(offered, { plan: { intervals: [30], ...plan } }), 'series-1.users')

describe('the users of a series', () => {
  it('are those of its planning rate', () => {
    const swept = someReport(someSweep('ppf'), { plan: { intervals: [30] } })
    const ref = placeOf(swept, 'series-1.users')
    expect(valueAt(swept, ref.replace(/users$/, 'model'))).toBe('poisson')
  })

  it('are no example of a share where an answer plans with the series, and one server of it is enough', () => {
    expect(askedOf()).toBe('decisions/0/users/0/users')
    expect(askedOf({ demand: someDemand({ arrivalRates: [0.5] }) })).toBe('decisions/0/users/0/users')
    expect(askedOf({ demand: someDemand({ arrivalRates: [9] }) })).toBe('series/0/users/0/users')
  })

  it('are those of a share that somebody gave', () => {
    const chosenBy = { ...somePlan().chosenBy, utilizations: 'plan' } as const
    expect(askedOf({ utilizations: [0.5], chosenBy })).toBe('series/0/users/0/users')
  })
})
