import { closedPopulation, poissonHeadroom } from '../../capacity/headroom.ts'
import { snapToInteger } from '../../capacity/near-integer.ts'
import { arrivalRate, closedUsers, openUsers } from '../../capacity/users.ts'
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
}

const waiting = ({ level, latency }: MeasuredLimit, { wait, overflow, factor }: Asking): number | null => {
  if (latency === null) return null
  const population = closedPopulation({ limit: level, latency, thinkTime: wait, overflow })
  return population === null ? null : Math.floor(snapToInteger(population * factor))
}

const sending = ({ level, throughput }: MeasuredLimit, { wait, overflow, factor }: Asking): number => {
  const { maxMeanConcurrency } = poissonHeadroom(level, overflow)
  const rate = arrivalRate({ limit: level, throughput, maxMeanConcurrency })
  return openUsers({ throughput: rate * factor, interval: wait, utilization: 1 })
}

/** The users that a limit serves; null where nothing bounds them or the time in the system is unknown. */
export const usersAt = (found: MeasuredLimit, asking: Asking): number | null => {
  const { basis, wait, share } = asking
  const { throughput, latency } = found
  if (share === null) return basis === 'open' ? sending(found, asking) : waiting(found, asking)
  if (basis === 'open') return openUsers({ throughput, interval: wait, utilization: share })
  return latency === null ? null : closedUsers({ throughput, latency, thinkTime: wait, utilization: share })
}
