import type { Load } from '../../model/run.ts'
import { asPositive, asText, type RawRecord } from '../../records/pick.ts'

const nothing = { prompts: null, warmups: null } as const

/**
 * The load of a strategy (guidellm/scheduler/strategies.py). `max_concurrency` of a strategy is what its scheduler may hold,
 * by default thousands; only one that the profile was given is a cap. Throughput without one sends all at once.
 */
export const loadOf = (strategy: RawRecord, profile: RawRecord): Load => {
  const kind = asText(strategy['type_']) ?? asText(strategy['kind']) ?? ''
  const cap = asPositive(profile['max_concurrency'])
  const rate = asPositive(strategy['rate'])
  const closed = (concurrency: number | null): Load => ({
    concurrency,
    capRecorded: true,
    requestRate: 'inf',
    burstiness: null,
    ...nothing,
  })
  if (kind === 'synchronous') return closed(1)
  if (kind === 'concurrent') return { ...closed(asPositive(strategy['streams'])), requestRate: null }
  if (kind === 'throughput') return closed(cap)
  const paced = { concurrency: cap, capRecorded: true, requestRate: rate, ...nothing }
  if (kind === 'constant') return { ...paced, burstiness: 'inf' }
  if (kind === 'poisson' || kind === 'async') return { ...paced, burstiness: 1 }
  return { ...paced, ...(/replay|trace/.test(kind) && { changing: 'trace' as const }), burstiness: null }
}
