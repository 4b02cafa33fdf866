import { compare } from '../../src/comparing/compare.ts'
import type { About, Answer, Comparison } from '../../src/comparing/comparison.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Run } from '../../src/model/run.ts'
import { someReport } from '../document/some-report.ts'

/** Two sweeps compared, each with its own part of the question. */
export const compared = (
  old: readonly Run[],
  next: readonly Run[],
  plans: { readonly old?: Partial<Plan>; readonly new?: Partial<Plan> } = {},
): Comparison =>
  compare({ old: someReport(old, { plan: plans.old ?? {} }), new: someReport(next, { plan: plans.new ?? {} }) })

/** The answers of the first pair about one thing. */
export const answersOn = ({ pairs }: Comparison, about: About): readonly Answer[] =>
  (pairs[0]?.answers ?? []).filter((answer) => answer.about === about)

export const limitOf = (comparison: Comparison): Pick<Answer, 'outcome' | 'reason'> => {
  const [{ outcome, reason } = { outcome: 'notComparable', reason: null }] = answersOn(comparison, 'limit')
  return { outcome, reason } as Pick<Answer, 'outcome' | 'reason'>
}
