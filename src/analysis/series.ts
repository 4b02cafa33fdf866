import type { AuditId } from '../audits/index.ts'
import type { Plan } from '../model/plan.ts'
import type { Capacity, Point, Series, Ungraded } from '../model/report.ts'
import type { SettledRun } from '../model/run.ts'
import { capacityOf } from './capacity-of.ts'
import { basisOf, headroomOf, loadsUpTo } from './headroom/headroom.ts'
import { usersOf } from './headroom/users.ts'
import { headroomModelsOf } from './headroom/headroom-models.ts'
import { startsOf } from './headroom/starts.ts'
import type { JudgedRun } from './points/judged-run.ts'
import { levelsOf } from './points/points.ts'
import { promiseInputOf } from './headroom/promise-input.ts'
import type { Measured, Offered } from './headroom/open-runs.ts'
import { promisedOf } from './headroom/promised.ts'
import { repeatOutcomes } from './points/repeats.ts'
import { boundedBy } from './rests-on.ts'
import { sensitivityOf } from './sensitivity/sensitivity.ts'
import type { SeriesName } from './series-names.ts'
import { steadyLimitOf } from './steady/steady.ts'
import { workloadOf, type Served } from './workload.ts'

/** Facts that all runs of the series share; where they differ in origin, the first run's. */
const sharedFacts = (runs: readonly SettledRun[]): Series['facts'] => {
  const { concurrency: _, ...facts } = runs[0]?.facts ?? {}
  return facts
}

/** Audits whose errors were accepted at a level that the answer rests on or is bounded by. */
const acceptedIn = (
  judged: readonly JudgedRun[],
  points: readonly Point[],
  axis: Capacity['axis'],
  plan: Plan,
): readonly AuditId[] => {
  const ids = new Set(boundedBy(points).flatMap((point) => point.runs))
  const levels = levelsOf(judged, axis).filter((runs) => runs.some(({ run }) => ids.has(run.id)))
  const all = levels.flatMap((runs) => [
    ...runs.flatMap(({ outcomes }) => outcomes),
    ...repeatOutcomes(runs, plan.sla, plan),
  ])
  return [...new Set(all.filter(({ accepted }) => accepted).map(({ audit }) => audit))].toSorted()
}

/** One answer: levels, limit, headroom and users of runs that belong together. */
export const seriesOf = (
  { group, judged, points }: Measured,
  offered: readonly Offered[],
  plan: Plan,
  ids: { readonly id: string; readonly workloadId: string } & SeriesName,
  served: Served,
): Ungraded => {
  const capacity = capacityOf(points, group.axis)
  const basis = basisOf(points, capacity)
  const told = promiseInputOf(judged, points, group.axis, basis, plan)
  const promised = told && promisedOf(told)
  const headroom = headroomOf(points, basis, group.axis, plan, promised, offered)
  const levels = basis && group.axis === 'concurrency' ? loadsUpTo(points, basis) : []
  const users = [...usersOf(basis, headroom, levels, plan)]
  const accepted = [...acceptedIn(judged, points, group.axis, plan)]
  return {
    ...ids,
    tool: group.tool,
    engine: group.engine,
    model: group.model,
    layout: group.layout,
    workload: workloadOf(group, { id: ids.id, served }),
    variant: { ...group.variant },
    facts: sharedFacts(group.runs),
    synthetic: group.runs[0]?.synthetic ?? null,
    points: [...points],
    capacity,
    steadyLimit: steadyLimitOf(points, group.axis),
    basis,
    headroom,
    users,
    headroomModels: [...headroomModelsOf(points, basis, group.axis, plan)],
    starts: [...startsOf(basis, headroom, plan)],
    sensitivity: sensitivityOf(
      { judged, axis: group.axis },
      { points, capacity, basis, headroom, users, accepted },
      plan,
    ),
    accepted,
  }
}
