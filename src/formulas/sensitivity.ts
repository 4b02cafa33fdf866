import { poissonHeadroom } from '../capacity/headroom.ts'
import { kept } from '../promise/overflow.ts'
import { konkyo, product, type Formulas, type Values } from './formula.ts'

/** Requests in flight that the overflow rule plans for. */
const planned = ({ one }: Values): number => kept * poissonHeadroom(one('C'), one('e')).maxMeanConcurrency

const sentUsers = (values: Values): number => {
  const { one } = values
  return ((planned(values) * one('X')) / one('C')) * one('F') * one('I')
}

const waitingUsers = (values: Values): number => {
  const { one } = values
  return ((planned(values) * one('X')) / one('C')) * one('F') * (one('R') + one('Z'))
}

/** Formulas of what assumptions do to the users. */
export const sensitivityFormulas = {
  sentUsers: {
    expression: 'floor(F · k · max { m : P(Poisson(m) > C) ≤ e } · X / C · I),  k = 0.85',
    source: "M/G/infinity queue, Little's law",
    compute: sentUsers,
  },
  waitingUsers: {
    expression: 'floor(F · k · max { m : P(Poisson(m) > C) ≤ e } · X / C · (R + Z)),  k = 0.85',
    source: 'M/G/infinity queue, interactive response time law',
    compute: waitingUsers,
  },
  promiseRatio: {
    expression: 'A / (k · max { m : P(Poisson(m) > C) ≤ e } · X / C),  k = 0.85',
    source: konkyo,
    compute: (values) => (values.one('A') * values.one('C')) / (planned(values) * values.one('X')),
  },
  moved: { expression: 'x · f', source: konkyo, compute: product('x', 'f') },
  roundedRate: {
    expression: 'X + s · d',
    source: 'interval arithmetic, d = half a last place',
    compute: ({ one, numbers }) => one('X') + one('s') * Math.max(0, ...numbers('d')),
  },
  swing: {
    expression: 'max(y) − min(y)',
    filled: 'max − min: {y}',
    source: 'Eschenbach 1992',
    compute: ({ numbers }) => Math.max(...numbers('y')) - Math.min(...numbers('y')),
  },
} as const satisfies Formulas
