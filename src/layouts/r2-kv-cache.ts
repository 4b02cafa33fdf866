import { judgedBy, type Rule } from './rule.ts'

const reasons = ['kvBound', 'room', 'notMore', 'kvUnknown', 'notJudged', 'notCompared'] as const
type Reason = (typeof reasons)[number]

/** The KV cache of the smaller layout holds fewer requests than the larger one was shown to serve: more GPUs raise both. */
export const R2: Rule<Reason> = {
  reasons,
  judge: ({ base, larger }) => {
    const values = { base: base?.kvRequests ?? null, larger: larger?.kvRequests ?? null, limit: larger?.limit ?? null }
    const told = judgedBy<Reason>(values)
    if (!base || !larger) return told('open', 'notCompared')
    if (values.base === null || values.larger === null) return told('open', 'kvUnknown')
    if (!larger.judged || larger.limit === null) return told('open', 'notJudged')
    if (values.base >= larger.limit) return told('silent', 'room')
    if (values.larger <= values.base) return told('silent', 'notMore')
    return told('fires', 'kvBound')
  },
}
