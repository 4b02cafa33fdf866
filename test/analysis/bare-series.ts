import { capacityOf } from '../../src/analysis/capacity-of.ts'
import { basisOf } from '../../src/analysis/headroom/headroom.ts'
import type { LayoutSeries } from '../../src/analysis/layouts/layout-subject.ts'
import { judgeRun, reportRun } from '../../src/analysis/points/judged-run.ts'
import { pointsOf } from '../../src/analysis/points/points.ts'
import type { ReportRun } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { groupRuns } from '../../src/series/series-of.ts'
import { somePlan, someSla } from '../builders.ts'

export interface Bare {
  readonly series: readonly LayoutSeries[]
  readonly runs: readonly ReportRun[]
}

/** Levels, limits and nothing that is derived from them: quick enough for many sweeps. One workload. */
export const bareSeries = (all: readonly SettledRun[], sla?: string): Bare => {
  const plan = somePlan({ sla: someSla(sla) })
  const settled = all.map((run, i) => ({ ...run, id: `r${i + 1}` }))
  const answered = groupRuns(settled).map((group, i) => {
    const id = `series-${i + 1}`
    const judged = group.runs.map((run) => judgeRun(run, plan.sla, group.axis, { siblings: group.runs }))
    const points = [...pointsOf(judged, plan.sla, group.axis, plan)]
    const capacity = capacityOf(points, group.axis)
    const measured = { inputTokens: null, outputTokens: null }
    const series = {
      id,
      workloadId: 'workload-1',
      layout: group.layout,
      workload: { ...group.lengths, measured },
      facts: group.runs[0]!.facts as LayoutSeries['facts'],
      points,
      capacity,
      basis: basisOf(points, capacity),
    }
    return { series, runs: judged.map((one) => reportRun(one, id)) }
  })
  return { series: answered.map(({ series }) => series), runs: answered.flatMap(({ runs }) => runs) }
}
