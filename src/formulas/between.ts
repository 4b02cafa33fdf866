import { cubic } from '../capacity/interpolation.ts'
import { leaveOneOut, summarizeHoldOut, type HeldOut } from '../capacity/leave-one-out.ts'
import type { Point } from '../capacity/pchip.ts'
import { queueWait } from '../capacity/regimes.ts'
import { konkyo, type Formulas, type Result, type Values } from './formula.ts'

/** Levels with one value each: of repeats the largest. */
const pairs = ({ all, numbers }: Values): readonly Point[] => {
  const values = numbers('y')
  const largest = new Map<number, number>()
  for (const [i, x] of (all('C') as readonly number[]).entries())
    largest.set(x, Math.max(largest.get(x) ?? -Infinity, values[i]!))
  return [...largest].map(([x, y]) => ({ x, y }))
}

const summary = (errors: readonly HeldOut[], { all }: Values): Result =>
  summarizeHoldOut(errors)?.[all('of')[0] as 'median'] ?? null

const queued = (values: Values): readonly HeldOut[] =>
  pairs(values).map(({ x, y }, i) => {
    const predicted = queueWait(x, values.one('S'), values.numbers('X')[i]!)
    return { x, measured: y, predicted, error: predicted / y - 1 }
  })

/** Formulas of what lies between two measured levels. */
export const betweenFormulas = {
  cubic: {
    expression: 'PCHIP(c)',
    filled: 'PCHIP({c});  [{C}: {y}]',
    source: 'Fritsch & Carlson 1980; Fritsch & Butland 1984',
    compute: (values) => cubic(pairs(values), values.one('c')),
  },
  holdOut: {
    expression: '|PCHIP without C at C / y − 1|',
    filled: '{of}; [{C}: {y}]',
    source: 'leave-one-out cross-validation (Stone 1974)',
    compute: (values) => summary(leaveOneOut(pairs(values), cubic), values),
  },
  queueWait: {
    expression: '(C − S) / X',
    source: 'Little 1961',
    compute: ({ one }) => queueWait(one('C'), one('S'), one('X')),
  },
  queueHoldOut: {
    expression: '|((C − S) / X) / y − 1|',
    filled: '{of}; S = {S}; [({C} − S) / {X}: {y}]',
    source: 'Little 1961',
    compute: (values) => summary(queued(values), values),
  },
  largest: { expression: 'max(x)', source: konkyo, compute: ({ numbers }) => Math.max(...numbers('x')) },
} as const satisfies Formulas
