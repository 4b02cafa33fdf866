import { type Calibration, marginOf } from './calibration.ts'
import type { PromiseInput } from './input.ts'
import type { UserPromise } from './promise-users.ts'
import type { RatePromise } from './promise.ts'
import { type Habit, sustainableUsers } from './sustain-users.ts'
import { latencyAt, startingUsers, thinkingUsers } from './users.ts'

/** Taken off users beyond the margin of the rate: one start is short, and decides by few of its requests. */
const MORE_MARGIN = { steady: 0.02, starting: 0.14 } as const

/** What a promised rate says of users, whatever their habit. */
export interface PreparedUsers {
  /** By the response time law from the promised rate, without a replay. */
  readonly byLaw: (habit: Habit) => number
  /** The same as `promiseUsers`. */
  readonly promised: (habit: Habit) => UserPromise
}

/** `promiseUsers` for several habits, on the servers that the rate was promised for. */
export function prepareUsers(
  input: PromiseInput,
  { arrivalRate, calibrated, basis }: RatePromise,
): PreparedUsers {
  const latency = latencyAt(input.levels, arrivalRate) ?? 0
  const byLaw = ({ thinkTime, start }: Habit): number => {
    const thinking = { rate: arrivalRate, latency, thinkTime }
    return start === null ? thinkingUsers(thinking) : startingUsers(thinking, start)
  }
  const replayed = (servers: Calibration, habit: Habit, least: number): number =>
    Math.floor(
      sustainableUsers(servers.fits, servers.work, input.limits, habit, least, basis.concurrency) *
        (1 - marginOf(servers) - (habit.start === null ? MORE_MARGIN.steady : MORE_MARGIN.starting)),
    )
  const promised = (habit: Habit): UserPromise => {
    const least = byLaw(habit)
    const users = calibrated === undefined ? least : Math.max(least, replayed(calibrated, habit, least))
    return { users, byLaw: least }
  }
  return { byLaw, promised }
}
