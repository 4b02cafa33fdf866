import { minimumSamples } from '../capacity/quantile.ts'
import { strictestPercentile } from '../model/sla.ts'
import type { Audit } from './audit.ts'

/**
 * A percentile p of n samples rests on about n(1-p) of them: fewer than one is the maximum under another name, fewer
 * than ten is thin. Below the smallest n of a distribution-free 95 % bound (299 for p99) no upper bound exists.
 */
export const V02: Audit<'belowOne' | 'noUpperBound' | 'thin'> = {
  reasons: ['belowOne', 'noUpperBound', 'thin'],
  run: ({ run, sla }) => {
    const percentile = strictestPercentile(sla)
    if (percentile === null || run.completed === null || run.completed === 0) return []
    const beyond = Number((run.completed * (1 - percentile)).toFixed(9))
    const least = minimumSamples(percentile, 0.95)
    const values = {
      samples: run.completed,
      percentile,
      beyond,
      least,
      wanted: Math.ceil(10 / (1 - percentile) - 1e-9),
    }
    if (beyond < 1) return [{ reason: 'belowOne', severity: 'error', effect: 'unconfirmed', values }]
    if (run.completed < least)
      return [{ reason: 'noUpperBound', severity: 'warning', effect: 'none', values }]
    return beyond < 10 ? [{ reason: 'thin', severity: 'warning', effect: 'none', values }] : []
  },
}
