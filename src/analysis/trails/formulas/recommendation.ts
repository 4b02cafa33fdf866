import type { Formula, Values } from '../values.ts'

const least = ({ numbers }: Values): number => Math.min(...numbers('x')) - Math.max(...numbers('d'))
const most = ({ numbers }: Values): number => Math.max(...numbers('x')) + Math.max(...numbers('d'))
const share = ({ one }: Values): number => one('k') * one('r')

/** Formulas of the choice between a larger layout and copies of a smaller one. */
export const recommendationFormulas = {
  sharedCopies: (values) => share(values) * values.one('X'),
  remainingCopies: ({ one }) => (one('k') - 1) * one('r') * one('X'),
  copiesLevel: ({ one }) => one('k') * one('C'),
  writtenLeast: least,
  writtenMost: most,
  copiesLeast: (values) => share(values) * least(values),
  copiesMost: (values) => share(values) * most(values),
} as const satisfies Readonly<Record<string, Formula>>
