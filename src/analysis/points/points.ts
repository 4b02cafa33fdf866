import { joint } from '../../maths/levels.ts'
import type { Interval, Judgement, Confidence, Point } from '../../model/report.ts'
import type { Sla } from '../../model/metric.ts'
import { groupBy } from '../../model/group-by.ts'
import { decidingId } from '../../model/of-series.ts'
import { offered, type Axis } from '../../series/loop.ts'
import { of, taken, explained, type Made, made, record } from '../../trails/made.ts'
import { meanLatency } from '../occupancy.ts'
import { statisticIn, thresholdOf, inRun, rebuiltFrom } from '../places.ts'
import { steadyOf } from '../steady/steady.ts'
import { jointStanding } from './confirmation.ts'
import { goodputOf } from './goodput.ts'
import { type JudgedRun, restrainAll, type AuditOutcome } from './judged-run.ts'
import {
  type Merged,
  bySpeed,
  type MergedJudgement,
  mergedAs,
  mergeJudgements,
  mergeFields,
  mergeValues,
  repeatOutcomes,
  standing,
  type Merging,
} from './repeats.ts'

/** What one limit says of a level after the audits of it, made of what it says of the runs that count there. */
interface LevelJudgement extends MergedJudgement {
  readonly merged: Merged
  readonly runs: readonly JudgedRun[]
}

const byPolicy = { assumptions: ['plan/repeatPolicy'] } as const

const valueOf = ({ limit, merged, runs, from, judgement }: LevelJudgement) => {
  const all = runs.map(({ judgements }) => judgements[limit.id]!)
  const { value } = judgement
  if (runs.length === 1) return taken({ ...statisticIn(runs[0]!.run, decidingId(limit.id, judgement)), value })
  if (from === null) return explained('percentile', value, { x: all.map((one) => of(one, 'value')) }, byPolicy)
  const inputs = {
    y: runs.map(({ run }, i) => statisticIn(run, decidingId(limit.id, all[i]!))),
    verdict: all.map((one) => of(one, 'verdict')),
    k: all.map((one) => of(one, 'violations')),
    N: all.map((one) => of(one, 'samples')),
  }
  return explained(merged === 'median' ? 'worstMiddle' : 'worst', value, inputs, byPolicy)
}

/** Violations and requests: those of the repeat that stands for the level, or of all of them pooled. */
const countOf = (
  { limit: { id }, runs, from, judgement }: LevelJudgement,
  name: 'violations' | 'samples',
): Made<number | null> => {
  if (from) return taken(of(from.judgement, name))
  const all = runs.map(({ judgements }) => of(judgements[id]!, name))
  return explained('failures', judgement[name], { [name === 'samples' ? 'N' : 'k']: all })
}

/** A number once more; one that is absent has nowhere to be taken from. */
const again = <Key extends string>(owner: Readonly<Record<Key, number | null>>, key: Key) =>
  owner[key] === null ? null : taken(of(owner, key))

/** The interval of the run that stands for the level; that of pooled or scattered repeats is the level's own. */
const intervalOf = ({ from, judgement: { interval } }: LevelJudgement): Interval | null => {
  if (interval === null || from?.judgement.interval !== interval) return interval
  const { ranks } = interval
  return record({
    ...interval,
    low: again(interval, 'low'),
    high: again(interval, 'high'),
    effective: again(interval, 'effective'),
    ranks: ranks && record({ low: again(ranks, 'low'), high: again(ranks, 'high'), of: taken(of(ranks, 'of')) }),
  })
}

/** A judgement of a level with how it was made of those of its runs. */
const levelJudgement = (level: LevelJudgement) => {
  const { limit, judgement } = level
  const [value, violations, samples] = [valueOf(level), countOf(level, 'violations'), countOf(level, 'samples')]
  const inputs = { y: value, T: thresholdOf(limit), k: violations, N: samples }
  const verdict = explained('limit', judgement.verdict, inputs, { assumptions: ['plan/sla'] })
  const own: Judgement = record({ ...judgement, verdict, value, violations, samples, interval: intervalOf(level) })
  return { own, verdict }
}

const confidenceOf = (judgements: readonly Judgement[], verdict: Point['verdict']): Confidence | null => {
  const ranks = ['marginal', 'point', 'confirmed'] as const
  const deciding = judgements.filter((judgement) => judgement.verdict === verdict && judgement.confidence !== null)
  const order = deciding.map((judgement) => ranks.indexOf(judgement.confidence!))
  if (verdict === 'unknown' || order.length === 0) return null
  return ranks[verdict === 'fail' ? Math.max(...order) : Math.min(...order)] ?? null
}

/** What the times of a level are made of beside its runs. */
interface Loaded {
  readonly axis: Axis
  readonly merged: Merged
  readonly concurrency: Made<number | null>
  readonly requests: Made<number | null>
}

/** From the first token, the gaps and the tokens of each run that has them; of others what they measured. */
const rebuiltOf = (runs: readonly JudgedRun[], slowest: number) => {
  const all = runs.map(({ run }) => run)
  const parts = all
    .filter(({ latency, tokens }) => latency.ttft?.mean != null && tokens.output !== null)
    .map(rebuiltFrom)
  const inputs = {
    TTFT: parts.map(({ TTFT }) => TTFT),
    g: parts.map(({ g }) => g),
    L: parts.map(({ L }) => L),
    R: all.filter(({ latency }) => latency.e2e?.mean != null).map((run) => inRun(run, 'latency/e2e/mean')),
  }
  return explained('rebuilt', slowest, inputs, { rounding: 'max' })
}

/** Mean E2EL: measured; else concurrency / throughput (Little); else rebuilt from its parts. */
const latencyOf = (runs: readonly JudgedRun[], { axis, merged, concurrency, requests }: Loaded): Point['latency'] => {
  const means = runs.map(({ run }) => meanLatency(run))
  if (means.every((mean) => mean?.measured)) {
    const measured = runs.map(({ run }) => inRun(run, 'latency/e2e/mean'))
    return record({ e2e: mergeFields(measured, merged, 'max'), from: 'measured' })
  }
  if (axis === 'concurrency' && concurrency.value !== null && requests.value)
    return record({ e2e: made('latency', { C: concurrency, X: requests }), from: 'little' })
  const highs = means.map((mean) => mean?.high ?? null)
  const slowest = mergeValues(highs, merged, 'max').value
  return slowest === null ? { e2e: null, from: null } : record({ e2e: rebuiltOf(runs, slowest), from: 'rebuilt' })
}

const throughputOf = (
  runs: readonly JudgedRun[],
  merged: Merged,
  name: 'requests' | 'outputTokens' | 'totalTokens',
): Made<number | null> =>
  mergeFields(
    runs.map(({ run }) => inRun(run, `throughput/${name}`)),
    merged,
    'min',
  )

/** A run that does not count, and may have failed, lets no other run of its level pass. */
const spoilingIn = (runs: readonly JudgedRun[], counted: readonly JudgedRun[]): readonly AuditOutcome[] =>
  runs
    .filter((run) => !run.keeps && !counted.includes(run))
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ effect }) => effect !== 'none')
    .map((outcome) => ({ ...outcome, effect: 'unproven' }))

/** What the limits say of a level after all audits, of the runs that count there. */
const weighed = (runs: readonly JudgedRun[], sla: Sla, merging: Merging) => {
  const counted = standing(runs)
  const merged = mergedAs(counted, merging.repeatPolicy)
  const held = repeatOutcomes(runs, sla, merging).filter(({ effect }) => effect !== 'none')
  const spoiling = spoilingIn(runs.toSorted(bySpeed), counted)
  const told = mergeJudgements(counted, sla, merged)
  const left = told.map(({ limit, judgement }) => restrainAll(judgement, limit.id, held))
  const levels = told.map(({ limit, from }, i): LevelJudgement => {
    const judgement = restrainAll(left[i]!, limit.id, spoiling)
    return { limit, merged, runs: counted, from, judgement }
  })
  const lost = joint(told.map(({ judgement }) => judgement)) === 'pass' && joint(left) !== 'pass'
  const usable = !lost && counted.some((run) => run.usable || run.verdict === 'fail')
  const bridged = !usable && spoiling.length === 0 && counted.every(({ keeps }) => keeps)
  return { counted, merged, levels, usable, bridged, verdict: joint(levels.map(({ judgement }) => judgement)) }
}

/** Where a level lies, and what its times are made of. */
const loadedOf = (runs: readonly JudgedRun[], counted: readonly JudgedRun[], axis: Axis, merged: Merged) => {
  const concurrency = taken(inRun(runs[0]!.run, 'load/concurrency'))
  const requests = throughputOf(counted, merged, 'requests')
  const level = taken(axis === 'concurrency' ? concurrency : requests)
  return { axis, merged, concurrency, requests, level: { ...level, value: level.value ?? 0 } }
}

const pointOf = (runs: readonly JudgedRun[], sla: Sla, axis: Axis, merging: Merging): Point => {
  const { counted, merged, levels, usable, bridged, verdict } = weighed(runs, sla, merging)
  const told = levels.map((level) => ({ id: level.limit.id, ...levelJudgement(level) }))
  const judgements = Object.fromEntries(told.map(({ id, own }) => [id, own]))
  const all = told.map(({ own }) => own)
  const verdicts = told.map((one) => one.verdict)
  const loaded = loadedOf(runs, counted, axis, merged)
  const { concurrency, level, requests } = loaded
  return record({
    level,
    concurrency,
    requestRate: { ...taken(inRun(runs[0]!.run, 'load/requestRate')), value: runs[0]!.run.load.requestRate },
    runs: runs.map(({ run }) => run.id),
    merged: counted.length > 1 ? merged : null,
    verdict: explained('joint', verdict, { verdict: verdicts }, { assumptions: ['plan/sla'] }),
    verdicts: Object.fromEntries(Object.entries(judgements).map(([id, judgement]) => [id, judgement.verdict])),
    judgements,
    confidence: confidenceOf(all, verdict),
    standing: jointStanding(all, verdict),
    usable,
    bridged,
    throughput: record({
      requests,
      outputTokens: throughputOf(counted, merged, 'outputTokens'),
      totalTokens: throughputOf(counted, merged, 'totalTokens'),
    }),
    latency: latencyOf(counted, loaded),
    goodput: goodputOf(counted, sla, merged, requests),
    ...steadyOf(counted, sla, axis, merged),
  })
}

/** A level as far as a limit is found by it. */
export interface Weighed extends Pick<Point, 'level' | 'verdict' | 'usable' | 'bridged'> {
  readonly throughput: Pick<Point['throughput'], 'requests'>
  readonly latency: Pick<Point['latency'], 'e2e'>
}

const weighedOf = (runs: readonly JudgedRun[], sla: Sla, axis: Axis, merging: Merging): Weighed => {
  const { counted, merged, verdict, usable, bridged } = weighed(runs, sla, merging)
  const loaded = loadedOf(runs, counted, axis, merged)
  const requests = loaded.requests.value
  return {
    level: loaded.level.value,
    verdict,
    usable,
    bridged,
    throughput: { requests },
    latency: latencyOf(counted, loaded),
  }
}

/** Runs of a series by level, in the order of the offered load. */
export const levelsOf = (runs: readonly JudgedRun[], axis: Axis): readonly (readonly JudgedRun[])[] => {
  const ordered = runs.toSorted(
    ({ run: a }, { run: b }) =>
      compare(offered(a, axis), offered(b, axis)) || compare(a.load.concurrency ?? 0, b.load.concurrency ?? 0),
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

/** The same levels, only as far as a limit is found by them. */
export const weighedLevels = (
  { judged, axis }: { readonly judged: readonly JudgedRun[]; readonly axis: Axis },
  sla: Sla,
  merging: Merging,
): readonly Weighed[] => levelsOf(judged, axis).map((repeats) => weighedOf(repeats, sla, axis, merging))

const compare = (a: number, b: number): number => (a === b ? 0 : a - b)
