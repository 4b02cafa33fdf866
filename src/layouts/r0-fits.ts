import { judgedBy, type Rule } from './rule.ts'

const reasons = ['stated', 'contradicted', 'served', 'nothingServed', 'notMeasured'] as const
type Reason = (typeof reasons)[number]

/**
 * A model that does not fit the smaller layout must be spread over more GPUs. Only the plan can say so: what was never
 * measured is not measured, and a layout that served requests does fit.
 */
export const R0: Rule<Reason> = {
  reasons,
  judge: ({ base, larger, minGpus }) => {
    const gpus = base?.gpus ?? larger?.gpus ?? null
    const values = { gpus, minGpus }
    const told = judgedBy<Reason>(values)
    if (base === null) {
      return minGpus !== null && minGpus >= (gpus ?? Infinity)
        ? told('fires', 'stated', 'larger')
        : told('open', 'notMeasured')
    }
    const stated = minGpus !== null && minGpus > base.gpus
    if (base.served) return told('silent', stated ? 'contradicted' : 'served')
    return stated ? told('fires', 'stated', 'larger') : told('open', 'nothingServed')
  },
}
