import { bucketQuantile } from '../maths/buckets.ts'
import { type Formulas, type Values, own } from './formula.ts'

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
