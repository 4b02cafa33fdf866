import { strictestPercentile } from '../model/sla.ts'
import type { Audit } from './audit.ts'

/**
 * A closed loop starts all its slots at once. Once that first wave is a larger share of the requests than the tail of
 * the percentile, the percentile is the wave's and not the steady state's: a conservative number, not a typical one.
 */
export const V09: Audit<'dominates' | 'present'> = {
  reasons: ['dominates', 'present'],
  run: ({ run, sla, axis }) => {
    const percentile = strictestPercentile(sla)
    const { concurrency } = run.load
    if (axis !== 'concurrency' || percentile === null || concurrency === null || !run.completed) return []
    const share = concurrency / run.completed
    const values = {
      concurrency,
      samples: run.completed,
      share,
      percentile,
      wanted: Math.ceil(concurrency / (1 - percentile) - 1e-6),
    }
    if (share > 10 * (1 - percentile) + 1e-12)
      return [{ reason: 'dominates', severity: 'warning', effect: 'none', values }]
    return share > 1 - percentile + 1e-12 ? [{ reason: 'present', severity: 'info', effect: 'none', values }] : []
  },
}
