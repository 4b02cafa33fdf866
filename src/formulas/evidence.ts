import { bucketQuantile } from '../maths/buckets.ts'
import { welchHalfWidth } from '../maths/spread.ts'
import { type Formulas, type Values, own } from './formula.ts'

const pooledMean = ({ numbers }: Values): number => {
  const [means, counts] = [numbers('x'), numbers('n')]
  const all = counts.reduce((sum, n) => sum + n, 0)
  return means.reduce((sum, x, i) => sum + x * counts[i]!, 0) / all
}

/** The spread of all repeats: that within each group and that between their means. */
const pooledStd = (values: Values): number => {
  const [means, counts, stds] = [values.numbers('x'), values.numbers('n'), values.numbers('s')]
  const all = counts.reduce((sum, n) => sum + n, 0)
  const mean = values.one('m')
  const squares = means.reduce((sum, x, i) => sum + (counts[i]! - 1) * stds[i]! ** 2 + counts[i]! * (x - mean) ** 2, 0)
  return Math.sqrt(squares / (all - 1))
}

const noise = ({ one }: Values): number | null => {
  const sample = (side: string) => ({ mean: one(`x_${side}`), std: one(`s_${side}`), samples: one(`n_${side}`) })
  const half = welchHalfWidth(sample('a'), sample('b'))
  return half === null ? null : half / one('x_a')
}

/** Formulas of single streams. */
export const singleStreamFormulas = {
  streamMean: own('sum(n · x) / sum(n)', pooledMean),
  streamStd: {
    expression: 'sqrt(Σ((n − 1)·s² + n·(x − m)²) / (Σn − 1))',
    filled: 'sqrt(Σ(({n} − 1)·{s}² + {n}·({x} − {m})²) / (Σ{n} − 1))',
    source: 'pooled variance',
    compute: pooledStd,
  },
  firstTokenWait: own('L + P', ({ one }) => one('L') + one('P')),
  restOfTotal: own('T − L − P − G', ({ one }) => one('T') - one('L') - one('P') - one('G')),
  partOfTotal: own('x / T', ({ one }) => one('x') / one('T')),
  engineDifference: own('x_b / x_a − 1', ({ one }) => one('x_b') / one('x_a') - 1),
  engineNoise: {
    expression: 't(0.975, ν) · sqrt(s_a² / n_a + s_b² / n_b) / x_a',
    source: 'Welch 1947',
    compute: noise,
  },
} as const satisfies Formulas

/** Counts between two scrapes, or since the start where there is no earlier one; the last bucket has no bound. */
const quantileBetween = (values: Values): number | null => {
  const [bounds, later, earlier] = [values.numbers('le'), values.numbers('b'), values.numbers('a')]
  const buckets = later.map((count, i) => ({ le: bounds[i] ?? null, count: count - (earlier[i] ?? 0) }))
  return bucketQuantile(values.one('q'), buckets)
}

/** Formulas of what servers say of themselves. */
export const serverFormulas = {
  counterRise: own('b − a', ({ one }) => one('b') - one('a')),
  prefixHitRate: own('h / Q', ({ one }) => one('h') / one('Q')),
  meanOfSum: own('S / n', ({ one }) => one('S') / one('n')),
  bucketQuantile: {
    expression: 'from + (to − from) · (q·n − below) / inside,  n = b − a of the last bucket',
    filled: 'q = {q};  le = {le};  b = {b};  a = {a}',
    source: 'PromQL, histogram_quantile',
    compute: quantileBetween,
  },
} as const satisfies Formulas
