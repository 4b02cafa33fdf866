import type { PairSubject, SeriesSubject } from '../audits/audit.ts'
import { unbrokenRun } from '../maths/levels.ts'
import type { Plan } from '../model/plan.ts'
import { type Ungraded, type Finding, type Scaling, type Point, lowestGrade, type Grade } from '../model/report.ts'
import { groupBy } from '../model/group-by.ts'
import { type AuditOutcome, type JudgedRun, audited } from './points/judged-run.ts'
import { levelsOf } from './points/points.ts'
import { repeatOutcomes } from './points/repeats.ts'
import { ownValue } from '../model/of-series.ts'

const setting = ({ model, engine, tool, layout, variant, synthetic, capacity }: Ungraded): string =>
  JSON.stringify([model, engine, tool, layout, variant, synthetic, capacity.axis])

/** Ids of two series of one model on one layout that differ in their lengths, the shorter input first. */
const neighbours = (all: readonly Ungraded[]): readonly (readonly [string, string])[] => {
  const alike = groupBy(all, setting)
  return all.flatMap((base) =>
    alike
      .get(setting(base))!
      .filter((other) => (other.workload.inputTokens ?? 0) > (base.workload.inputTokens ?? Infinity))
      .map((other) => [base.id, other.id] as const),
  )
}

/** A series with its judged runs. */
export interface Answered {
  readonly series: Ungraded
  readonly judged: readonly JudgedRun[]
}

const least = (values: readonly (number | null | undefined)[]): number | null => {
  const known = values.filter((value) => value !== null && value !== undefined)
  return known.length > 0 ? Math.min(...known) : null
}

const subjectOf = ({ series: { capacity, points }, judged }: Answered): SeriesSubject => ({
  axis: capacity.axis,
  runs: judged.map(({ run }) => run),
  levels: points
    .filter((point) => point.usable)
    .map((point) => ({
      level: point.level,
      load: typeof point.requestRate === 'number' && capacity.axis === 'requestRate' ? point.requestRate : point.level,
      verdict: point.verdict,
      throughput: point.throughput.requests,
      latency: Object.fromEntries(Object.entries(point.judgements).map(([id, judgement]) => [id, ownValue(judgement)])),
      repeats: point.runs.length,
      medianTtft: least(
        judged.filter(({ run }) => point.runs.includes(run.id)).map(({ run }) => run.latency.ttft?.median),
      ),
    })),
})

/** Of a series, or of one run or level of it. */
const findingsAt = (
  series: string,
  outcomes: readonly AuditOutcome[],
  { run = null, level = null }: Partial<Pick<Finding, 'run' | 'level'>> = {},
): readonly Finding[] =>
  outcomes.map(({ audit, reason, severity, effect, accepted, values }) => ({
    id: audit,
    reason,
    severity,
    effect,
    series,
    run,
    level,
    accepted,
    values: { ...values },
  }))

/** Those of runs, of levels, which are in the order of the points, and of the whole. */
const ofSeries = (answered: Answered, plan: Plan): readonly Finding[] => {
  const { series, judged } = answered
  const subject = subjectOf(answered)
  const levels = levelsOf(judged, series.capacity.axis)
  return [
    ...judged.flatMap(({ run, outcomes }) => findingsAt(series.id, outcomes, { run: run.id })),
    ...levels.flatMap((runs, i) =>
      findingsAt(series.id, repeatOutcomes(runs, plan.sla, plan), { level: series.points[i]!.level }),
    ),
    ...findingsAt(
      series.id,
      audited((audit) => audit.series?.(subject)),
    ),
  ]
}

const ofPairs = (all: readonly Answered[], scaling: readonly Scaling[]): readonly Finding[] => {
  const subjects = new Map(all.map((one) => [one.series.id, subjectOf(one)]))
  const pair = (differ: PairSubject['differ'], base: string, other: string): readonly Finding[] => {
    const subject = { differ, base: subjects.get(base)!, other: subjects.get(other)! }
    return findingsAt(
      other,
      audited((audit) => audit.pair?.(subject)),
    )
  }
  return [
    ...scaling.flatMap(({ base, scaled }) => pair('gpus', base, scaled)),
    ...neighbours(all.map(({ series }) => series)).flatMap(([base, other]) => pair('lengths', base, other)),
  ]
}

const weight = { error: 0, warning: 1, info: 2 } as const

/** All findings, gravest first, then in the order of series and runs; those about pairs of series last. */
export const findingsOf = (
  answered: readonly Answered[],
  scaling: readonly Scaling[],
  plan: Plan,
): readonly Finding[] => {
  const all = [...answered.flatMap((one) => ofSeries(one, plan)), ...ofPairs(answered, scaling)]
  return all.toSorted((a, b) => weight[a.severity] - weight[b.severity])
}

/** The levels an answer rests on: the unbroken run of passes; where nothing passes, the lowest fail. */
const restsOn = (points: readonly Point[]): readonly Point[] => {
  const passing = unbrokenRun(points)
  return passing.length > 0 ? passing : points.filter(({ usable, verdict }) => usable && verdict === 'fail').slice(0, 1)
}

/** The same with the first level that fails, which bounds the answer from above. */
export const boundedBy = (points: readonly Point[]): readonly Point[] => {
  const below = restsOn(points)
  const failing = points.find((point) => point.usable && point.verdict === 'fail')
  return failing && !below.includes(failing) ? [...below, failing] : below
}

/** An error that leaves the verdict standing was accepted, or does no harm: C. One that a fail survives is a warning. */
const gradeOfFinding = ({ severity, effect }: Finding): Grade => {
  if (severity === 'info') return 'A'
  return severity === 'error' && effect === 'none' ? 'C' : 'B'
}

/** No number of it may be used for sizing: nothing was judged, or the points contradict each other from the bottom. */
const isUnanswered = ({ capacity }: Ungraded): boolean =>
  capacity.status === 'noData' || (capacity.status === 'nonContiguous' && capacity.maxConcurrency === null)

/** By the findings about the levels that the answer rests on and about the series as a whole; contradicting points are grave. */
export const gradeOf = (series: Ungraded, findings: readonly Finding[]): Grade => {
  if (isUnanswered(series)) return 'D'
  const points = restsOn(series.points)
  const runs = new Set(points.flatMap((point) => point.runs))
  const levels = new Set(points.map((point) => point.level))
  const concerns = ({ run, level }: Finding): boolean =>
    (run === null || runs.has(run)) && (level === null || levels.has(level))
  const own = findings.filter((one) => one.series === series.id && concerns(one))
  const isGrave = series.accepted.length > 0 || series.capacity.status === 'nonContiguous'
  return lowestGrade([...own.map(gradeOfFinding), isGrave ? 'C' : 'A'])
}
