import type { Repeat } from '../../audits/audit.ts'
import { joinedLists } from '../../maths/long-list.ts'
import { chosen } from '../../maths/levels.ts'
import type { LatencyStatistics, Sla, SlaLimit } from '../../model/metric.ts'
import type { RepeatPolicy } from '../../model/plan.ts'
import type { Judgement, Point } from '../../model/report.ts'
import { type RequestSamples, type SettledRun, dateOf } from '../../model/run.ts'
import { made, of, taken, type Input, type Made, type Read } from '../../trails/made.ts'
import { completeLatency } from '../complete-latency.ts'
import { joined } from '../steady/steady-run.ts'
import { bounded, amongPooled, amongRepeats } from './confirmation.ts'
import { countsOf, type Counts } from './interval.ts'
import { judge } from './judge.ts'
import { type JudgedRun, type AuditOutcome, audited } from './judged-run.ts'

const slowness = (all: LatencyStatistics | null): readonly number[] => [
  -(all?.mean ?? 0),
  -(all?.p99 ?? 0),
  -(all?.std ?? 0),
]

/** Throughput, then times, then size: all that the numbers of a level are made of. */
const measures = ({ run: { throughput, latency, completed, failed, tokens } }: JudgedRun): readonly number[] => [
  throughput.requests ?? 0,
  ...[latency.e2e, latency.ttft, latency.itl, latency.tpot].flatMap(slowness),
  completed ?? 0,
  failed ?? 0,
  tokens.input ?? 0,
  tokens.output ?? 0,
]

/** The slowest first; runs that are equally fast by their other numbers, so that the order of reading does not matter. */
export const bySpeed = (a: JudgedRun, b: JudgedRun): number => {
  const other = measures(b)
  return (
    measures(a)
      .map((value, i) => value - other[i]!)
      .find((difference) => difference !== 0) ?? 0
  )
}

const total = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value !== null) ? values.reduce((a, b) => a + b, 0) : null

const gapCountsOf = (all: readonly RequestSamples[]): Pick<RequestSamples, 'gapCounts'> => {
  const counts = all.flatMap(({ gapCounts }) => gapCounts ?? [])
  return counts.length === all.length ? { gapCounts: joined(counts) } : {}
}

const samplesOf = (all: readonly RequestSamples[]): RequestSamples => ({
  fields: all[0]!.fields,
  ttft: joined(all.map(({ ttft }) => ttft)),
  tpot: joined(all.map(({ tpot }) => tpot)),
  e2e: joined(all.map(({ e2e }) => e2e)),
  gaps: joinedLists(all.map(({ gaps }) => gaps)),
  longestGap: joined(all.map(({ longestGap }) => longestGap)),
  ...gapCountsOf(all),
  outputTokens: joined(all.map(({ outputTokens }) => outputTokens)),
  ...(all.some(({ endedInOrder }) => endedInOrder) && { endedInOrder: true as const }),
  hollow: all.reduce((sum, { hollow }) => sum + hollow, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
})

/**
 * The repeats of one level as one run: every request of every repeat, and all statistics from them. Null when a repeat has
 * no per-request data. What is not about requests is the first repeat's.
 */
const pooledRun = (runs: readonly SettledRun[], sla: Sla): SettledRun | null => {
  const samples = runs.flatMap((run) => run.samples ?? [])
  const [first] = runs
  if (!first || samples.length < runs.length) return null
  const pool: SettledRun = {
    ...first,
    samples: samplesOf(samples),
    completed: total(runs.map(({ completed }) => completed)),
    failed: total(runs.map(({ failed }) => failed)),
    latency: { ttft: null, tpot: null, itl: null, e2e: null },
  }
  return completeLatency(pool, sla.limits)
}

export type Merged = NonNullable<Point['merged']>

/** Runs that count at their level: what an audit rejects does not, unless it fails even so; all when none would. */
export const standing = (runs: readonly JudgedRun[]): readonly JudgedRun[] => {
  const left = runs.filter((run) => run.usable || run.verdict === 'fail')
  return left.length > 0 ? left : runs
}

/** How the repeats become one: pooling needs the requests of each. */
export const mergedAs = (runs: readonly JudgedRun[], policy: RepeatPolicy): Merged => {
  if (policy !== 'pooled') return policy
  return runs.every(({ run }) => run.samples !== null) ? 'pooled' : 'notPooled'
}

/** A run and what it says of one limit. */
interface Told {
  readonly run: SettledRun
  readonly judgement: Judgement
}

/** A judgement of a level, and the run that stands for it; null where all requests do. */
export interface MergedJudgement {
  readonly limit: SlaLimit
  readonly judgement: Judgement
  readonly from: Told | null
}

/** The requests of all repeats together. */
const pooledCounts = (all: readonly Told[], limit: SlaLimit): Counts => {
  const n = all.map(({ judgement }) => of(judgement, 'samples'))
  return { ...countsOf(all[0]!.run, limit), effective: { n }, all: { n } }
}

/** What each limit says of a level. */
export const mergeJudgements = (runs: readonly JudgedRun[], sla: Sla, merged: Merged): readonly MergedJudgement[] => {
  const settled = runs.map(({ run }) => run)
  const pool = merged === 'pooled' && runs.length > 1 ? pooledRun(settled, sla) : null
  return sla.limits.map((limit) => {
    const told = runs.map(({ run, judgements }) => ({ run, judgement: judgements[limit.id]! }))
    const all = told.map(({ judgement }) => judgement)
    if (pool) {
      const judged = bounded(pool, limit, judge(pool, limit), pooledCounts(told, limit))
      return { limit, judgement: amongPooled(judged, all), from: null }
    }
    const standsFor = chosen(all, merged === 'median' ? 'median' : 'worst')
    return { limit, judgement: amongRepeats(standsFor, told, limit), from: told[all.indexOf(standsFor)]! }
  })
}

/** One value of several repeats, taken to the cautious side: the least where less is worse. */
export const mergeValues = (x: readonly Input[], merged: Merged, worse: 'min' | 'max'): Made<number | null> =>
  made(merged === 'median' ? 'middle' : 'repeats', { x }, { rounding: worse, assumptions: ['plan/repeatPolicy'] })

/** The same of values that stand in the report: that of a single run is its own. */
export const mergeFields = (
  x: readonly Read<number | null>[],
  merged: Merged,
  worse: 'min' | 'max',
): Made<number | null> => (x.length === 1 ? taken(x[0]!) : mergeValues(x, merged, worse))

const natural = new Intl.Collator('en', { numeric: true })

/** Negative when the first was measured before the second; 0 when neither dates nor places tell. */
const order = ({ run: a }: Repeat, { run: b }: Repeat): number => {
  const [earlier, later] = [dateOf(a.date), dateOf(b.date)]
  if (earlier !== null && later !== null && earlier !== later) return earlier - later
  return natural.compare(a.path, b.path) || natural.compare(a.at, b.at)
}

const firstOf = (repeats: readonly Repeat[]): Repeat | null =>
  repeats.find((one) => repeats.every((other) => other === one || order(one, other) < 0)) ?? null

const repeatOf = ({ run, verdict, judgements }: JudgedRun): Repeat => ({
  run,
  verdict,
  latency: Object.fromEntries(Object.entries(judgements).map(([id, { value }]) => [id, value])),
})

/** What the person chose that bears on a level. */
export interface Merging {
  readonly repeatPolicy: RepeatPolicy
  readonly accept: readonly string[]
}

/** What the audits find among the runs of one level that count. */
export const repeatOutcomes = (
  runs: readonly JudgedRun[],
  sla: Sla,
  { repeatPolicy, accept }: Merging,
): readonly AuditOutcome[] => {
  if (runs.length < 2) return []
  const counted = standing(runs)
  const merged = mergedAs(counted, repeatPolicy)
  const repeats = counted.map(repeatOf)
  const policy = merged === 'notPooled' ? 'worst' : merged
  const subject = { sla, policy, repeats, first: firstOf(repeats) } as const
  return audited((audit) => audit.repeats?.(subject), accept)
}
