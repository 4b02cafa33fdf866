import { poissonHeadroom } from '../../capacity/headroom.ts'
import { closedUsers, openUsers } from '../../capacity/users.ts'
import { kept, plannedRate } from '../../promise/overflow.ts'
import { waitingUsers } from '../../promise/users.ts'
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
  /** Requests in flight that are planned for, over those that the limit alone would allow. */
  readonly inFlight: number
}

const rateOf = ({ level: concurrency, throughput }: MeasuredLimit, { overflow, factor }: Asking): number =>
  plannedRate([{ concurrency, throughput }], overflow) * factor

const derived = (found: MeasuredLimit, asking: Asking): number => {
  const { basis, wait, overflow, inFlight } = asking
  const rate = rateOf(found, asking)
  if (basis === 'open') return openUsers({ throughput: rate, interval: wait, utilization: 1 })
  const { maxMeanConcurrency } = poissonHeadroom(found.level, overflow)
  return waitingUsers(rate, wait, kept * inFlight * maxMeanConcurrency)
}

/** The users that a limit serves; null where the time in the system is unknown. */
export const usersAt = (found: MeasuredLimit, asking: Asking): number | null => {
  const { basis, wait, share } = asking
  const { throughput, latency } = found
  if (share === null) return derived(found, asking)
  if (basis === 'open') return openUsers({ throughput, interval: wait, utilization: share })
  return latency === null ? null : closedUsers({ throughput, latency, thinkTime: wait, utilization: share })
}
