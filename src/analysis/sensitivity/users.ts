import { closedUsers, openUsers } from '../../maths/little.ts'
import { plannedRate } from '../../replay/arrivals.ts'
import type { MeasuredLimit } from './measured-limit.ts'

/** How users ask, and how much of the limit they may take. */
export interface Asking {
  readonly basis: 'open' | 'closed'
  /** Seconds: between two requests (open), or from an answer to the next request (closed). */
  readonly wait: number
  readonly overflow: number
  /** The planned share; null: derived from the overflow. */
  readonly share: number | null
  /** What is promised over what the overflow rule gives; 1 where that rule is the promise. */
  readonly factor: number
  /** Mean seconds of a request at the planning rate. */
  readonly latency: number
}

const rateOf = ({ level: concurrency, throughput }: MeasuredLimit, { overflow, factor }: Asking): number =>
  plannedRate([{ concurrency, throughput }], overflow) * factor

const derived = (found: MeasuredLimit, asking: Asking): number => {
  const { basis, wait, latency } = asking
  const rate = rateOf(found, asking)
  return basis === 'open' ? openUsers(rate, wait) : closedUsers(rate, latency, wait)
}

/** The users that a limit serves; null where the time in the system is unknown. */
export const usersAt = (found: MeasuredLimit, asking: Asking): number | null => {
  const { basis, wait, share } = asking
  const { throughput, latency } = found
  if (share === null) return derived(found, asking)
  if (basis === 'open') return openUsers(throughput, wait, share)
  return latency === null ? null : closedUsers(throughput, latency, wait, share)
}
