import { closedPopulation, poissonHeadroom } from '../../../capacity/headroom.ts'
import type { Formula, Values } from '../values.ts'

const population = ({ one }: Values): number =>
  closedPopulation({ limit: one('C'), latency: one('R'), thinkTime: one('Z'), overflow: one('e') }) ??
  Number.NaN

/** Formulas of what assumptions do to the users. */
export const sensitivityFormulas = {
  sentUsers: ({ one }) => {
    const { maxMeanConcurrency } = poissonHeadroom(one('C'), one('e'))
    return ((maxMeanConcurrency * one('X')) / one('C')) * one('F') * one('I')
  },
  waitingUsers: (values) => population(values) * values.one('F'),
  promiseRatio: ({ one }) => one('A') / one('Q'),
  populationRatio: (values) => values.one('N') / population(values),
  moved: ({ one }) => one('x') * one('f'),
  roundedRate: ({ one, numbers }) => one('X') + one('s') * Math.max(0, ...numbers('d')),
  swing: ({ numbers }) => Math.max(...numbers('y')) - Math.min(...numbers('y')),
} as const satisfies Readonly<Record<string, Formula>>
