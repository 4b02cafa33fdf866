import { negativeBinomialSf } from './distributions.ts'
import { lastNumber } from './numbers.ts'

export interface Headroom {
  /** The largest mean number of requests in flight. */
  readonly maxMeanConcurrency: number
  /** That mean as a share of the limit. */
  readonly utilization: number
}

interface Tolerance {
  /** Requests in flight that the server may hold; a fraction is dropped. */
  readonly limit: number
  /** The accepted probability of more, or of a longer wait. */
  readonly overflow: number
}

export interface Bursts {
  /** Shape of gamma-distributed gaps between arrivals: 1 is Poisson, less is burstier. */
  readonly burstiness: number
  /** Standard deviation of the rate from day to day, as a share of its mean. */
  readonly dailyVariation: number
}

/** The largest mean load, of at most the limit, that holds; a limit below 1 holds nothing and leaves both numbers 0. */
function largestLoad(limit: number, holds: (load: number, slots: number) => boolean): Headroom {
  const slots = Math.floor(limit)
  if (slots < 1) return { maxMeanConcurrency: 0, utilization: 0 }
  const maxMeanConcurrency = lastNumber(0, slots, (load) => holds(load, slots))
  return { maxMeanConcurrency, utilization: maxMeanConcurrency / slots }
}

/**
 * The largest mean load at which independent arrivals exceed `limit` with probability at most `overflow`.
 *
 * Arrivals are Poisson and no request delays another, so the number in flight is Poisson whatever the
 * distribution of latencies (M/G/∞). Conservative with the latency measured at the limit, since requests are
 * faster below it. The mean never exceeds the limit, which a lenient `overflow` (26.4 % at limit 1) would allow.
 */
export function poissonHeadroom(limit: number, overflow: number): Headroom {
  return burstyHeadroom({ limit, overflow, burstiness: 1, dailyVariation: 0 })
}

/** Past this many limits, a larger variance over mean makes bursts rarer and overflow less likely. */
const WORST_DISPERSION = 1.9

/**
 * The largest mean load at which bursty arrivals exceed `limit` with probability at most `overflow`: as
 * `poissonHeadroom`, with a variance of z·a + cv²·a² around the mean a in flight.
 *
 * z = max(1, 1 / burstiness) is the variance over mean of the arrivals in a window much longer than the gaps,
 * and so of the requests in flight when all take equally long; latencies that vary blur bursts, so this is on
 * the safe side (Cox 1962 on renewal counts). Smoother than Poisson earns nothing. The ratio of variance to
 * mean is held at 1.9 limits: beyond, with an overflow up to 5 %, the same load in rarer and larger bursts
 * would seem to allow more.
 */
export function burstyHeadroom({ limit, overflow, burstiness, dailyVariation }: Tolerance & Bursts): Headroom {
  const bursts = Math.max(1, 1 / Math.max(0, burstiness))
  return largestLoad(limit, (mean, slots) => {
    const dispersion = Math.min(bursts + dailyVariation ** 2 * mean, Math.max(1, WORST_DISPERSION * slots))
    return negativeBinomialSf(slots, mean, dispersion * mean) <= overflow
  })
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

interface Wait {
  /** Requests served at once; a fraction is dropped. */
  readonly limit: number
  /** Mean latency at the limit, in seconds. */
  readonly latency: number
  /** Seconds before service: the TTFT limit less the TTFT at `limit`. */
  readonly wait: number
}

/**
 * P(W > t) = C(c, a) exp(−(c − a) t / R) of an M/M/c queue, first in, first out, with a mean of `load` requests in
 * service. For exponential latencies; ones that vary less wait less. 1 for a negative `wait`, which nobody has.
 */
export function waitingTail({ limit, load, latency, wait }: Wait & { readonly load: number }): number {
  const servers = Math.floor(limit)
  if (wait < 0 || load >= servers) return 1
  return erlangC(servers, load) * Math.exp((-(servers - load) * wait) / latency)
}

/**
 * The largest mean load at which requests beyond `limit` wait in a queue, and wait longer than `wait` with
 * probability at most `overflow`.
 */
export function queueHeadroom({ limit, latency, wait, overflow }: Tolerance & Wait): Headroom {
  return largestLoad(limit, (load) => waitingTail({ limit, load, latency, wait }) <= overflow)
}

/** The largest mean load of which at most a share `overflow` is turned away when all of `limit` are busy. */
export function rejectionHeadroom(limit: number, overflow: number): Headroom {
  return largestLoad(limit, (load, slots) => erlangB(slots, load) <= overflow)
}
