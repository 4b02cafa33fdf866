import { percentileOf } from '../../model/metric.ts'
import type { Plan } from '../../model/plan.ts'
import type { Point, Series } from '../../model/report.ts'
import type { SlaLimit } from '../../model/sla.ts'
import type { PromiseInput, PromiseLevel, PromiseLimit } from '../../promise/input.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { runOfLevel } from './level-run.ts'
import { isTimed, timesIn, untimed } from './level-times.ts'
import { levelsOf } from '../points/points.ts'

type Basis = NonNullable<Series['basis']>

/** Above it, too few of a replay's requests may be late to judge by. */
const highestPercentile = 0.999 + 1e-9

/** A replay knows percentiles: null for a mean, or for one so high that a replay is too short for it. */
const limitOf = ({ metric, statistic, threshold }: SlaLimit): PromiseLimit | null => {
  const percentile = percentileOf(statistic)
  return percentile === null || percentile > highestPercentile ? null : { metric, percentile, threshold }
}

/** Above the limit nothing counts as a pass, and up to it everything that is left does. */
const verdictOf = ({ level, verdict }: Point, basis: Basis): PromiseLevel['verdict'] => {
  if (level <= basis.level) return 'pass'
  return verdict === 'fail' ? 'fail' : 'unknown'
}

/** What was taken out of a record may have shown that its times are not to be used. */
const isUnproven = (repeats: readonly JudgedRun[]): boolean =>
  repeats.some(({ outcomes }) => outcomes.some(({ effect }) => effect === 'unproven'))

const levelOf = (
  point: Point,
  repeats: readonly JudgedRun[],
  basis: Basis,
  plan: Plan,
): readonly PromiseLevel[] => {
  const run = point.usable && !isUnproven(repeats) ? runOfLevel(repeats, plan.repeatPolicy)?.run : undefined
  if (!run || !point.throughput.requests) return []
  return [
    {
      concurrency: point.level,
      verdict: verdictOf(point, basis),
      throughput: point.throughput.requests,
      completed: run.completed ?? 0,
      promptTokens: run.tokens.input,
      answerTokens: run.tokens.output,
      ...timesIn(run),
    },
  ]
}

/** Between levels of one workload, answers may differ so much in their number of gaps, by chance or by tokens sent together. */
const mostUneven = 1.5

/** Decode time over the mean gap is the number of gaps of an answer, however loaded the server: the same at every level. */
const isOneWorkload = (levels: readonly PromiseLevel[]): boolean => {
  const gaps = levels.flatMap(({ ttft, itl, e2e }) =>
    ttft && itl && e2e ? (e2e.mean - ttft.mean) / itl.mean : [],
  )
  return Math.min(...gaps) > 0 && Math.max(...gaps) <= mostUneven * Math.min(...gaps)
}

/**
 * What a closed-loop sweep tells a promise: its usable levels, each as one run measured it. Levels without all times are
 * left out, except the limit itself. A limit that no replay can judge, or levels that contradict each other, leave no
 * times at all, so that the overflow rule stands. Null where no limit was judged, or the load was offered at rates.
 */
export const promiseInputOf = (
  judged: readonly JudgedRun[],
  points: readonly Point[],
  axis: Series['capacity']['axis'],
  basis: Basis | null,
  plan: Plan,
): PromiseInput | null => {
  if (!basis?.judged || axis !== 'concurrency') return null
  const all = levelsOf(judged, axis).flatMap((repeats, i) => levelOf(points[i]!, repeats, basis, plan))
  const limits = plan.sla.limits.map(limitOf).filter((limit) => limit !== null)
  const levels = all.filter((level) => isTimed(level) || level.concurrency === basis.level)
  const replayable = limits.length === plan.sla.limits.length && isOneWorkload(levels)
  return {
    levels: replayable ? levels : levels.map((level) => ({ ...level, ...untimed })),
    limits,
    overflow: plan.overflow,
  }
}

/** Levels that servers are calibrated to, if they are. */
export const timedLevels = ({ levels }: PromiseInput): readonly number[] =>
  levels.filter(isTimed).map(({ concurrency }) => concurrency)
