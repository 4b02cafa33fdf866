import { proportionInterval } from '../../maths/confidence.ts'
import type { Goodput } from '../../model/report.ts'
import type { Sla } from '../../model/sla.ts'
import type { SettledRun } from '../../model/run.ts'
import { made, taken, explained, type Made } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { inRun, statisticIn, thresholdOf } from '../places.ts'
import { goodRequests } from './good-requests.ts'
import { provenGood } from './proven-good.ts'
import { knownPercentiles } from './known-percentiles.ts'
import type { JudgedRun } from './judged-run.ts'
import type { Merged } from './repeats.ts'

/** Requests of one run, or of several pooled. */
export interface Good {
  readonly good: number
  readonly completed: number
  readonly samples: number
  readonly limits: readonly string[]
}

const total = (all: readonly Good[], of: 'good' | 'completed' | 'samples'): number =>
  all.reduce((sum, one) => sum + one[of], 0)

const pooled = (all: readonly Good[]): Good => ({
  good: total(all, 'good'),
  completed: total(all, 'completed'),
  samples: total(all, 'samples'),
  limits: all[0]!.limits,
})

/** The repeat with the smallest share of good requests, or the middle one, the smaller of two. */
const chosen = (all: readonly Good[], merged: Merged): Good => {
  if (merged === 'pooled') return pooled(all)
  const ordered = all.toSorted((a, b) => a.good / a.samples - b.good / b.samples || a.samples - b.samples)
  return ordered[merged === 'median' ? (ordered.length - 1) >> 1 : 0]!
}

const known = (all: readonly (Good | null)[]): readonly Good[] | null =>
  all.length > 0 && all.every((one) => one !== null && one.samples > 0) ? (all as readonly Good[]) : null

const service = { assumptions: ['plan/sla'] } as const

/** Every percentile that a run has of the metrics of limits, beside those limits. */
const percentilesOf = (run: SettledRun, sla: Sla, limits: readonly string[]) =>
  sla.limits.flatMap((limit) => {
    const statistics = run.latency[limit.metric]
    if (!limits.includes(limit.id) || !statistics) return []
    return knownPercentiles(statistics).map(({ name, percentile }) => ({
      limit: limit.id,
      p: percentile,
      y: statisticIn(run, `${limit.metric}.${name}`),
      T: thresholdOf(limit),
    }))
  })

const provenBy = (run: SettledRun, sla: Sla, { good, limits }: Good): Made<number> => {
  const all = percentilesOf(run, sla, limits)
  const inputs = {
    n: inRun(run, 'completed'),
    y: all.map(({ y }) => y),
    T: all.map(({ T }) => T),
    limit: all.map(({ limit }) => limit),
    p: all.map(({ p }) => p),
  }
  return explained('provenGood', good, inputs, service)
}

/** How the three counts were made: of the requests of all runs, or of the summary of the one that stands for them. */
const countsOf = (
  runs: readonly SettledRun[],
  sla: Sla,
  { kind, together, from, own }: Counted,
): Readonly<Record<'good' | 'completed' | 'samples', Made<number>>> => {
  const n = runs.map((run) => inRun(run, 'completed'))
  const counted = (value: number) => explained('goodRequests', value, { n }, service)
  const isBound = kind === 'bound'
  return {
    good: isBound && runs.length === 1 ? provenBy(from, sla, own) : counted(own.good),
    completed:
      isBound && !together ? taken({ ...inRun(from, 'completed'), value: own.completed }) : counted(own.completed),
    samples: counted(own.samples),
  }
}

interface Counted {
  readonly kind: Goodput['kind']
  readonly together: boolean
  /** The run that stands for the level. */
  readonly from: SettledRun
  readonly own: Good
}

/**
 * Requests of a level that meet all limits at once: counted where every run that stands for it has single requests, else
 * what the summaries prove. Null where that is nothing. `throughput` is the level's.
 */
export const goodputOf = (
  runs: readonly JudgedRun[],
  sla: Sla,
  merged: Merged,
  throughput: Made<number | null>,
): Goodput | null => {
  const counted = known(runs.map(({ run }) => goodRequests(run, sla)))
  const all = counted ?? known(runs.map(({ run }) => provenGood(run, sla)))
  if (!all) return null
  const own = chosen(all, merged)
  const kind = counted ? 'counted' : 'bound'
  const settled = runs.map(({ run }) => run)
  const from = settled[all.indexOf(own)] ?? settled[0]!
  const counts = countsOf(settled, sla, { kind, together: merged === 'pooled' && runs.length > 1, from, own })
  const [k, N, n] = [counts.good, counts.samples, counts.completed]
  const { low, high } = proportionInterval(own.good, own.samples)
  return record({
    kind,
    limits: [...own.limits],
    ...counts,
    share: made('goodShare', { k, N }),
    low: counted ? explained('proportion', low, { k, N }, { rounding: 'min' }) : null,
    high: counted ? explained('proportion', high, { k, N }, { rounding: 'max' }) : null,
    requests: throughput.value === null || own.completed === 0 ? null : made('goodRate', { X: throughput, k, n }),
  })
}
