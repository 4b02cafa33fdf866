import { strictestPercentile } from '../model/sla.ts'
import type { Audit } from './audit.ts'

const most = 0.05

/**
 * Percentiles cover successful requests only, so that failures hide in them: a share of failures at or beyond the
 * percentile's own share leaves nothing of the promise, and more than 5 % nothing of any. (vLLM benchmarks/serve.py
 * counts successes.)
 */
export const V01: Audit<'nothingCompleted' | 'beyondPercentile' | 'someFailed' | 'notRecorded'> = {
  reasons: ['nothingCompleted', 'beyondPercentile', 'someFailed', 'notRecorded'],
  run: ({ run, sla }) => {
    const { completed, failed } = run
    if (completed === 0) {
      return [{ reason: 'nothingCompleted', severity: 'error', effect: 'void', values: { failed } }]
    }
    if (completed === null || failed === null) {
      return [{ reason: 'notRecorded', severity: 'info', effect: 'none', values: {} }]
    }
    if (failed === 0) return []
    const share = failed / (completed + failed)
    const tail = Number((1 - (strictestPercentile(sla) ?? 0)).toFixed(9))
    const values = { failed, total: completed + failed, share, allowed: Math.min(tail, most) }
    return share >= tail || share > most
      ? [{ reason: 'beyondPercentile', severity: 'error', effect: 'noPass', values }]
      : [{ reason: 'someFailed', severity: 'warning', effect: 'none', values }]
  },
}
