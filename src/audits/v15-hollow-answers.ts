import type { Audit } from './audit.ts'

/** Requests counted as successes that have no first token or no output pull every percentile down. */
export const V15: Audit<'many' | 'some' | 'zeroStatistic'> = {
  reasons: ['many', 'some', 'zeroStatistic'],
  run: ({ run }) => {
    const zero = run.zeroLatencies.filter((field) => field.endsWith('_ttft_ms'))
    if (run.completed !== 0 && zero.length > 0) {
      return [{ reason: 'zeroStatistic', severity: 'error', effect: 'void', values: { fields: zero.join(', ') } }]
    }
    const hollow = run.samples?.hollow ?? 0
    const total = run.samples?.ttft.length ?? 0
    if (hollow === 0) return []
    const values = { hollow, total, share: hollow / total }
    return hollow / total > 0.01
      ? [{ reason: 'many', severity: 'error', effect: 'void', values }]
      : [{ reason: 'some', severity: 'warning', effect: 'none', values }]
  },
}
