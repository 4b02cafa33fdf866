import type { PairSubject, SeriesSubject } from '../audits/audit.ts'
import { audits, type AuditId } from '../audits/index.ts'
import type { Plan } from '../model/plan.ts'
import type { Ungraded, Finding, Scaling } from '../model/report.ts'
import { groupBy } from '../series/group-by.ts'
import type { AuditOutcome, JudgedRun } from './points/judged-run.ts'
import { levelsOf } from './points/points.ts'
import { repeatOutcomes } from './points/repeats.ts'

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
      verdict: point.verdict,
      throughput: point.throughput.requests,
      latency: Object.fromEntries(Object.entries(point.judgements).map(([id, judgement]) => [id, judgement.value])),
      repeats: point.runs.length,
      medianTtft: least(
        judged.filter(({ run }) => point.runs.includes(run.id)).map(({ run }) => run.latency.ttft?.median),
      ),
    })),
})

type Place = Pick<Finding, 'series' | 'run' | 'level'>

const finding = (outcome: Omit<AuditOutcome, 'accepted'>, place: Place, accepted = false): Finding => ({
  id: outcome.audit,
  reason: outcome.reason,
  severity: outcome.severity,
  effect: outcome.effect,
  ...place,
  accepted,
  values: { ...outcome.values },
})

const ofSeries = (answered: Answered): readonly Finding[] =>
  Object.entries(audits).flatMap(([id, audit]) =>
    ('series' in audit && audit.series ? audit.series(subjectOf(answered)) : []).map((outcome) =>
      finding({ ...outcome, audit: id as AuditId }, { series: answered.series.id, run: null, level: null }),
    ),
  )

const ofRuns = ({ series, judged }: Answered): readonly Finding[] =>
  judged.flatMap(({ run, outcomes }) =>
    outcomes.map((outcome) => finding(outcome, { series: series.id, run: run.id, level: null }, outcome.accepted)),
  )

/** Levels and points are in one order. */
const ofRepeats = ({ series, judged }: Answered, plan: Plan): readonly Finding[] =>
  levelsOf(judged, series.capacity.axis).flatMap((runs, i) =>
    repeatOutcomes(runs, plan.sla, plan).map((outcome) =>
      finding(outcome, { series: series.id, run: null, level: series.points[i]!.level }, outcome.accepted),
    ),
  )

const ofPair = (id: string, subject: PairSubject): readonly Finding[] =>
  Object.entries(audits).flatMap(([audit, { pair }]: readonly [string, { pair?: unknown }]) =>
    (typeof pair === 'function' ? (audits[audit as 'V13'].pair?.(subject) ?? []) : []).map((outcome) =>
      finding({ ...outcome, audit: audit as AuditId }, { series: id, run: null, level: null }),
    ),
  )

const ofPairs = (all: readonly Answered[], scaling: readonly Scaling[]): readonly Finding[] => {
  const subjects = new Map(all.map((one) => [one.series.id, subjectOf(one)]))
  const pair = (differ: PairSubject['differ'], base: string, other: string): readonly Finding[] =>
    ofPair(other, { differ, base: subjects.get(base)!, other: subjects.get(other)! })
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
  const all = [
    ...answered.flatMap((one) => [...ofRuns(one), ...ofRepeats(one, plan), ...ofSeries(one)]),
    ...ofPairs(answered, scaling),
  ]
  return all.toSorted((a, b) => weight[a.severity] - weight[b.severity])
}
