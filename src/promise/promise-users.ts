import { calibration, marginOf } from './calibration.ts'
import type { PromiseInput } from './input.ts'
import type { RatePromise } from './promise.ts'
import { type Habit, sustainableUsers } from './sustain-users.ts'
import { latencyAt, startingUsers, thinkingUsers } from './users.ts'

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
  const levels = input.levels.toSorted((a, b) => a.concurrency - b.concurrency)
  const latency = latencyAt(levels, promised.arrivalRate) ?? 0
  const thinking = { rate: promised.arrivalRate, latency, thinkTime: habit.thinkTime }
  const byLaw = habit.start === null ? thinkingUsers(thinking) : startingUsers(thinking, habit.start)
  const calibrated = promised.basis.rule === 'replay' ? calibration(levels) : null
  if (calibrated === null) return { users: byLaw, byLaw }
  const { fits, best, work } = calibrated
  const carried = sustainableUsers(fits, work, input.limits, habit, byLaw)
  return { users: Math.max(byLaw, Math.floor(carried * (1 - marginOf(best)))), byLaw }
}
