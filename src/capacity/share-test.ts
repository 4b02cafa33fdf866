import { incompleteBeta } from './incomplete-beta.ts'

export interface SeenShare {
  /** Share of the sample beyond the threshold. */
  readonly share: number
  /** Independent requests that the sample is worth; need not be whole. */
  readonly effective: number
  /** As a fraction: 0.99 for p99, which leaves room for a true share of 0.01. */
  readonly percentile: number
}

/**
 * The chance of so small a share (pass) or so large a one (fail) if the true share were all that the percentile leaves
 * room for: the exact binomial test in its beta form, I_p(m − ms, ms + 1), which takes any m (Korn & Graubard 1998).
 */
export function shareChance({ share, effective, percentile }: SeenShare, verdict: 'pass' | 'fail'): number {
  const [beyond, within] = [effective * share, effective * (1 - share)]
  return verdict === 'pass'
    ? incompleteBeta(percentile, within, beyond + 1)
    : incompleteBeta(1 - percentile, beyond, within + 1)
}
