import { violationBounds } from '../../maths/percentile-verdict.ts'
import type { Run } from '../../model/run.ts'
import type { Sla, SlaLimit } from '../../model/sla.ts'
import type { Good } from './goodput.ts'
import { knownPercentiles } from './known-percentiles.ts'

/** The most completed requests that break a limit, as far as the percentiles of a summary tell. */
const mostBreaking = (run: Run, completed: number, { metric, threshold }: SlaLimit): number => {
  const statistics = run.latency[metric]
  return violationBounds(completed, threshold, statistics ? knownPercentiles(statistics) : []).atMost
}

/**
 * How many requests at least meet all limits on single requests, by the sum of those that may break one (Bonferroni). Gaps
 * are not requests, so that limits on them are left out. Null where nothing is proven.
 */
export const provenGood = (run: Run, sla: Sla): Good | null => {
  const { completed } = run
  const limits = sla.limits.filter(({ metric }) => metric !== 'itl')
  if (completed === null || completed === 0 || limits.length === 0) return null
  const breaking = limits.reduce((sum, limit) => sum + mostBreaking(run, completed, limit), 0)
  const good = completed - breaking
  const samples = completed + (run.failed ?? 0)
  return good > 0 ? { good, completed, samples, limits: limits.map(({ id }) => id) } : null
}
