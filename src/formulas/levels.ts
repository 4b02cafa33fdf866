import { chosen, joint, type Judged } from '../capacity/joined.ts'
import type { Verdict } from '../capacity/levels.ts'
import { middle } from '../capacity/spread.ts'
import { konkyo, type Formulas, type Values } from './formula.ts'

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
  joint: {
    expression: 'any(fail) → fail,  all(pass) → pass',
    filled: '{verdict}',
    source: konkyo,
    compute: (values) => joint(judgements(values)),
  },
  taken: { expression: 'x', source: konkyo, compute: ({ all }) => all('x')[0] ?? null },
  repeats: {
    expression: 'min(x), max(x)',
    filled: '{rounding}({x})',
    source: konkyo,
    compute: ({ numbers }) => numbers('x'),
  },
  middle: {
    expression: 'middle(x)',
    source: konkyo,
    compute: ({ numbers }) => {
      const x = numbers('x')
      return [middle(x, 'lower') ?? [], middle(x, 'upper') ?? []].flat()
    },
  },
  worst: { expression: 'worst(y)', source: konkyo, compute: (values) => chosen(judgements(values), 'worst').value },
  worstMiddle: {
    expression: 'middle(y)',
    source: konkyo,
    compute: (values) => chosen(judgements(values), 'median').value,
  },
} as const satisfies Formulas
