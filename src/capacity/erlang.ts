import type { Headroom } from './headroom.ts'
import { lastNumber } from './monotone-search.ts'

export interface Waiting {
  /** Requests served at once; a fraction is dropped. */
  readonly limit: number
  /** Mean number of requests in service, λR. */
  readonly load: number
  /** Mean latency at the limit, in seconds. */
  readonly latency: number
  /** Seconds. */
  readonly wait: number
}

export interface QueueTolerance {
  readonly limit: number
  /** Mean latency at the limit, in seconds. */
  readonly latency: number
  /** The longest acceptable wait before service, in seconds: the TTFT limit less the TTFT at `limit`. */
  readonly wait: number
  /** The accepted probability of a longer wait. */
  readonly overflow: number
}

/**
 * Erlang B: the share of requests that find all of `servers` busy and are turned away, at a load of λR. By
 * the recursion B(c) = a B(c − 1) / (c + a B(c − 1)), which loses no digits (Cooper 1981, 3.3). Whatever the
 * distribution of latencies (M/G/c/c). 1 without servers, 0 without load.
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1
  for (let server = 1; server <= servers; server += 1) {
    blocked = (load * blocked) / (server + load * blocked)
  }
  return load > 0 ? blocked : 0
}

/**
 * Erlang C: the share of requests that wait when those that find all of `servers` busy queue up (Cooper 1981,
 * 3.4). 1 from a load of `servers` on, where the queue grows without end.
 */
export function erlangC(servers: number, load: number): number {
  if (!(load < servers)) return 1
  const blocked = erlangB(servers, load)
  return blocked / (1 - (load / servers) * (1 - blocked))
}

/**
 * P(W > t) = C(c, a) exp(−(c − a) t / R) of an M/M/c queue, first in, first out. For exponential latencies;
 * ones that vary less wait less. 1 for a negative `wait`, which nobody has.
 */
export function waitingTail({ limit, load, latency, wait }: Waiting): number {
  const servers = Math.floor(limit)
  if (wait < 0 || load >= servers) return 1
  return erlangC(servers, load) * Math.exp((-(servers - load) * wait) / latency)
}

/**
 * The largest mean load at which requests beyond `limit` wait in a queue, and wait longer than `wait` with
 * probability at most `overflow`.
 */
export function queueHeadroom({ limit, latency, wait, overflow }: QueueTolerance): Headroom {
  return largestLoad(limit, (load) => waitingTail({ limit, load, latency, wait }) <= overflow)
}

/** The largest mean load of which at most a share `overflow` is turned away when all of `limit` are busy. */
export function rejectionHeadroom(limit: number, overflow: number): Headroom {
  return largestLoad(limit, (load) => erlangB(Math.floor(limit), load) <= overflow)
}

function largestLoad(limit: number, holds: (load: number) => boolean): Headroom {
  const slots = Math.floor(limit)
  if (slots < 1) return { maxMeanConcurrency: 0, utilization: 0 }
  const maxMeanConcurrency = lastNumber(0, slots, holds)
  return { maxMeanConcurrency, utilization: maxMeanConcurrency / slots }
}
