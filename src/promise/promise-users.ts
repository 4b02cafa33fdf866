import type { PromiseInput } from './input.ts'
import { prepareUsers } from './prepared.ts'
import type { RatePromise } from './promise.ts'
import type { Habit } from './sustain-users.ts'

export interface UserPromise {
  readonly users: number
  /** By the response time law from the promised rate: never more than `users`. */
  readonly byLaw: number
}

/**
 * Users that a promised rate carries: by law, or as many more as the calibrated servers carry when the users
 * themselves are replayed, less the same margin. Users wait, so that few of them are steadier than the Poisson
 * arrivals which the rate is promised for.
 */
export function promiseUsers(input: PromiseInput, promised: RatePromise, habit: Habit): UserPromise {
  return prepareUsers(input, promised).promised(habit)
}
