import { assumedSamples } from '../capacity/effective-samples.ts'
import { orderRanks } from '../capacity/order-interval.ts'
import { proportionInterval } from '../capacity/proportion.ts'
import { repeatInterval } from '../capacity/repeat-interval.ts'
import { violationBounds } from '../capacity/violation-bounds.ts'
import { konkyo, type Formulas, type Values } from './formula.ts'

const ranks = ({ one }: Values) => orderRanks(one('N'), one('m'), one('p'))

/** By the percentiles of each limit's metric, the most requests that break it; all of them in sum. */
const mostBreaking = ({ one, all }: Values): number => {
  const known = all('limit').map((limit, i) => ({
    limit,
    threshold: all('T')[i] as number,
    percentile: all('p')[i] as number,
    value: all('y')[i] as number,
  }))
  const limits = [...new Set(all('limit'))]
  return limits.reduce<number>((sum, limit) => {
    const own = known.filter((each) => each.limit === limit)
    return sum + violationBounds(one('n'), own[0]!.threshold, own).atMost
  }, 0)
}

/** Formulas of intervals and goodput. */
export const confidenceFormulas = {
  lasting: {
    expression: 'n − #(s < t) − C',
    filled: 'n = {n}, C = {C}',
    source: 'konkyo; npm run validate',
    compute: null,
  },
  shareBeyond: {
    expression: '(#(value > T) + failed) / n',
    filled: '#(value > {T}) / {n}',
    source: 'MLPerf Inference',
    compute: null,
  },
  effective: {
    expression: 'm = min(n, p(1 − p) / V),  V between blocks of C requests',
    filled: 'min({n}, p(1 − p) / V), C = {C}',
    source: 'Cochran 1977; Korn & Graubard 1998',
    compute: null,
  },
  assumedEffective: {
    expression: '2 · n / (ceil(C) + 1)',
    source: 'konkyo; npm run validate',
    compute: ({ one }) => assumedSamples(one('n'), Math.ceil(one('C'))),
  },
  rankBelow: {
    expression: 'max(N / m · max { l : P(Binomial(m, p) ≤ l − 1) ≤ 2.5 % }, N · (1 − (1 − p) / 2.5 %))',
    filled: 'max({N} / {m} · max { l : P(Binomial({m}, {p}) ≤ l − 1) ≤ 2.5 % }, {N} · (1 − (1 − {p}) / 2.5 %))',
    source: 'Conover 1999; Markov',
    compute: (values) => ranks(values).lower,
  },
  rankAbove: {
    expression: 'ceil(N / m · min { u : P(Binomial(m, p) ≥ u) ≤ 2.5 % })',
    filled: 'ceil({N} / {m} · min { u : P(Binomial({m}, {p}) ≥ u) ≤ 2.5 % })',
    source: 'Conover 1999',
    compute: (values) => ranks(values).upper,
  },
  ordered: { expression: 'x[r]', filled: 'x[{r}]', source: 'Conover 1999', compute: null },
  scatter: {
    expression: 'exp(mean(ln y) ± t · s / √r), min(y) … max(y)',
    filled: 'exp(mean(ln y) ± t · s / √r);  y = {y}',
    source: "Student's t",
    compute: ({ numbers }) => {
      const ends = repeatInterval(numbers('y'))
      return ends && [ends.low, ends.high]
    },
  },
  goodRequests: {
    expression: '#(every y ≤ T)',
    filled: '#(every y ≤ T),  n = {n}',
    source: 'vLLM goodput',
    compute: null,
  },
  provenGood: {
    expression: 'n − sum(max #(y > T))',
    filled: '{n} − sum(max #(y > T));  [{limit}, {p}: {y}, T = {T}]',
    source: 'Bonferroni',
    compute: (values) => values.one('n') - mostBreaking(values),
  },
  goodShare: { expression: 'k / N', source: konkyo, compute: ({ one }) => one('k') / one('N') },
  proportion: {
    expression: 'P(Binomial(N, q) ≥ k) = 2.5 % … P(Binomial(N, q) ≤ k) = 2.5 %',
    filled: 'k = {k}, N = {N}',
    source: 'Clopper & Pearson 1934',
    compute: ({ one }) => {
      const { low, high } = proportionInterval(one('k'), one('N'))
      return [low, high]
    },
  },
  goodRate: { expression: 'X · k / n', source: konkyo, compute: ({ one }) => (one('X') * one('k')) / one('n') },
} as const satisfies Formulas
