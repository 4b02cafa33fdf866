import type { Audit } from './audit.ts'

/**
 * Without streaming the whole answer arrives at once: TTFT is then the end-to-end time and there are no gaps. And where
 * one chunk carries several tokens, a gap (ITL) is not the time of a token (TPOT): the means part.
 */
export const V14: Audit<'notStreaming' | 'chunked'> = {
  reasons: ['notStreaming', 'chunked'],
  run: ({ run }) => {
    const { ttft, tpot, itl, e2e } = run.latency
    if ((run.tokens.output ?? 2) <= 1) return []
    const noGaps = run.completed !== 0 && run.zeroLatencies.some((field) => /^(mean|p99)_itl_ms$/.test(field))
    const allAtOnce = ttft?.mean && e2e?.mean ? ttft.mean / e2e.mean : null
    if (noGaps || (allAtOnce ?? 0) >= 0.98) {
      return [{ reason: 'notStreaming', severity: 'error', effect: 'void', values: { share: allAtOnce } }]
    }
    const ratio = itl?.mean && tpot?.mean ? itl.mean / tpot.mean : 1
    return ratio < 0.8 || ratio > 1.25
      ? [{ reason: 'chunked', severity: 'warning', effect: 'none', values: { ratio } }]
      : []
  },
}
