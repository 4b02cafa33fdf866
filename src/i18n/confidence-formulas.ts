import type { Notation } from './formulas.ts'

/** How intervals and goodput are written. */
export const confidenceFormulas = {
  lasting: { expression: 'n − #(s < t) − C', filled: 'n = {n}, C = {C}', source: 'konkyo; npm run validate' },
  shareBeyond: {
    expression: '(#(value > T) + failed) / n',
    filled: '#(value > {T}) / {n}',
    source: 'MLPerf Inference',
  },
  effective: {
    expression: 'm = min(n, p(1 − p) / V),  V between blocks of C requests',
    filled: 'min({n}, p(1 − p) / V), C = {C}',
    source: 'Cochran 1977; Korn & Graubard 1998',
  },
  assumedEffective: { expression: '2 · n / (ceil(C) + 1)', source: 'konkyo; npm run validate' },
  rankBelow: {
    expression: 'max(N / m · max { l : P(Binomial(m, p) ≤ l − 1) ≤ 2.5 % }, N · (1 − (1 − p) / 2.5 %))',
    filled:
      'max({N} / {m} · max { l : P(Binomial({m}, {p}) ≤ l − 1) ≤ 2.5 % }, {N} · (1 − (1 − {p}) / 2.5 %))',
    source: 'Conover 1999; Markov',
  },
  rankAbove: {
    expression: 'ceil(N / m · min { u : P(Binomial(m, p) ≥ u) ≤ 2.5 % })',
    filled: 'ceil({N} / {m} · min { u : P(Binomial({m}, {p}) ≥ u) ≤ 2.5 % })',
    source: 'Conover 1999',
  },
  ordered: { expression: 'x[r]', filled: 'x[{r}]', source: 'Conover 1999' },
  scatter: {
    expression: 'exp(mean(ln y) ± t · s / √r), min(y) … max(y)',
    filled: 'exp(mean(ln y) ± t · s / √r);  y = {y}',
    source: "Student's t",
  },
  goodRequests: {
    expression: '#(every y ≤ T)',
    filled: '#(every y ≤ T),  n = {n}',
    source: 'vLLM goodput',
  },
  provenGood: {
    expression: 'n − sum(max #(y > T))',
    filled: '{n} − sum(max #(y > T));  [{limit}, {p}: {y}, T = {T}]',
    source: 'Bonferroni',
  },
  goodShare: { expression: 'k / N', source: 'konkyo' },
  proportion: {
    expression: 'P(Binomial(N, q) ≥ k) = 2.5 % … P(Binomial(N, q) ≤ k) = 2.5 %',
    filled: 'k = {k}, N = {N}',
    source: 'Clopper & Pearson 1934',
  },
  goodRate: { expression: 'X · k / n', source: 'konkyo' },
} as const satisfies Readonly<Record<string, Notation>>
