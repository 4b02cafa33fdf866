import { randomLengths } from '../simulator/lengths.ts'
import type { Workload } from '../simulator/model.ts'
import { seededRandom } from '../simulator/random.ts'
import type { Server } from './random-server.ts'

/** Apart from that of lengths, so that these are the same with a cache and without. */
const cacheSeed = 500_000

/** Random requests of a server's users. */
export const requestsOf = ({ input, output, drafts, cache }: Server, count: number, seed: number): Workload => {
  const workload = randomLengths(count, input, output, seededRandom(seed), drafts)
  if (cache === null) return workload
  const random = seededRandom(seed + cacheSeed)
  const cachedTokens = workload.inputTokens.map((tokens) =>
    random() < cache.hits ? Math.min(tokens - 1, Math.floor(tokens * cache.part)) : 0,
  )
  return { ...workload, cachedTokens }
}
