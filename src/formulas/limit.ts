import { bindingMetric } from '../capacity/binding.ts'
import { linearCrossing } from '../capacity/crossing.ts'
import { poolAdjacentViolators } from '../capacity/isotonic.ts'
import { highest, unbrokenRun, type Level, type Verdict } from '../capacity/levels.ts'
import { plateauLoad } from '../capacity/plateau.ts'
import { konkyo, type Formulas, type Known, type Values } from './formula.ts'

const levelOf = (load: Known, more: Partial<Level>): Level => ({
  load: load as number,
  order: 0,
  usable: true,
  bridged: false,
  verdict: 'pass',
  metrics: {},
  throughput: null,
  ...more,
})

const judged = ({ all }: Values): readonly Level[] =>
  all('C').map((load, i) => levelOf(load, { verdict: all('verdict')[i] as Verdict }))

/** The crossing on the chord of the fit that the given latencies have; not above the level before the first fail. */
const estimate = (values: Values): number | null => {
  const { one, numbers, all } = values
  const weights = all('n').map((samples) => Math.max(1, (samples as number | null) ?? 1))
  const fitted = poolAdjacentViolators(numbers('y'), weights)
  if (!fitted.includes(one('y_lo')) || !fitted.includes(one('y_hi'))) return null
  return linearCrossing(one('C_lo'), one('y_lo'), one('C_hi'), one('y_hi'), one('T'))
}

/** The limit whose value is the largest share of its threshold. */
const binding = ({ all }: Values): string | null => {
  const metrics = all('limit').map((id, i) => {
    const [value, threshold] = [all('y')[i] as number | null, all('T')[i] as number]
    return [String(id), { value, threshold, verdict: 'pass', samples: 1 }] as const
  })
  return bindingMetric([], levelOf(0, { metrics: Object.fromEntries(metrics) }))
}

/** Formulas of the limit of a series. */
export const limitFormulas = {
  maxConcurrency: {
    expression: "max { C : pass(C') for every measured C' ≤ C }",
    source: konkyo,
    compute: (values) => highest(unbrokenRun(judged(values)))?.load ?? null,
  },
  firstFailing: {
    expression: 'min { C : fail(C) }',
    source: konkyo,
    compute: (values) => judged(values).find(({ verdict }) => verdict === 'fail')?.load ?? null,
  },
  largestPassing: {
    expression: 'max { C : pass(C) }',
    source: konkyo,
    compute: (values) => judged(values).findLast(({ verdict }) => verdict === 'pass')?.load ?? null,
  },
  binding: { expression: 'max(y / T)', filled: '[{limit}: {y} / {T}]', source: konkyo, compute: binding },
  slack: { expression: '1 − y / T', source: konkyo, compute: ({ one }) => 1 - one('y') / one('T') },
  estimate: {
    expression: 'C_lo + (C_hi − C_lo)·(T − y_lo) / (y_hi − y_lo)',
    source: 'isotonic regression (Best & Chakravarti 1990), linear crossing',
    compute: estimate,
  },
  plateau: {
    expression: 'min { C : X(C) ≥ 0.95 · max(X) }',
    filled: '0.95 · max(X);  [{C}: {X}]',
    source: konkyo,
    compute: ({ all }) =>
      plateauLoad(all('C').map((load, i) => levelOf(load, { throughput: all('X')[i] as number | null }))),
  },
  recommended: {
    expression: 'min(C, P)',
    source: konkyo,
    compute: ({ all }) => {
      const [C, P] = [all('C')[0], all('P')[0]]
      return typeof C === 'number' && typeof P === 'number' ? Math.min(C, P) : null
    },
  },
} as const satisfies Formulas
