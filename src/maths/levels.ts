export type Verdict = 'pass' | 'fail' | 'unknown'

/** A value and its inclusive upper limit, in the unit of the value. */
export interface Used {
  readonly value: number | null
  readonly threshold: number
}

export interface LevelMetric extends Used {
  readonly verdict: Verdict
  /** Requests behind the value. */
  readonly samples: number | null
}

/** One load of a sweep, its repeats merged: concurrency, or the achieved request rate (requests/s) of an open-loop sweep. */
export interface Level {
  readonly load: number
  readonly metrics: Readonly<Record<string, LevelMetric>>
}

/** A level as far as the limit is known by it; they stand in the order of the offered load. */
export interface Swept {
  /** False if the audits reject it: its numbers are used for nothing. */
  readonly usable: boolean
  /** Not usable, and yet its own numbers keep every limit: it counts as never measured. Otherwise it ends the passes. */
  readonly bridged: boolean
  /** Pass only if every metric passes. */
  readonly verdict: Verdict
}

type Step = Pick<Swept, 'verdict'> & Partial<Pick<Swept, 'bridged'>>

/** The levels that passes are counted over, from the bottom. */
export function counted<T extends Step>(ordered: readonly T[]): readonly T[] {
  return ordered.filter(({ bridged }) => bridged !== true)
}

/** The levels from the bottom up to the first that is not a pass; those that are bridged are left out. */
export function unbrokenRun<T extends Step>(ordered: readonly T[]): readonly T[] {
  const levels = counted(ordered)
  const broken = levels.findIndex(({ verdict }) => verdict !== 'pass')
  return broken < 0 ? levels : levels.slice(0, broken)
}

/** The level of the largest load; of equal loads the last. Achieved rates need not rise with the offered load. */
export function highest<T extends { readonly load: number }>(levels: readonly T[]): T | null {
  return levels.reduce<T | null>((best, level) => (best && best.load > level.load ? best : level), null)
}

/** How much of its limit a metric uses, y/T; null without a value or a positive limit. */
export function usedShare(metric: Used | undefined): number | null {
  if (metric === undefined || metric.value === null || metric.threshold <= 0) return null
  return metric.value / metric.threshold
}

/** What one limit says of one run. */
export interface Judged {
  readonly verdict: Verdict
  readonly value: number | null
  readonly violations: number | null
  readonly samples: number | null
  /** What decided; absent or null: the value. */
  readonly reason?: string | null
}

/** All limits together: one fail is a fail, one unknown without a fail is unknown. */
export function joint(judgements: readonly Pick<Judged, 'verdict'>[]): Verdict {
  if (judgements.some(({ verdict }) => verdict === 'fail')) return 'fail'
  return judgements.length > 0 && judgements.every(({ verdict }) => verdict === 'pass') ? 'pass' : 'unknown'
}

/** From the worst on: a fail before an unknown before a pass. */
export const severity = { fail: 2, unknown: 1, pass: 0 } as const

/**
 * From the worst on: a fail before an unknown before a pass; of equals the larger value, then the one with more
 * violations, then the one of fewer requests, then by the name of what decided: in whatever order they were read.
 */
function byBadness(a: Judged, b: Judged): number {
  return (
    severity[b.verdict] - severity[a.verdict] ||
    (b.value ?? 0) - (a.value ?? 0) ||
    (b.violations ?? 0) - (a.violations ?? 0) ||
    (a.samples ?? 0) - (b.samples ?? 0) ||
    Number((a.reason ?? '') > (b.reason ?? '')) - Number((a.reason ?? '') < (b.reason ?? ''))
  )
}

/** The worst of some repeats, or the middle one; of an even number the worse of the two in the middle. */
export function chosen<One extends Judged>(judgements: readonly One[], which: 'worst' | 'median'): One {
  const ordered = judgements.toSorted(byBadness)
  return ordered[which === 'median' ? (ordered.length - 1) >> 1 : 0]!
}
