import type { Verdict } from './levels.ts'

/** What one limit says of one run. */
export interface Judged {
  readonly verdict: Verdict
  readonly value: number | null
  readonly violations: number | null
  readonly samples: number | null
}

/** All limits together: one fail is a fail, one unknown without a fail is unknown. */
export function joint(judgements: readonly Pick<Judged, 'verdict'>[]): Verdict {
  if (judgements.some(({ verdict }) => verdict === 'fail')) return 'fail'
  return judgements.length > 0 && judgements.every(({ verdict }) => verdict === 'pass') ? 'pass' : 'unknown'
}

const severity = { fail: 2, unknown: 1, pass: 0 } as const

/**
 * From the worst on: a fail before an unknown before a pass; of equals the larger value, then the one with more
 * violations, then the one of fewer requests.
 */
function byBadness(a: Judged, b: Judged): number {
  return (
    severity[b.verdict] - severity[a.verdict] ||
    (b.value ?? 0) - (a.value ?? 0) ||
    (b.violations ?? 0) - (a.violations ?? 0) ||
    (a.samples ?? 0) - (b.samples ?? 0)
  )
}

/** The worst of some repeats, or the middle one; of an even number the worse of the two in the middle. */
export function chosen<One extends Judged>(judgements: readonly One[], which: 'worst' | 'median'): One {
  const ordered = judgements.toSorted(byBadness)
  return ordered[which === 'median' ? (ordered.length - 1) >> 1 : 0]!
}
