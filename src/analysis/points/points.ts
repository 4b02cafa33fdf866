import type { Confidence, Judgement, Point } from '../../model/report.ts'
import type { Sla } from '../../model/sla.ts'
import { groupBy } from '../../series/group-by.ts'
import { offered, type Axis } from '../../series/loop.ts'
import { restrainAll, type AuditOutcome, type JudgedRun } from './judged-run.ts'
import { goodputOf } from './goodput.ts'
import { joint } from './judge.ts'
import { meanLatency } from '../occupancy.ts'
import {
  mergedAs,
  mergeJudgements,
  mergeValues,
  repeatOutcomes,
  standing,
  type Merged,
  type Merging,
} from './repeats.ts'
import { jointStanding } from './standing.ts'
import { steadyOf } from '../steady/steady.ts'

const confidenceOf = (judgements: readonly Judgement[], verdict: Point['verdict']): Confidence | null => {
  const ranks = ['marginal', 'point', 'confirmed'] as const
  const deciding = judgements.filter(
    (judgement) => judgement.verdict === verdict && judgement.confidence !== null,
  )
  const order = deciding.map((judgement) => ranks.indexOf(judgement.confidence!))
  if (verdict === 'unknown' || order.length === 0) return null
  return ranks[verdict === 'fail' ? Math.max(...order) : Math.min(...order)] ?? null
}

/** Mean E2EL: measured; else concurrency / throughput (Little); else rebuilt from its parts. */
const latencyOf = (
  runs: readonly JudgedRun[],
  axis: Axis,
  throughput: number | null,
  merged: Merged,
): Point['latency'] => {
  const means = runs.map(({ run }) => meanLatency(run))
  const slowest = mergeValues(
    means.map((mean) => mean?.high ?? null),
    merged,
    'more',
  )
  if (means.every((mean) => mean?.measured)) return { e2e: slowest, from: 'measured' }
  const concurrency = runs[0]?.run.load.concurrency ?? null
  if (axis === 'concurrency' && concurrency !== null && throughput)
    return { e2e: concurrency / throughput, from: 'little' }
  return slowest === null ? { e2e: null, from: null } : { e2e: slowest, from: 'rebuilt' }
}

type Judgements = Readonly<Record<string, Judgement>>

const restrained = (judgements: Judgements, outcomes: readonly AuditOutcome[]): Judgements =>
  Object.fromEntries(
    Object.entries(judgements).map(([id, judgement]) => [id, restrainAll(judgement, id, outcomes)]),
  )

/** A run that does not count, and may have failed, lets no other run of its level pass. */
const spoilingIn = (runs: readonly JudgedRun[], counted: readonly JudgedRun[]): readonly AuditOutcome[] =>
  runs
    .filter((run) => !run.keeps && !counted.includes(run))
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ effect }) => effect !== 'none')
    .map((outcome) => ({ ...outcome, effect: 'unproven' }))

const pointOf = (runs: readonly JudgedRun[], sla: Sla, axis: Axis, merging: Merging): Point => {
  const counted = standing(runs)
  const merged = mergedAs(counted, merging.repeatPolicy)
  const held = repeatOutcomes(runs, sla, merging).filter(({ effect }) => effect !== 'none')
  const told = mergeJudgements(counted, sla, merged)
  const left = restrained(told, held)
  const spoiling = spoilingIn(runs, counted)
  const judgements = restrained(left, spoiling)
  const all = Object.values(judgements)
  const verdict = joint(all)
  const { concurrency, requestRate } = runs[0]!.run.load
  const throughputOf = (name: 'requests' | 'outputTokens' | 'totalTokens') =>
    mergeValues(
      counted.map(({ run }) => run.throughput[name]),
      merged,
      'less',
    )
  const counts = counted.some((run) => run.usable || run.verdict === 'fail')
  const lost = joint(Object.values(told)) === 'pass' && joint(Object.values(left)) !== 'pass'
  return {
    level: (axis === 'concurrency' ? concurrency : throughputOf('requests')) ?? 0,
    concurrency,
    requestRate,
    runs: runs.map(({ run }) => run.id),
    merged: counted.length > 1 ? merged : null,
    verdict,
    verdicts: Object.fromEntries(
      Object.entries(judgements).map(([id, judgement]) => [id, judgement.verdict]),
    ),
    judgements,
    confidence: confidenceOf(all, verdict),
    standing: jointStanding(all, verdict),
    usable: counts && !lost,
    bridged: !(counts && !lost) && spoiling.length === 0 && counted.every(({ keeps }) => keeps),
    throughput: {
      requests: throughputOf('requests'),
      outputTokens: throughputOf('outputTokens'),
      totalTokens: throughputOf('totalTokens'),
    },
    latency: latencyOf(counted, axis, throughputOf('requests'), merged),
    goodput: goodputOf(counted, sla, merged, throughputOf('requests')),
    ...steadyOf(counted, sla, axis, merged),
  }
}

const rank = (run: JudgedRun, axis: Axis): number => offered(run.run, axis)

/** Runs of a series by level, in the order of the offered load. */
export const levelsOf = (runs: readonly JudgedRun[], axis: Axis): readonly (readonly JudgedRun[])[] => {
  const ordered = runs.toSorted(
    (a, b) =>
      compare(rank(a, axis), rank(b, axis)) ||
      compare(a.run.load.concurrency ?? 0, b.run.load.concurrency ?? 0),
  )
  const levels = groupBy(ordered, ({ run }) =>
    axis === 'concurrency' ? `${run.load.concurrency}` : `${run.load.requestRate}|${run.load.concurrency}`,
  )
  return [...levels.values()]
}

/** Levels of a series in the order of the offered load, repeats of one load merged: by the worst unless told otherwise. */
export const pointsOf = (
  runs: readonly JudgedRun[],
  sla: Sla,
  axis: Axis,
  merging: Merging = { repeatPolicy: 'worst', accept: [] },
): readonly Point[] => levelsOf(runs, axis).map((repeats) => pointOf(repeats, sla, axis, merging))

const compare = (a: number, b: number): number => (a === b ? 0 : a - b)
