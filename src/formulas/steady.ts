import { konkyo, type Formulas } from './formula.ts'

/** Formulas of the steady part; which requests it holds is told by the arrays of the files alone. */
export const steadyFormulas = {
  firstWave: {
    expression: '#{ i : s_i < max(t_1 … t_C) }',
    filled: '#(s_1 … s_{n} < max(t_1 … t_{C}))',
    source: konkyo,
    compute: null,
  },
  drain: { expression: 'min(C, n − w)', source: konkyo, compute: ({ one }) => Math.min(one('C'), one('n') - one('w')) },
  steadyRequests: { expression: 'n − w − d', source: konkyo, compute: ({ one }) => one('n') - one('w') - one('d') },
  steadyStatistic: {
    expression: 'statistic(x[w + 1] … x[w + n])',
    filled: 'x({p}), n = {n}',
    source: 'Hyndman & Fan 1996, type 7 (numpy)',
    compute: null,
  },
  count: { expression: '#(x)', source: konkyo, compute: ({ numbers }) => numbers('x').length },
} as const satisfies Formulas
