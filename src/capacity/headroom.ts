import { binomialSf } from './binomial.ts'
import { firstInteger, lastNumber } from './monotone-search.ts'
import { poissonSf } from './poisson.ts'

export interface Headroom {
  /** The largest mean number of requests in flight. */
  readonly maxMeanConcurrency: number
  /** That mean as a share of the limit. */
  readonly utilization: number
}

export interface ClosedPopulation {
  /** Requests in flight that the server may hold; a fraction is dropped. */
  readonly limit: number
  /** Mean latency at the limit, in seconds. */
  readonly latency: number
  /** Seconds between an answer and the same user's next request. */
  readonly thinkTime: number
  /** The accepted probability of more requests in flight than the limit, below 1. */
  readonly overflow: number
}

/**
 * The largest mean load at which independent arrivals exceed `limit` with probability at most `overflow`.
 *
 * Arrivals are Poisson and no request delays another, so the number in flight is Poisson whatever the
 * distribution of latencies (M/G/∞). Conservative with the latency measured at the limit, since requests are
 * faster below it. The mean never exceeds the limit, which a lenient `overflow` (26.4 % at limit 1) would
 * allow; a limit below 1 holds nothing and leaves both numbers 0.
 */
export function poissonHeadroom(limit: number, overflow: number): Headroom {
  const slots = Math.floor(limit)
  if (slots < 1) return { maxMeanConcurrency: 0, utilization: 0 }
  const maxMeanConcurrency = lastNumber(0, slots, (mean) => poissonSf(slots, mean) <= overflow)
  return { maxMeanConcurrency, utilization: maxMeanConcurrency / slots }
}

/**
 * The most users who may each think, ask and wait in turn: the largest N with P(Binomial(N, R/(R + Z)) >
 * limit) at most `overflow`. Never below the limit, and equal to it without think time. Null if nothing
 * bounds it: latency 0, or an overflow of 1.
 */
export function closedPopulation({ limit, latency, thinkTime, overflow }: ClosedPopulation): number | null {
  const slots = Math.floor(limit)
  const busy = latency / (latency + thinkTime)
  if (!(busy > 0) || overflow >= 1) return null
  return firstInteger(slots + 1, (users) => binomialSf(slots, users, busy) > overflow) - 1
}
