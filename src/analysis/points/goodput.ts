import { proportionInterval } from '../../capacity/proportion.ts'
import type { Goodput } from '../../model/report.ts'
import type { Sla } from '../../model/sla.ts'
import { goodRequests } from './good-requests.ts'
import { provenGood } from './proven-good.ts'
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

/**
 * Requests of a level that meet all limits at once: counted where every run that stands for it has single requests, else
 * what the summaries prove. Null where that is nothing. `throughput` is the level's.
 */
export const goodputOf = (
  runs: readonly JudgedRun[],
  sla: Sla,
  merged: Merged,
  throughput: number | null,
): Goodput | null => {
  const counted = known(runs.map(({ run }) => goodRequests(run, sla)))
  const all = counted ?? known(runs.map(({ run }) => provenGood(run, sla)))
  if (!all) return null
  const { good, completed, samples, limits } = chosen(all, merged)
  const interval = counted ? proportionInterval(good, samples) : { low: null, high: null }
  return {
    kind: counted ? 'counted' : 'bound',
    limits: [...limits],
    good,
    completed,
    samples,
    share: good / samples,
    ...interval,
    requests: throughput === null || completed === 0 ? null : (throughput * good) / completed,
  }
}
