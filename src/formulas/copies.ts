import { konkyo, product, type Formulas, type Values } from './formula.ts'

const least = ({ numbers }: Values): number => Math.min(...numbers('x')) - Math.max(...numbers('d'))
const most = ({ numbers }: Values): number => Math.max(...numbers('x')) + Math.max(...numbers('d'))
const share = ({ one }: Values): number => one('k') * one('r')

const rounding = 'interval arithmetic, d = half a last place'

/** Formulas of the choice between a larger layout and copies of a smaller one. */
export const copyFormulas = {
  sharedCopies: { expression: 'k · r · X', source: konkyo, compute: product('k', 'r', 'X') },
  remainingCopies: {
    expression: '(k − 1) · r · X',
    source: konkyo,
    compute: ({ one }) => (one('k') - 1) * one('r') * one('X'),
  },
  copiesLevel: { expression: 'k · C', source: konkyo, compute: product('k', 'C') },
  writtenLeast: { expression: 'min(x) − max(d)', source: rounding, compute: least },
  writtenMost: { expression: 'max(x) + max(d)', source: rounding, compute: most },
  copiesLeast: {
    expression: 'k · r · (min(x) − max(d))',
    source: rounding,
    compute: (values) => share(values) * least(values),
  },
  copiesMost: {
    expression: 'k · r · (max(x) + max(d))',
    source: rounding,
    compute: (values) => share(values) * most(values),
  },
} as const satisfies Formulas
