import { percentileOf } from '../../model/metric.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series } from '../../model/report.ts'
import type { SlaLimit } from '../../model/sla.ts'
import {
  hasRoom,
  type RateQuestion,
  type SweepLevel,
  type ReplayLimit,
  type Refusal,
  type RefusalReason,
  refused,
} from '../../replay/sweep.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { runOfLevel } from './level-run.ts'
import { allGaps, timesIn, untimedFor } from './level-times.ts'
import { limitPoint } from '../points/limit-point.ts'
import { levelsOf } from '../points/points.ts'

type Basis = NonNullable<Series['basis']>
type Limits = readonly (ReplayLimit | null)[]

/** Above it, too few of a replay's requests may be late to judge by. */
const highestPercentile = 0.999 + 1e-9

/** A replay knows percentiles: null for a mean, or for one so high that a replay is too short for it. */
const limitOf = ({ metric, statistic, threshold }: SlaLimit): ReplayLimit | null => {
  const percentile = percentileOf(statistic)
  return percentile === null || percentile > highestPercentile ? null : { metric, percentile, threshold }
}

/** Above the limit nothing counts as a pass, and up to it everything that is left does. */
const verdictOf = ({ level, verdict }: Point, limit: number): SweepLevel['verdict'] => {
  if (level <= limit) return 'pass'
  return verdict === 'fail' ? 'fail' : 'unknown'
}

/** What was taken out of a record may have shown that its times are not to be used. */
const isUnproven = (repeats: readonly JudgedRun[]): boolean =>
  repeats.some(({ outcomes }) => outcomes.some(({ effect }) => effect === 'unproven'))

const levelOf = (
  point: Point,
  repeats: readonly JudgedRun[],
  limit: number,
  { plan, limits }: { readonly plan: Plan; readonly limits: readonly ReplayLimit[] },
): readonly SweepLevel[] => {
  const run = point.usable && !isUnproven(repeats) ? runOfLevel(repeats, plan.repeatPolicy)?.run : undefined
  if (!run || !point.throughput.requests) return []
  return [
    {
      concurrency: point.level,
      verdict: verdictOf(point, limit),
      room: hasRoom({ itl: allGaps(run) }, limits, run.wholeRecord),
      throughput: point.throughput.requests,
      completed: run.completed ?? 0,
      promptTokens: run.tokens.input,
      answerTokens: run.tokens.output,
      ...timesIn(run),
    },
  ]
}

/** What keeps a level from being replayed, if anything. */
const reasonAt = (point: Point, repeats: readonly JudgedRun[], plan: Plan): RefusalReason | null => {
  const run = point.usable && !isUnproven(repeats) ? runOfLevel(repeats, plan.repeatPolicy)?.run : undefined
  return run && point.throughput.requests ? untimedFor(run) : 'unusable'
}

/** What is known to keep a sweep from being replayed: a limit that no replay can judge, or else the first kind of level. */
const refusalOf = (reasons: ReadonlyMap<number, RefusalReason | null>, limits: Limits): Refusal | null => {
  if (limits.includes(null)) return refused('limit')
  const reason = [...reasons.values()].find((one) => one !== null)
  if (reason === undefined) return null
  return refused(
    reason,
    [...reasons].flatMap(([level, one]) => (one === reason ? [level] : [])),
  )
}

/**
 * What a closed-loop sweep tells a promise: its usable levels, each as one run measured it. A replay takes the whole sweep
 * or nothing: a level left out might be the one that tells. Null where no limit was judged, or the load was offered at rates.
 */
export const promiseInputOf = (
  judged: readonly JudgedRun[],
  points: readonly Point[],
  axis: Series['capacity']['axis'],
  basis: Basis | null,
  plan: Plan,
): RateQuestion | null => {
  if (!basis?.judged || axis !== 'concurrency') return null
  const sweep = levelsOf(judged, axis).map((repeats, i) => [points[i]!, repeats] as const)
  const all = plan.sla.limits.map(limitOf)
  const limits = all.filter((limit) => limit !== null)
  const limit = limitPoint(points)?.level ?? 0
  const levels = sweep.flatMap(([point, repeats]) => levelOf(point, repeats, limit, { plan, limits }))
  const reasons = new Map(sweep.map(([point, repeats]) => [point.level, reasonAt(point, repeats, plan)] as const))
  return {
    levels,
    limits,
    overflow: plan.overflow,
    ...(plan.arrivals.burstiness === null ? {} : { burstiness: plan.arrivals.burstiness }),
    ...(plan.arrivals.dayToDay === null ? {} : { variation: plan.arrivals.dayToDay }),
    refusal: refusalOf(reasons, all),
  }
}
