import type { Rule } from './rule.ts'

type Reason = 'kvBound' | 'room' | 'notMore' | 'kvUnknown' | 'notJudged' | 'notCompared'

/** The KV cache of the smaller layout holds fewer requests than the larger one was shown to serve: more GPUs raise both. */
export const R2: Rule<Reason> = {
  reasons: ['kvBound', 'room', 'notMore', 'kvUnknown', 'notJudged', 'notCompared'],
  judge: ({ base, larger }) => {
    const values = { base: base?.kvRequests ?? null, larger: larger?.kvRequests ?? null, limit: larger?.limit ?? null }
    const open = (reason: Reason) => ({ state: 'open', reason, favours: null, values }) as const
    const silent = (reason: Reason) => ({ state: 'silent', reason, favours: null, values }) as const
    if (!base || !larger) return open('notCompared')
    if (values.base === null || values.larger === null) return open('kvUnknown')
    if (!larger.judged || larger.limit === null) return open('notJudged')
    if (values.base >= larger.limit) return silent('room')
    if (values.larger <= values.base) return silent('notMore')
    return { state: 'fires', reason: 'kvBound', favours: null, values }
  },
}
