import type { Audit } from './audit.ts'

/** Inputs of another length than asked for: another tokenizer, a chat template, a range of lengths, a clipped prompt. */
export const V07: Audit<'far' | 'off'> = {
  reasons: ['far', 'off'],
  series: ({ runs }) => {
    const changes = runs.flatMap(({ facts, tokens, completed, failed }) => {
      const asked = facts.inputTokens?.value
      if (!asked || tokens.input === null || (completed ?? 1) <= (failed ?? 0)) return []
      return [{ asked, served: tokens.input, change: Number((tokens.input / asked - 1).toFixed(9)) }]
    })
    const worst = changes.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))[0]
    if (!worst || Math.abs(worst.change) <= 0.05) return []
    return Math.abs(worst.change) > 0.1
      ? [{ reason: 'far', severity: 'error', effect: 'none', values: worst }]
      : [{ reason: 'off', severity: 'warning', effect: 'none', values: worst }]
  },
}
