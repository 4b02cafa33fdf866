import { chosen } from '../../capacity/joined.ts'
import { middle } from '../../capacity/spread.ts'
import { audits, type AuditId } from '../../audits/index.ts'
import type { Repeat } from '../../audits/audit.ts'
import type { RepeatPolicy } from '../../model/plan.ts'
import type { Judgement, Point } from '../../model/report.ts'
import { dateOf } from '../../model/run-date.ts'
import type { Sla } from '../../model/sla.ts'
import { acceptedOr, type AuditOutcome, type JudgedRun } from './judged-run.ts'
import { bounded } from './confirmation.ts'
import { judge } from './judge.ts'
import { pooledRun } from './pooled-run.ts'
import { amongPooled, amongRepeats } from './repeat-interval.ts'

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

export const mergeJudgements = (
  runs: readonly JudgedRun[],
  sla: Sla,
  merged: Merged,
): Readonly<Record<string, Judgement>> => {
  const pool =
    merged === 'pooled' && runs.length > 1
      ? pooledRun(
          runs.map(({ run }) => run),
          sla,
        )
      : null
  return Object.fromEntries(
    sla.limits.map((limit) => {
      const told = runs.map(({ run, judgements }) => ({ run, judgement: judgements[limit.id]! }))
      const all = told.map(({ judgement }) => judgement)
      const one = pool
        ? amongPooled(bounded(pool, limit, judge(pool, limit)), all)
        : amongRepeats(chosen(all, merged === 'median' ? 'median' : 'worst'), told, limit)
      return [limit.id, one]
    }),
  )
}

/** One value of several repeats, taken to the cautious side: `less` where less is worse. */
export const mergeValues = (
  values: readonly (number | null)[],
  merged: Merged,
  worse: 'less' | 'more',
): number | null => {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  if (merged === 'median') return middle(known, worse === 'less' ? 'lower' : 'upper')
  return worse === 'less' ? Math.min(...known) : Math.max(...known)
}

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
  return Object.entries(audits).flatMap(([id, audit]) =>
    ('repeats' in audit && audit.repeats ? audit.repeats(subject) : []).map((outcome) =>
      acceptedOr(outcome, id as AuditId, accept, null),
    ),
  )
}
