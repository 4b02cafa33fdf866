import { poissonHeadroom } from '../capacity/headroom.ts'
import { snapToInteger } from '../capacity/near-integer.ts'
import { kept } from './overflow.ts'

/** What users follow from. */
export interface Carried {
  /** Requests/s that are promised. */
  readonly arrivalRate: number
  /** The level that the overflow rule rests on; null if on none. */
  readonly planned: number | null
  /** The accepted probability of more requests in flight than the limit. */
  readonly overflow: number
}

/**
 * Users who ask, wait and think by turns: λZ of them think, and as many are in flight as the overflow rule plans for. That
 * is N = λ(R + Z) by the response time law with the shortest R at which that level supports λ: a slower server is not
 * counted more users for making them wait. Fewer send the more of them wait: steadier than the Poisson arrivals behind λ.
 */
export function thinkingUsers({ arrivalRate, planned, overflow }: Carried, thinkTime: number): number {
  return waitingUsers(arrivalRate, thinkTime, poissonHeadroom(planned ?? 0, overflow).maxMeanConcurrency)
}

/** The same from the largest mean number in flight. */
export function waitingUsers(rate: number, thinkTime: number, maxMeanConcurrency: number): number {
  return Math.floor(snapToInteger(kept * maxMeanConcurrency + rate * thinkTime))
}
