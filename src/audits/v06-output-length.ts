import type { Audit } from './audit.ts'

/**
 * Answers that end before the length asked for hold their slots and their share of the cache for less time. The verdict
 * is true of the lengths that were served, not of those that were asked for. (MLPerf Inference wants 90 %.)
 */
export const V06: Audit<'endedEarly' | 'somewhatShort'> = {
  reasons: ['endedEarly', 'somewhatShort'],
  series: ({ runs }) => {
    const shares = runs.flatMap(({ facts, tokens, completed, failed }) => {
      const asked = facts.outputTokens?.value
      if (!asked || tokens.output === null || (completed ?? 1) <= (failed ?? 0)) return []
      return [{ asked, served: tokens.output, share: tokens.output / asked }]
    })
    const worst = shares.toSorted((a, b) => a.share - b.share)[0]
    if (!worst || worst.share >= 0.98) return []
    return worst.share < 0.9
      ? [{ reason: 'endedEarly', severity: 'error', effect: 'none', values: worst }]
      : [{ reason: 'somewhatShort', severity: 'warning', effect: 'none', values: worst }]
  },
}
