import type { FormulaId } from '../model/formula.ts'

interface Notation {
  /** What is computed, in symbols. */
  readonly expression: string
  /** With values put in, where the expression does not do: `{C}` all values of a symbol, `[{C}: {y}]` one after another. */
  readonly filled?: string
  readonly source: string
}

/** How each formula is written, and where it comes from; in the order of the appendix. */
export const formulas: Readonly<Record<FormulaId, Notation>> = {
  percentile: {
    expression: 'x[i] + (h − i)·(x[i+1] − x[i]),  h = (n − 1)·p,  i = floor(h)',
    source: 'Hyndman & Fan 1996, type 7 (numpy)',
  },
  failures: {
    expression: 'k = #(value > T) + failed,  N = completed + failed',
    filled: '{k}{N}',
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
  limit: {
    expression: 'y ≤ T',
    filled: '{y} ≤ {T}',
    source: 'konkyo; MLPerf Inference',
  },
  joint: { expression: 'any(fail) → fail,  all(pass) → pass', filled: '{verdict}', source: 'konkyo' },
  taken: { expression: 'x', source: 'konkyo' },
  repeats: { expression: 'min(x), max(x)', filled: '{rounding}({x})', source: 'konkyo' },
  middle: { expression: 'middle(x)', source: 'konkyo' },
  worst: { expression: 'worst(y)', source: 'konkyo' },
  worstMiddle: { expression: 'middle(y)', source: 'konkyo' },
  maxConcurrency: { expression: "max { C : pass(C') for every measured C' ≤ C }", source: 'konkyo' },
  firstFailing: { expression: 'min { C : fail(C) }', source: 'konkyo' },
  largestPassing: { expression: 'max { C : pass(C) }', source: 'konkyo' },
  binding: { expression: 'max(y / T)', filled: '[{limit}: {y} / {T}]', source: 'konkyo' },
  slack: { expression: '1 − y / T', source: 'konkyo' },
  estimate: {
    expression: 'C_lo + (C_hi − C_lo)·(T − y_lo) / (y_hi − y_lo)',
    source: 'isotonic regression (Best & Chakravarti 1990), linear crossing',
  },
  plateau: {
    expression: 'min { C : X(C) ≥ 0.95 · max(X) }',
    filled: '0.95 · max(X);  [{C}: {X}]',
    source: 'konkyo',
  },
  recommended: { expression: 'min(C, P)', source: 'konkyo' },
  latency: { expression: 'C / X', source: 'Little 1961' },
  rebuilt: {
    expression: 'TTFT + g · (L − 1)',
    filled: '[{TTFT} + {g} · ({L} − 1)]',
    source: 'TPOT = (E2EL − TTFT) / (L − 1)',
  },
  little: { expression: 'X · R / C', source: 'Little 1961' },
  rebuiltOccupancy: { expression: 'X · (TTFT + g · (L − 1)) / C', source: 'Little 1961' },
  poisson: {
    expression: 'max { m : P(Poisson(m) > C) ≤ e }',
    source: 'M/G/infinity queue',
  },
  utilization: { expression: 'a / C', source: 'konkyo' },
  arrivals: { expression: 'a · X / C', source: 'Little 1961' },
  plannedArrivals: { expression: 'X · u', source: 'konkyo' },
  openUsers: { expression: 'floor(X · u · I)', source: "Little's law" },
  openDerived: { expression: 'floor(A · I)', source: "Little's law" },
  closedUsers: { expression: 'floor(X · u · (R + Z))', source: 'interactive response time law' },
  binomialUsers: {
    expression: 'max { N : P(Binomial(N, R / (R + Z)) > C) ≤ e }',
    source: 'closed population',
  },
  closedArrivals: { expression: 'N / (R + Z)', source: 'interactive response time law' },
  speedup: { expression: 'X_n / X_1', source: 'konkyo' },
  gain: { expression: 'X_n / X_1 − 1', source: 'konkyo' },
  efficiency: { expression: '(X_n / X_1) / (GPU_n / GPU_1)', source: 'konkyo' },
  cost: { expression: '(GPU_n / GPU_1) / (X_n / X_1)', source: 'konkyo' },
  interval: {
    expression: '(x_n − d_n) / (x_1 + d_1) − 1 … (x_n + d_n) / (x_1 − d_1) − 1',
    filled: '({x_n} ± {d_n}) / ({x_1} ± {d_1}) − 1',
    source: 'interval arithmetic, d = half a last place',
  },
  change: { expression: 'R_n / R_1 − 1', source: 'konkyo' },
  littleChange: { expression: 'X_1 / X_n − 1', source: 'Little 1961' },
  gpuRatio: { expression: 'GPU_n / GPU_1', source: 'konkyo' },
  replicas: { expression: 'k · X', source: 'konkyo' },
  mean: { expression: 'sum(x) / n', filled: 'mean({x})', source: 'konkyo' },
  lengths: { expression: 'middle(round(L))', source: 'konkyo' },
}
