import { konkyo, sum, type Formulas, type Values } from './formula.ts'

const rounded = (value: unknown): number | null => (typeof value === 'number' ? Math.round(value) : null)

/** The middle of the distinct pairs of lengths. */
const lengths = ({ all }: Values): number | null => {
  const pairs = all('L').map((value, i) => [rounded(value), rounded(all('M')[i])] as const)
  const distinct = [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair[0]])).values()]
  return distinct.toSorted((a, b) => (a ?? 0) - (b ?? 0))[(distinct.length - 1) >> 1] ?? null
}

/** Formulas of lengths. */
export const workloadFormulas = {
  mean: {
    expression: 'sum(x) / n',
    filled: 'mean({x})',
    source: konkyo,
    compute: ({ numbers }) => {
      const x = numbers('x')
      return x.length > 0 ? sum(x) / x.length : null
    },
  },
  lengths: { expression: 'middle(round(L))', source: konkyo, compute: lengths },
} as const satisfies Formulas
