import { poissonHeadroom } from '../../../capacity/headroom.ts'
import { kept } from '../../../promise/overflow.ts'
import type { Formula, Values } from '../values.ts'

/** Requests in flight that the overflow rule plans for. */
const planned = ({ one }: Values): number => kept * poissonHeadroom(one('C'), one('e')).maxMeanConcurrency

/** Formulas of what assumptions do to the users. */
export const sensitivityFormulas = {
  sentUsers: (values) => {
    const { one } = values
    return ((planned(values) * one('X')) / one('C')) * one('F') * one('I')
  },
  waitingUsers: (values) => {
    const { one } = values
    return ((planned(values) * one('X')) / one('C')) * one('F') * (one('R') + one('Z'))
  },
  promiseRatio: (values) => (values.one('A') * values.one('C')) / (planned(values) * values.one('X')),
  moved: ({ one }) => one('x') * one('f'),
  roundedRate: ({ one, numbers }) => one('X') + one('s') * Math.max(0, ...numbers('d')),
  swing: ({ numbers }) => Math.max(...numbers('y')) - Math.min(...numbers('y')),
} as const satisfies Readonly<Record<string, Formula>>
