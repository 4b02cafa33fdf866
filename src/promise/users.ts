import { snapToInteger } from '../capacity/near-integer.ts'

/**
 * Users who ask, wait and think by turns, at `rate` requests/s: λZ of them think, and `inFlight` are planned to wait. With
 * those of the overflow rule that is N = λ(R + Z) by the response time law, and R the shortest at which its level supports
 * λ: a slower server is not counted more users for making them wait. Fewer send the more of them wait: steadier than the
 * Poisson arrivals behind λ.
 */
export function waitingUsers(rate: number, thinkTime: number, inFlight: number): number {
  return Math.floor(snapToInteger(inFlight + rate * thinkTime))
}
