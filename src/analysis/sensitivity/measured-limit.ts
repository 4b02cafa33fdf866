import { joint } from '../../maths/levels.ts'
import { statusOf } from '../../maths/max-concurrency.ts'
import type { Plan } from '../../model/plan.ts'
import type { Capacity } from '../../model/report.ts'
import type { SlaLimit } from '../../model/metric.ts'
import { limitPoint } from '../capacity-of.ts'
import { judge } from '../points/judge.ts'
import { judgeRun, restrainAll, type JudgedRun } from '../points/judged-run.ts'
import { type Weighed, weighedLevels } from '../points/points.ts'

/** A limit that was measured: what users are counted from. */
export interface MeasuredLimit {
  readonly level: number
  /** Requests/s. */
  readonly throughput: number
  /** Mean seconds a request is in the system; null if an open loop does not tell. */
  readonly latency: number | null
  readonly censored: boolean
}

/** Runs that belong together, as the plan judges them, and how their load was offered. */
export interface Measured {
  readonly judged: readonly JudgedRun[]
  readonly axis: Capacity['axis']
}

/** The largest level of the unbroken passes; null where nothing passes or its throughput is unknown. */
export const measuredLimitOf = (
  points: readonly Weighed[],
  { axis, status }: Pick<Capacity, 'axis' | 'status'>,
): MeasuredLimit | null => {
  const point = limitPoint(points)
  const throughput = point?.throughput.requests
  if (!point || !throughput) return null
  const latency = axis === 'concurrency' ? point.level / throughput : point.latency.e2e
  return { level: point.level, throughput, latency, censored: status === 'rightCensored' }
}

const limitOf = (measured: Measured, plan: Plan): MeasuredLimit | null => {
  const { axis } = measured
  const levels = weighedLevels(measured, plan.sla, plan)
  return measuredLimitOf(levels, { axis, status: statusOf(levels) })
}

/** What audits find in a run does not depend on thresholds: one limit is judged again under the same findings. */
const rejudged = (one: JudgedRun, limit: SlaLimit): JudgedRun => {
  const held = one.outcomes.filter(({ effect }) => effect !== 'none')
  const judgement = restrainAll(judge(one.run, limit), limit.id, held)
  const judgements = { ...one.judgements, [limit.id]: judgement }
  return { ...one, judgements, verdict: joint(Object.values(judgements)) }
}

/** The limit when one threshold of the SLA is another. */
export const limitAtThreshold = ({ judged, axis }: Measured, plan: Plan, changed: SlaLimit): MeasuredLimit | null => {
  const limits = plan.sla.limits.map((limit) => (limit.id === changed.id ? changed : limit))
  const again = judged.map((one) => rejudged(one, changed))
  return limitOf({ judged: again, axis }, { ...plan, sla: { ...plan.sla, limits } })
}

/** The limit when repeats are merged in another way. */
export const limitMergedBy = (
  measured: Measured,
  plan: Plan,
  repeatPolicy: Plan['repeatPolicy'],
): MeasuredLimit | null => limitOf(measured, { ...plan, repeatPolicy })

/** The limit when no error is accepted. */
export const limitWithoutAcceptance = ({ judged, axis }: Measured, plan: Plan): MeasuredLimit | null => {
  const siblings = judged.map(({ run }) => run)
  const again = siblings.map((run) => judgeRun(run, plan.sla, axis, { siblings }))
  return limitOf({ judged: again, axis }, { ...plan, accept: [] })
}
