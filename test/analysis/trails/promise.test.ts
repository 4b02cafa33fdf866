import { describe, expect, it } from 'vitest'
import { replayedReports } from './replayed-reports.ts'

describe('the trail of arrivals with headroom', () => {
  it.each([
    ['replayed', 'margin', 'promised'],
    ['replayedRoughly', 'overflow', 'promisedLaw'],
    ['replayedInDispute', 'agreed', 'agreed'],
  ] as const)('of %s tells how they are made: %s', (name, by, formula) => {
    const { series, trails } = replayedReports[name]()
    expect(series[0]!.headroom!.promise).toMatchObject({ rule: 'replay', by })
    expect(trails['series/0/headroom/arrivalRate']!.formula).toBe(formula)
  })

  it('leads to every level that the servers were calibrated to, and to the limits', () => {
    const { series, trails } = replayedReports.replayed()
    const refs = trails['series/0/headroom/promise/sustained']!.inputs.flatMap((input) =>
      'ref' in input ? input.ref : [],
    )
    for (const i of series[0]!.points.keys()) {
      expect(refs).toContain(`series/0/points/${i}/level`)
      expect(refs).toContain(`series/0/points/${i}/throughput/requests`)
    }
    expect(refs).toContain('plan/sla/limits/0/threshold')
    expect(refs).toContain('plan/sla/limits/1/threshold')
  })

  it('of waiting users is the response time law where they were counted by it, and a replay otherwise', () => {
    const { series, trails } = replayedReports.replayed()
    const formulas = series[0]!.users.flatMap(({ model, thinkTime }, i) =>
      model === 'replay' ? [[thinkTime, trails[`series/0/users/${i}/users`]!.formula]] : [],
    )
    expect(formulas).toEqual([
      [3, 'closedUsers'],
      [4, 'closedUsers'],
      [30, 'replayedUsers'],
    ])
  })
})
