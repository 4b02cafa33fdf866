import { shareChance } from '../capacity/share-test.ts'
import { lognormalUpperBound } from '../capacity/tail-bound.ts'
import type { Formulas } from './formula.ts'

/** Formulas of the requests of one run, and of what they say of a limit. */
export const requestFormulas = {
  percentile: {
    expression: 'x[i] + (h − i)·(x[i+1] − x[i]),  h = (n − 1)·p,  i = floor(h)',
    source: 'Hyndman & Fan 1996, type 7 (numpy)',
    compute: null,
  },
  failures: {
    expression: 'k = #(value > T) + failed,  N = completed + failed',
    filled: '{k}{N}',
    source: 'GuideLLM; MLPerf Inference',
    compute: null,
  },
  binomial: {
    expression: 'I_p(m(1 − s), m·s + 1) ≤ 5 %',
    filled: 'I_p({m}·(1 − {s}), {m}·{s} + 1),  p = {p},  {verdict}',
    source: 'Clopper & Pearson 1934; Korn & Graubard 1998; MLPerf Inference early stopping',
    compute: ({ one, all }) =>
      shareChance(
        { share: one('s'), effective: one('m'), percentile: one('p') },
        all('verdict')[0] === 'pass' ? 'pass' : 'fail',
      ),
  },
  upperBound: {
    expression: 'p99 · exp(1.645 · 3.733 · s / √m),  s = ln(p99 / median) / 2.326,  m < n: ≤ 2 · p99',
    source: 'lognormal tail, asymptotic quantile variance',
    compute: ({ one }) =>
      lognormalUpperBound({
        value: one('y'),
        median: one('median'),
        samples: one('n'),
        effective: one('m'),
        percentile: one('p'),
        confidence: 0.95,
      }),
  },
} as const satisfies Formulas
