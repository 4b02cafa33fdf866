import type { Formula } from '../values.ts'

/** Formulas of the steady part; which requests it holds is told by the arrays of the files alone. */
export const steadyFormulas = {
  firstWave: null,
  steadyStatistic: null,
  drain: ({ one }) => Math.min(one('C'), one('n') - one('w')),
  steadyRequests: ({ one }) => one('n') - one('w') - one('d'),
  count: ({ numbers }) => numbers('x').length,
} as const satisfies Readonly<Record<string, Formula | null>>
