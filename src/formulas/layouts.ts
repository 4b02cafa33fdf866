import { type Compute, type Formulas, product, sum, type Values, own, sourced, productOf } from './formula.ts'
import { mixLoad, mixLimit, type MixPart } from '../maths/mix.ts'

const speedup = ({ one }: Values): number => one('X_n') / one('X_1')
const gpus = ({ one }: Values): number => one('GPU_n') / one('GPU_1')

/** The least and the greatest gain that the written figures of the repeats allow. */
const interval: Compute = ({ numbers }) => {
  const least = (symbol: string): number => Math.min(...numbers(symbol))
  const most = (symbol: string): number => Math.max(...numbers(symbol))
  const [d_n, d_1] = [most('d_n'), most('d_1')]
  return [(least('x_n') - d_n) / (most('x_1') + d_1) - 1, (most('x_n') + d_n) / (least('x_1') - d_1) - 1]
}

/** Formulas of what more GPUs gain. */
export const gainFormulas = {
  speedup: own('X_n / X_1', speedup),
  gain: own('X_n / X_1 − 1', (values) => speedup(values) - 1),
  efficiency: own('(X_n / X_1) / (GPU_n / GPU_1)', (values) => speedup(values) / gpus(values)),
  cost: own('(GPU_n / GPU_1) / (X_n / X_1)', (values) => gpus(values) / speedup(values)),
  interval: {
    expression: '(x_n − d_n) / (x_1 + d_1) − 1 … (x_n + d_n) / (x_1 − d_1) − 1',
    filled: '({x_n} ± {d_n}) / ({x_1} ± {d_1}) − 1',
    source: 'interval arithmetic, d = half a last place',
    compute: interval,
  },
  change: own('R_n / R_1 − 1', ({ one }) => one('R_n') / one('R_1') - 1),
  littleChange: {
    expression: 'X_1 / X_n − 1',
    source: 'Little 1961',
    compute: ({ one }) => one('X_1') / one('X_n') - 1,
  },
  gpuRatio: own('GPU_n / GPU_1', gpus),
  replicas: productOf('k', 'X'),
} as const satisfies Formulas

const least = ({ numbers }: Values): number => Math.min(...numbers('x')) - Math.max(...numbers('d'))
const most = ({ numbers }: Values): number => Math.max(...numbers('x')) + Math.max(...numbers('d'))

const rounding = sourced('interval arithmetic, d = half a last place')

/** Formulas of the choice between a larger layout and copies of a smaller one. */
export const copyFormulas = {
  remainingCopies: own('(k − 1) · X', ({ one }) => (one('k') - 1) * one('X')),
  copiesLevel: productOf('k', 'C'),
  writtenLeast: rounding('min(x) − max(d)', least),
  writtenMost: rounding('max(x) + max(d)', most),
  copiesLeast: rounding('k · r · (min(x) − max(d))', (values) => values.one('k') * values.one('r') * least(values)),
  copiesMost: rounding('k · (max(x) + max(d))', (values) => values.one('k') * most(values)),
} as const satisfies Formulas

/** Classes with their weights, limits and throughputs; without limits, as if each held one request. */
const parts = ({ numbers }: Values): readonly MixPart[] => {
  const [limits, throughputs] = [numbers('C'), numbers('X')]
  return numbers('w').map((weight, i) => ({ weight, limit: limits[i] ?? 1, throughput: throughputs[i] ?? Number.NaN }))
}

const law = sourced('utilization law (Denning & Buzen 1978)')

/** Formulas of requests of several lengths together. */
export const mixFormulas = {
  mixShare: own('w / sum(W)', ({ one, numbers }) => one('w') / sum(numbers('W'))),
  mixMean: own(
    'sum(w · x / X) / sum(w)',
    ({ numbers }) => {
      const [x, X] = [numbers('x'), numbers('X')]
      return sum(numbers('w').map((w, i) => (w * x[i]!) / X[i]!)) / sum(numbers('w'))
    },
    'sum([{w} · {x} / {X}]) / sum({w})',
  ),
  mixThroughput: law(
    'sum(w) / sum(w / X)',
    (values) => mixLimit(parts(values))?.throughput ?? null,
    'sum({w}) / sum([{w} / {X}])',
  ),
  mixConcurrency: law(
    'sum(w · C / X) / sum(w / X)',
    (values) => mixLimit(parts(values))?.concurrency ?? null,
    'sum([{w} · {C} / {X}]) / sum([{w} / {X}])',
  ),
  mixMachine: law('s · A / X', ({ one }) => (one('s') * one('A')) / one('X')),
  mixInFlight: { expression: 'k · C', source: "Little's law", compute: product('k', 'C') },
  mixLoad: {
    expression: 'min(sum(w / X) / sum(w / A), max { u : P(sum(n / C) > 1) ≤ e }),  n ~ Poisson(u · k · C)',
    filled: 'max u, P(sum(n / C) > 1) ≤ {e};  [{w}: {C}, {X}, {A}]',
    source: 'Kaufman 1981; Roberts 1981; utilization law',
    compute: (values) => mixLoad(parts(values), values.numbers('A'), values.one('e')),
  },
  burstyMixLoad: {
    expression:
      'min(sum(w / X) / sum(w / A), min(a_bv(C) / a_1(C)) · max { u : P(sum(n / C) > 1) ≤ e }),  n ~ Poisson(u · k · C)',
    filled: 'max u, P(sum(n / C) > 1) ≤ {e};  b = {b}, v = {v};  [{w}: {C}, {X}, {A}]',
    source: 'Kaufman 1981; Roberts 1981; utilization law; negative binomial (Greenwood & Yule 1920)',
    compute: (values) =>
      mixLoad(parts(values), values.numbers('A'), values.one('e'), {
        burstiness: values.one('b'),
        dailyVariation: values.one('v'),
      }),
  },
} as const satisfies Formulas
