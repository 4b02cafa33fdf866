import { type Audit, info, type RunSubject, warning } from './audit.ts'

/** Tokens of one request at its full length: what was served, else what was asked for. */
const perRequest = ({ run }: RunSubject): number | null => {
  const input = run.tokens.input ?? run.facts.inputTokens?.value ?? null
  const output = run.tokens.output ?? run.facts.outputTokens?.value ?? null
  return input === null || output === null ? null : input + output
}

/** Requests in flight that do not fit the KV cache are preempted and computed again. (vLLM logs the size at start-up.) */
export const kvCapacity: Audit<'exceeds' | 'near'> = {
  reasons: ['exceeds', 'near'],
  run: (subject) => {
    const { run, axis, inFlight } = subject
    const capacity = run.facts.kvCacheTokens?.value ?? null
    const requests = axis === 'concurrency' ? run.load.concurrency : (inFlight?.high ?? null)
    const each = perRequest(subject)
    if (capacity === null || requests === null || each === null) return []
    const values = { requests, each, needed: requests * each, capacity, share: (requests * each) / capacity }
    if (values.share > 1) return warning('exceeds', values)
    return values.share > 0.8 ? info('near', values) : []
  },
}
