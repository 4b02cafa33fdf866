/** Formulas of the appendix: what is computed, with symbols, and where it comes from. */
export const formulas = {
  percentile: {
    expression: 'x[i] + (h − i)·(x[i+1] − x[i]),  h = (n − 1)·p,  i = floor(h)',
    source: 'Hyndman & Fan 1996, type 7 (numpy)',
  },
  failures: {
    expression: 'k = #(value > T) + failed,  N = completed + failed',
    source: 'GuideLLM; MLPerf Inference',
  },
  binomial: {
    expression: 'BinomCDF(k; N, 1 − p) ≤ 5 %',
    source: 'Clopper & Pearson 1934; MLPerf Inference early stopping',
  },
  upperBound: {
    expression: 'p99 · exp(1.645 · 3.733 · s / √n),  s = ln(p99 / median) / 2.326',
    source: 'lognormal tail, asymptotic quantile variance',
  },
  maxConcurrency: { expression: "max { C : pass(C') for every measured C' ≤ C }", source: 'konkyo' },
  slack: { expression: '1 − y / T', source: 'konkyo' },
  estimate: {
    expression: 'C_lo + (C_hi − C_lo)·(T − y_lo) / (y_hi − y_lo)',
    source: 'isotonic regression (Best & Chakravarti 1990), linear crossing',
  },
  little: { expression: 'N = X · R,  h = X · R / C', source: 'Little 1961' },
  poisson: {
    expression: 'a = max { m : P(Poisson(m) > C) ≤ e },  u = a / C,  A = a / R,  R = C / X',
    source: 'M/G/infinity queue',
  },
  openUsers: { expression: 'floor(X · u · I)', source: "Little's law" },
  closedUsers: { expression: 'floor(X · u · (R + Z))', source: 'interactive response time law' },
  binomialUsers: {
    expression: 'max { N : P(Binomial(N, R / (R + Z)) > C) ≤ e }',
    source: 'closed population',
  },
  speedup: {
    expression: 'S = X_n / X_1,  E = S / (GPU_n / GPU_1),  cost = (GPU_n / GPU_1) / S',
    source: 'konkyo',
  },
  interval: {
    expression: '[(x_n − d) / (x_1 + d), (x_n + d) / (x_1 − d)] − 1',
    source: 'interval arithmetic, d = half a last place',
  },
} as const satisfies Readonly<Record<string, { readonly expression: string; readonly source: string }>>
export type FormulaId = keyof typeof formulas
