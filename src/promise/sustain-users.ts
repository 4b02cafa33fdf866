import { strictLimits, swiftness } from './bias.ts'
import type { Fit } from './calibrate.ts'
import type { PromiseLimit } from './input.ts'
import { lostLimit, patienceOf } from './judge.ts'
import { replay } from './replay.ts'
import { requestsLike } from './requests.ts'
import { together } from './together.ts'
import type { Work } from './work.ts'

export interface Habit {
  /** Seconds between an answer and the same user's next request: the mean of an exponential. */
  readonly thinkTime: number
  /** All ask first within so many seconds; null: the steady state. */
  readonly start: number | null
}

/** Requests of a steady state, and of all the starts together that one start is judged by. */
const REQUESTS = 8000
const WARM_UP = 1200
const STARTED = 5000
/** Above this many users one user's own waiting hardly matters, and the law of the rate is as good; starts matter longer. */
const MOST_USERS = { steady: 1200, starting: 4000 } as const
const HIGHEST = 8
const STRIDE = 1.3
const BISECTIONS = 6
const SEED = 11

/**
 * The most users, from `least` to eight times as many, up to whom all of the servers carry everybody within all limits:
 * in the steady state, or counting what they send while they start and as many requests again. `limit` is the
 * concurrency up to which the sweep passes.
 */
export function sustainableUsers(
  fits: readonly Fit[],
  work: Work,
  limits: readonly PromiseLimit[],
  habit: Habit,
  least: number,
  limit: number,
): number {
  const replayed = habit.start === null ? MOST_USERS.steady : MOST_USERS.starting
  if (least < 1 || least > replayed) return least
  const most = Math.min(HIGHEST * least, replayed)
  return fits.reduce((users, fit) => {
    const swift = swiftness(fit, limit)
    const strict = strictLimits(fit, limits)
    return unbroken(least, users, (n) => carries(fit, work, strict, habit, Math.round(n * swift)))
  }, most)
}

/**
 * Upwards in strides while all hold, and then by bisection in the logarithm; `least` where none more is carried. Many
 * users who come in step may be carried where fewer are not.
 */
function unbroken(least: number, most: number, holds: (users: number) => boolean): number {
  let [inside, outside] = [least, most + 1]
  while (inside < most) {
    const next = Math.min(most, Math.ceil(inside * STRIDE))
    if (!holds(next)) {
      outside = next
      break
    }
    inside = next
  }
  for (let i = 0; i < BISECTIONS && outside - inside > 1; i += 1) {
    const middle = Math.round(Math.sqrt(inside * outside))
    if (middle <= inside || middle >= outside) break
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}

function carries(
  { engine }: Fit,
  work: Work,
  limits: readonly PromiseLimit[],
  { thinkTime, start }: Habit,
  users: number,
): boolean {
  const count = start === null ? REQUESTS : 2 * users
  const starts = start === null ? 1 : Math.ceil(STARTED / count)
  const warmUp = start === null ? WARM_UP : 0
  const patience = starts === 1 ? patienceOf(limits, work, count - warmUp) : null
  const runs = Array.from({ length: starts }, (_, i) =>
    replay(
      engine,
      requestsLike(work, count, SEED + 2 * i),
      { users, thinkTime, start, seed: SEED + 2 * i + 1 },
      patience,
      warmUp,
    ),
  )
  return lostLimit(together(runs), limits, work, warmUp) === null
}
