import { assumedSamples, orderRanks, proportionInterval, shareChance } from '../maths/confidence.ts'
import { lognormalUpperBound, violationBounds } from '../maths/percentile-verdict.ts'
import { type Formulas, sum, type Values, own } from './formula.ts'
import { middle, repeatInterval } from '../maths/spread.ts'
import { chosen, joint, type Judged, type Verdict } from '../maths/levels.ts'

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
  return limits.reduce<number>((total, limit) => {
    const members = known.filter((each) => each.limit === limit)
    return total + violationBounds(one('n'), members[0]!.threshold, members).atMost
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
  goodShare: own('k / N', ({ one }) => one('k') / one('N')),
  proportion: {
    expression: 'P(Binomial(N, q) ≥ k) = 2.5 % … P(Binomial(N, q) ≤ k) = 2.5 %',
    filled: 'k = {k}, N = {N}',
    source: 'Clopper & Pearson 1934',
    compute: ({ one }) => {
      const { low, high } = proportionInterval(one('k'), one('N'))
      return [low, high]
    },
  },
  goodRate: own('X · k / n', ({ one }) => (one('X') * one('k')) / one('n')),
} as const satisfies Formulas

const judgements = ({ all }: Values): readonly Judged[] =>
  all('verdict').map((verdict, i) => ({
    verdict: verdict as Verdict,
    value: (all('y')[i] ?? null) as number | null,
    violations: (all('k')[i] ?? null) as number | null,
    samples: (all('N')[i] ?? null) as number | null,
  }))

/** Formulas that make one level of its repeats and one verdict of its limits. */
export const levelFormulas = {
  limit: { expression: 'y ≤ T', filled: '{y} ≤ {T}', source: 'konkyo; MLPerf Inference', compute: null },
  joint: own('any(fail) → fail,  all(pass) → pass', (values) => joint(judgements(values)), '{verdict}'),
  taken: own('x', ({ all }) => all('x')[0] ?? null),
  repeats: own('min(x), max(x)', ({ numbers }) => numbers('x'), '{rounding}({x})'),
  middle: own('middle(x)', ({ numbers }) => {
    const x = numbers('x')
    return [middle(x, 'lower') ?? [], middle(x, 'upper') ?? []].flat()
  }),
  worst: own('worst(y)', (values) => chosen(judgements(values), 'worst').value),
  worstMiddle: own('middle(y)', (values) => chosen(judgements(values), 'median').value),
} as const satisfies Formulas

/** Formulas of the steady part; which requests it holds, only the arrays of the files say. */
export const steadyFormulas = {
  firstWave: own('#{ i : s_i < max(t_1 … t_C) }', null, '#(s_1 … s_{n} < max(t_1 … t_{C}))'),
  drain: own('min(C, n − w)', ({ one }) => Math.min(one('C'), one('n') - one('w'))),
  steadyRequests: own('n − w − d', ({ one }) => one('n') - one('w') - one('d')),
  steadyStatistic: {
    expression: 'statistic(x[w + 1] … x[w + n])',
    filled: 'x({p}), n = {n}',
    source: 'Hyndman & Fan 1996, type 7 (numpy)',
    compute: null,
  },
  count: own('#(x)', ({ numbers }) => numbers('x').length),
} as const satisfies Formulas

const rounded = (value: unknown): number | null => (typeof value === 'number' ? Math.round(value) : null)

/** The middle of the distinct pairs of lengths. */
const lengths = ({ all }: Values): number | null => {
  const pairs = all('L').map((value, i) => [rounded(value), rounded(all('M')[i])] as const)
  const distinct = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair[0]])).values()]
  return distinct.toSorted((a, b) => (a ?? 0) - (b ?? 0))[(distinct.length - 1) >> 1] ?? null
}

/** Formulas of lengths. */
export const workloadFormulas = {
  mean: own(
    'sum(x) / n',
    ({ numbers }) => {
      const x = numbers('x')
      return x.length > 0 ? sum(x) / x.length : null
    },
    'mean({x})',
  ),
  lengths: own('middle(round(L))', lengths),
} as const satisfies Formulas
