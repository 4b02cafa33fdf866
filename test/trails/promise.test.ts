import type { Report } from '../../src/model/report.ts'
import { describe, expect, it } from 'vitest'
import { replayedReports } from './replayed-reports.ts'

const formula = ({ trails }: Report) => trails['series/0/headroom/arrivalRate']!.formula

describe('the trail of arrivals with headroom', () => {
  it('tells how they are made: by the overflow rule, by a replay, or by requests at random', () => {
    expect(formula(replayedReports.replayed())).toBe('promised')
    expect(formula(replayedReports.notReplayed())).toBe('taken')
    expect(formula(replayedReports.confirmed())).toBe('tested')
  })

  it('leads from the overflow rule to the level with room for random arrivals', () => {
    const { series, trails } = replayedReports.withoutRoom()
    const { headroom, points, basis } = series[0]!
    const i = points.findIndex(({ level }) => level === headroom!.promise!.planned)
    expect(points[i]!.level).toBeLessThan(basis!.level)
    expect(trails['series/0/headroom/promise/overflowRate']).toMatchObject({ formula: 'arrivals' })
    expect(JSON.stringify(trails['series/0/headroom/promise/overflowRate'])).toContain(`points/${i}/level`)
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
})
