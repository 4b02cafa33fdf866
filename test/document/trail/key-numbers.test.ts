import { describe, expect, it } from 'vitest'
import { shownUsers } from '../../../src/model/served.ts'
import { keyNumbers } from '../../../src/document/trail/key-numbers.ts'
import { valueAt } from '../../../src/model/place.ts'
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

describe('the users of a series', () => {
  const planned = { intervals: [30] }

  it.each([
    ['a sweep', someSweep('ppf')],
    ['loads at random', [someArrivals('p', 1, 1), someArrivals('f', 2, 2)]],
  ])('are those of the planning rate of %s', (_, runs) => {
    const report = someReport(runs, { plan: planned })
    const ref = placeOf(report, 'series-1.users')
    expect(valueAt(report, ref.replace(/users$/, 'model'))).toBe('poisson')
  })

  it('are those of a share where there is no planning rate', () => {
    expect(placeOf(someReport(someSweep('pf'), { plan: planned }), 'series-1.users')).toBe('series/0/users/0/users')
  })
})
