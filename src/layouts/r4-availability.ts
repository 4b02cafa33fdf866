import { judgedBy, type Rule } from './rule.ts'

const reasons = ['spare', 'noCopies', 'notJudged', 'notCompared'] as const
type Reason = (typeof reasons)[number]

/** Where one of several copies fails, the others go on; where a GPU of one layout over all of them fails, nothing does. */
export const R4: Rule<Reason> = {
  reasons,
  judge: ({ base, larger, copies }) => {
    const each = base?.throughput?.value ?? null
    const values = {
      copies,
      left: copies === null ? null : copies - 1,
      remaining: copies === null || each === null ? null : (copies - 1) * each,
    }
    const told = judgedBy<Reason>(values)
    if (!base || !larger) return told('open', 'notCompared')
    if (copies === null || copies < 2 || base.status === 'leftCensored') return told('silent', 'noCopies')
    return base.judged ? told('fires', 'spare') : told('open', 'notJudged')
  },
}
