import type { Formula } from '../values.ts'

/** Formulas of promised arrivals. Null: what a search over simulated servers found, which no formula repeats. */
export const promiseFormulas = {
  replay: null,
  misfit: null,
  candidates: null,
  margin: null,
  expected: null,
  expectedError: null,
  promised: ({ one }) => one('S') * (1 - one('m')),
} as const satisfies Readonly<Record<string, Formula | null>>
