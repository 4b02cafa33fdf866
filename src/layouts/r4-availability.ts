import type { Rule } from './rule.ts'

type Reason = 'spare' | 'noCopies' | 'notJudged' | 'notCompared'

/** Where one of several copies fails, the others go on; where a GPU of one layout over all of them fails, nothing does. */
export const R4: Rule<Reason> = {
  reasons: ['spare', 'noCopies', 'notJudged', 'notCompared'],
  judge: ({ base, larger, copies, allowance }) => {
    const each = base?.throughput?.value ?? null
    const values = {
      copies,
      left: copies === null ? null : copies - 1,
      remaining: copies === null || each === null ? null : (copies - 1) * each * allowance,
    }
    const told = (state: 'fires' | 'silent' | 'open', reason: Reason) => ({ state, reason, favours: null, values })
    if (!base || !larger) return told('open', 'notCompared')
    if (copies === null || copies < 2 || base.status === 'leftCensored') return told('silent', 'noCopies')
    return base.judged ? told('fires', 'spare') : told('open', 'notJudged')
  },
}
