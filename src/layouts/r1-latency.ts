import { judgedBy, type Rule } from './rule.ts'

const reasons = ['onlyLarger', 'notBelow', 'held', 'neither', 'notJudged', 'notCompared'] as const
type Reason = (typeof reasons)[number]

/**
 * Copies share the requests and not the work of one: where a single request at a time already misses the SLA, only a
 * layout that computes each request faster keeps it.
 */
export const R1: Rule<Reason> = {
  reasons,
  judge: ({ base, larger }) => {
    const values = { level: base?.lowestLevel ?? null, limit: larger?.limit ?? null }
    const told = judgedBy<Reason>(values)
    if (!base || !larger) return told('open', 'notCompared')
    if (base.judged) return told('silent', 'held')
    if (base.status !== 'leftCensored') return told('open', 'notJudged')
    if (larger.status === 'leftCensored') return told('silent', 'neither')
    if (!larger.judged) return told('open', 'notJudged')
    return base.lowestLevel === 1 ? told('fires', 'onlyLarger', 'larger') : told('open', 'notBelow')
  },
}
