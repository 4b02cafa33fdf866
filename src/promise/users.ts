import { startingUsers as usersWhoBegin } from '../capacity/users.ts'
import type { PromiseLevel } from './input.ts'

type Loaded = Pick<PromiseLevel, 'concurrency' | 'throughput' | 'e2e'>

/**
 * Mean latency (s) at that rate: of the highest level that carries no more, or of the lowest. Faster than what
 * users will meet, so that it counts too few of them. Without E2E latencies, C/X by Little's law.
 */
export function latencyAt(levels: readonly Loaded[], rate: number): number | null {
  const ordered = levels.toSorted((a, b) => a.concurrency - b.concurrency)
  const level = ordered.findLast(({ throughput }) => throughput <= rate) ?? ordered[0]
  if (level === undefined || !(level.throughput > 0)) return null
  return level.e2e?.mean ?? level.concurrency / level.throughput
}

export interface Thinking {
  /** Requests/s that are promised. */
  readonly rate: number
  /** Seconds: mean latency at that rate. */
  readonly latency: number
  /** Seconds between an answer and the same user's next request. */
  readonly thinkTime: number
}

/**
 * Users who ask, wait and think by turns: N = λ(R + Z), the interactive response time law. Fewer users send
 * less the more of them wait, so that they are steadier than the Poisson arrivals that λ is promised for.
 */
export function thinkingUsers({ rate, latency, thinkTime }: Thinking): number {
  return Math.floor(rate * (latency + thinkTime))
}

/**
 * Users who may all start within `start` seconds: N first requests in that time, N/T, and the next ones of
 * those who have their answer, at most N/(R + Z), together no more than λ.
 */
export function startingUsers(promise: Thinking, start: number): number {
  return usersWhoBegin(promise.rate, start, promise.latency + promise.thinkTime)
}

/** The shortest time (s) in which that many may start; null if they are more than λ carries at all. */
export function shortestStart(promise: Thinking, users: number): number | null {
  const left = promise.rate / users - 1 / (promise.latency + promise.thinkTime)
  return left > 0 ? 1 / left : null
}
