import type { Notation } from './formulas.ts'

/** How what the customer's demand takes and costs is written. */
export const questionFormulas = {
  activeUsers: { expression: 'U · r', source: 'konkyo' },
  dayRequests: { expression: 'U · r · q', source: 'konkyo' },
  hourRequests: { expression: 'U · r · q · k', source: 'konkyo' },
  headcount: { expression: 'U · r · q · k / 3600 · m', source: 'konkyo' },
  grown: { expression: 'A · (1 + g)^t', source: 'konkyo' },
  openRate: { expression: 'N / I', source: "Little's law" },
  meanOfPeak: { expression: 'min(1, d / (H · k · m))', source: 'konkyo' },
  allowed: { expression: 'min(A, X · u)', source: 'konkyo' },
  fewest: { expression: 'min(n)', source: 'konkyo' },
  servers: { expression: 'max(1, ceil(D / A))', source: 'konkyo' },
  serversOfUsers: {
    expression: 'max(ceil(N / n), min { j : P(Binomial(N, R / (R + Z) / j) > C) ≤ e })',
    source: 'closed population, requests sent at random',
  },
  oneMore: { expression: 'k + 1', source: 'konkyo' },
  gpuTotal: { expression: 'k · g', source: 'konkyo' },
  busy: { expression: 'D / (k · X)', source: 'konkyo' },
  meanUse: { expression: 'w · D / (k · X)', source: 'konkyo' },
  capital: { expression: 'P · (1 − s) / (12 · Y)', source: 'konkyo' },
  upkeep: { expression: 'P · v / 12', source: 'konkyo' },
  electricity: {
    expression: '(W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    source: 'Barroso & Hölzle 2007',
  },
  total: { expression: 'sum(x)', source: 'konkyo' },
  outputRate: { expression: 'X · L', source: 'konkyo' },
  perMillion: { expression: 'x / (T · u · 3600 · H) · 1000000', source: 'konkyo' },
  joules: { expression: '(W_i + u · (W_f − W_i)) / (T · u)', source: 'Barroso & Hölzle 2007' },
  fleet: { expression: 'k · x', source: 'konkyo' },
  fleetElectricity: {
    expression: 'k · (W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    source: 'Barroso & Hölzle 2007',
  },
  monthTokens: { expression: 'k · T · u · 3600 · H', source: 'konkyo' },
  perMillionOf: { expression: 'x / t · 1000000', source: 'konkyo' },
  perUser: { expression: 'x / N', source: 'konkyo' },
  blended: { expression: '(p_i · L_i + p_o · L_o) / (L_i + L_o)', source: 'konkyo' },
  breakEvenLoad: {
    expression: 'x_0 / (b · X · (L_i + L_o) · 3600 · H / 1000000 − (x_1 − x_0))',
    source: 'konkyo',
  },
  apiMonth: { expression: 'b · w · D · 3600 · H · (L_i + L_o) / 1000000', source: 'konkyo' },
  breakEvenTokens: { expression: 'x / b · 1000000', source: 'konkyo' },
  monthMoved: { expression: 'sum(x) + a / b · sum(y)', source: 'konkyo' },
  monthAtLoad: {
    expression: 'sum(x) + k · (W_i + u · (W_f − W_i)) / 1000 · H · PUE · c',
    source: 'Barroso & Hölzle 2007',
  },
  perMillionMoved: { expression: 'x / (t · a / b) · 1000000', source: 'konkyo' },
} as const satisfies Readonly<Record<string, Notation>>
