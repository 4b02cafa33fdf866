import { snapToInteger } from './numbers.ts'

export interface OpenLoad {
  /** Requests/s. */
  readonly throughput: number
  /** Seconds between two requests of one user, whether or not the first is answered. */
  readonly interval: number
  /** Share of the throughput to use, as a fraction. */
  readonly utilization: number
}

export interface ClosedLoad {
  /** Requests/s. */
  readonly throughput: number
  /** Mean latency in seconds. */
  readonly latency: number
  /** Seconds between an answer and the same user's next request. */
  readonly thinkTime: number
  readonly utilization: number
}

export interface MeanLoad {
  /** The largest concurrency that meets the objective. */
  readonly limit: number
  /** Requests/s at that concurrency. */
  readonly throughput: number
  readonly maxMeanConcurrency: number
}

/** Users who each send a request every `interval`, XIρ, rounded down. */
export function openUsers({ throughput, interval, utilization }: OpenLoad): number {
  return wholeUsers(throughput * interval * utilization)
}

/**
 * Users who each wait for the answer and then think, X(R + Z)ρ by the interactive response time law, rounded
 * down.
 */
export function closedUsers({ throughput, latency, thinkTime, utilization }: ClosedLoad): number {
  return wholeUsers(throughput * (latency + thinkTime) * utilization)
}

/**
 * Users who may all begin within `within` seconds, ask again every `cycle` seconds or later, and never offer more than
 * `rate` (requests/s): while the last ones begin at N/T, those who began go on, so that N (1/T + 1/cycle) ≤ λ. A cycle
 * is latency and think time; the think time alone leaves a margin. Rounded down.
 */
export function startingUsers(rate: number, within: number, cycle: number): number {
  return wholeUsers(rate / (1 / within + 1 / cycle))
}

/**
 * Arrivals (requests/s) that keep `maxMeanConcurrency` in flight, λ = a/R with R = C/X (Little 1961): the
 * latency at the limit, which is the conservative one. The margin is applied once, here, and not to the
 * throughput again.
 */
export function arrivalRate({ limit, throughput, maxMeanConcurrency }: MeanLoad): number {
  return (maxMeanConcurrency * throughput) / limit
}

function wholeUsers(users: number): number {
  return Math.floor(snapToInteger(users))
}
