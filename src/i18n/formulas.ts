import { confidenceFormulas } from './confidence-formulas.ts'
import { diagnosisFormulas } from './diagnosis-formulas.ts'
import type { FormulaId } from '../model/formula.ts'
import { promiseFormulas } from './promise-formulas.ts'
import { questionFormulas } from './question-formulas.ts'

export interface Notation {
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
    expression: 'I_p(m(1 − s), m·s + 1) ≤ 5 %',
    filled: 'I_p({m}·(1 − {s}), {m}·{s} + 1),  p = {p},  {verdict}',
    source: 'Clopper & Pearson 1934; Korn & Graubard 1998; MLPerf Inference early stopping',
  },
  upperBound: {
    expression: 'p99 · exp(1.645 · 3.733 · s / √m),  s = ln(p99 / median) / 2.326,  m < n: ≤ 2 · p99',
    source: 'lognormal tail, asymptotic quantile variance',
  },
  ...confidenceFormulas,
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
  utilization: { expression: 'A / X', source: 'konkyo' },
  arrivals: {
    expression: 'k · max { u : P(Poisson(u · C) > C) ≤ e } · X',
    source: 'M/G/infinity queue; Little 1961; npm run validate',
  },
  ...promiseFormulas,
  plannedArrivals: { expression: 'X · u', source: 'konkyo' },
  startingUsers: { expression: 'floor(A / (1 / T + 1 / Z))', source: 'konkyo' },
  openUsers: { expression: 'floor(X · u · I)', source: "Little's law" },
  openDerived: { expression: 'floor(A · I)', source: "Little's law" },
  closedUsers: { expression: 'floor(X · u · (R + Z))', source: 'interactive response time law' },
  closedArrivals: { expression: 'N / (R + Z)', source: 'interactive response time law' },
  closedDerived: { expression: 'floor(A · (R + Z))', source: 'interactive response time law' },
  residence: { expression: 'n / A,  X(n) = A on the lines (0, 0), (C, X)', source: 'Little 1961' },
  populationRate: {
    expression: 'X(n),  n + X(n) · Z = N on the lines (0, 0), (C, X)',
    source: 'interactive response time law',
  },
  share: { expression: 'A / X', source: 'konkyo' },
  allUsers: { expression: 'k · U', source: 'konkyo' },
  beside: { expression: 'k · r · A', source: 'konkyo' },
  lowEnd: { expression: 'E · (1 − e)', source: 'konkyo' },
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
  ...diagnosisFormulas,
  poissonLoad: { expression: 'max { m : P(Poisson(m) > C) ≤ e } / C', source: 'M/G/infinity queue' },
  burstyLoad: {
    expression: 'max { m : P(NB(m, max(1, 1/b)·m + v²·m²) > C) ≤ e } / C',
    source: 'negative binomial (Greenwood & Yule 1920); Cox 1962',
  },
  curveLoad: {
    expression: 'max { u ≤ m : P(n > L) ≤ e },  p(n) = p(n − 1) · u·X(L) / X(n)',
    filled: 'max u ≤ {m}, P(n > {L}) ≤ {e};  [{C}: {X}]',
    source: 'birth-death equilibrium (Kelly 1979)',
  },
  allowedWait: { expression: 'T − y', source: 'konkyo' },
  waitingLoad: {
    expression: 'max { m : ErlangC(C, m)·exp(−(C − m)·t / R) ≤ e } / C',
    source: 'M/M/c queue (Cooper 1981)',
  },
  rejectingLoad: { expression: 'max { m : ErlangB(C, m) ≤ e } / C', source: 'M/G/c/c queue (Cooper 1981)' },
  mixShare: { expression: 'w / sum(W)', source: 'konkyo' },
  mixThroughput: {
    expression: 'sum(w) / sum(w / X)',
    filled: 'sum({w}) / sum([{w} / {X}])',
    source: 'utilization law (Denning & Buzen 1978)',
  },
  mixConcurrency: {
    expression: 'sum(w · C / X) / sum(w / X)',
    filled: 'sum([{w} · {C} / {X}]) / sum([{w} / {X}])',
    source: 'utilization law (Denning & Buzen 1978)',
  },
  mixMachine: { expression: 's · A / X', source: 'utilization law (Denning & Buzen 1978)' },
  mixInFlight: { expression: 'k · C', source: "Little's law" },
  mixLoad: {
    expression: 'max { u : P(sum(n / C) > 1) ≤ e },  n ~ Poisson(u · k · C)',
    filled: 'max u, P(sum(n / C) > 1) ≤ {e};  [{w}: {C}, {X}]',
    source: 'Kaufman 1981; Roberts 1981',
  },
  sentUsers: {
    expression: 'floor(F · k · max { m : P(Poisson(m) > C) ≤ e } · X / C · I),  k = 0.85',
    source: "M/G/infinity queue, Little's law",
  },
  waitingUsers: {
    expression: 'floor(F · k · max { m : P(Poisson(m) > C) ≤ e } · X / C · (R + Z)),  k = 0.85',
    source: 'M/G/infinity queue, interactive response time law',
  },
  promiseRatio: {
    expression: 'A / (k · max { m : P(Poisson(m) > C) ≤ e } · X / C),  k = 0.85',
    source: 'konkyo',
  },
  moved: { expression: 'x · f', source: 'konkyo' },
  roundedRate: { expression: 'X + s · d', source: 'interval arithmetic, d = half a last place' },
  swing: { expression: 'max(y) − min(y)', filled: 'max − min: {y}', source: 'Eschenbach 1992' },
  cubic: {
    expression: 'PCHIP(c)',
    filled: 'PCHIP({c});  [{C}: {y}]',
    source: 'Fritsch & Carlson 1980; Fritsch & Butland 1984',
  },
  holdOut: {
    expression: '|PCHIP without C at C / y − 1|',
    filled: '{of}; [{C}: {y}]',
    source: 'leave-one-out cross-validation (Stone 1974)',
  },
  queueWait: { expression: '(C − S) / X', source: 'Little 1961' },
  queueHoldOut: {
    expression: '|((C − S) / X) / y − 1|',
    filled: '{of}; S = {S}; [({C} − S) / {X}: {y}]',
    source: 'Little 1961',
  },
  largest: { expression: 'max(x)', source: 'konkyo' },
  sharedCopies: { expression: 'k · r · X', source: 'konkyo' },
  remainingCopies: { expression: '(k − 1) · r · X', source: 'konkyo' },
  copiesLevel: { expression: 'k · C', source: 'konkyo' },
  writtenLeast: { expression: 'min(x) − max(d)', source: 'interval arithmetic, d = half a last place' },
  writtenMost: { expression: 'max(x) + max(d)', source: 'interval arithmetic, d = half a last place' },
  copiesLeast: {
    expression: 'k · r · (min(x) − max(d))',
    source: 'interval arithmetic, d = half a last place',
  },
  copiesMost: {
    expression: 'k · r · (max(x) + max(d))',
    source: 'interval arithmetic, d = half a last place',
  },
  ...questionFormulas,
}
