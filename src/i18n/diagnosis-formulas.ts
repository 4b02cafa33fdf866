/** Notation of the diagnosis and of the steady part; in the order of the appendix. */
export const diagnosisFormulas = {
  openLoad: { expression: 'X · R', source: 'Little 1961' },
  ttftShare: { expression: 'TTFT / R', source: 'konkyo' },
  decodeShare: { expression: 'TPOT · (L − 1) / R', source: 'TPOT = (E2EL − TTFT) / (L − 1)' },
  runningBatch: { expression: 'C · (1 − TTFT / R)', source: 'Little 1961' },
  prefillLoad: { expression: 'X · L / (L_1 / TTFT_1)', source: 'utilization law (Denning & Buzen 1978)' },
  elasticity: { expression: 'ln(y / y_1) / ln(C / C_1)', source: 'arc elasticity' },
  ratio: { expression: 'y / y_0', source: 'konkyo' },
  excess: { expression: 'TTFT − L · TTFT_l / L_l', source: 'konkyo' },
  firstWave: {
    expression: '#{ i : s_i < max(t_1 … t_C) }',
    filled: '#(s_1 … s_{n} < max(t_1 … t_{C}))',
    source: 'konkyo',
  },
  drain: { expression: 'min(C, n − w)', source: 'konkyo' },
  steadyRequests: { expression: 'n − w − d', source: 'konkyo' },
  steadyStatistic: {
    expression: 'statistic(x[w + 1] … x[w + n])',
    filled: 'x({p}), n = {n}',
    source: 'Hyndman & Fan 1996, type 7 (numpy)',
  },
  count: { expression: '#(x)', source: 'konkyo' },
} as const
