import { binomialSf } from './distributions.ts'
import { poissonHeadroom } from './headroom.ts'
import { firstInteger, snapToInteger } from './numbers.ts'

/**
 * One server as it is offered for a demand. Servers are assumed alike and undisturbed by each other: a measurement of
 * one is not one of several.
 */
export interface ServerOffer {
  /** The largest concurrency that meets the objective; a fraction is dropped. */
  readonly limit: number
  /** Requests/s at that concurrency, above 0. */
  readonly throughput: number
}

/** Users who each think, ask and wait in turn. */
export interface WaitingUsers {
  readonly users: number
  /** Seconds between an answer and the same user's next request. */
  readonly thinkTime: number
  /** The accepted probability of more requests in flight than the limit of one server. */
  readonly overflow: number
}

/** Beyond this, a number of servers is no plan. */
export const mostServers = 100_000

/** Servers for a need when each takes so much, requests/s or users, at least one. */
export function serversFor(need: number, each: number): number {
  return Math.max(1, Math.ceil(snapToInteger(need / each)))
}

/** Arrivals, in requests/s, on servers behind a balancer that sends each request to the one with the least in flight. */
export interface PooledArrivals {
  readonly arrivalRate: number
  /** The accepted probability of more requests in flight than the limits of all servers together. */
  readonly overflow: number
  /** Requests/s that one server takes when requests are sent at random, by a law, a run or a replay. */
  readonly each: number
  /** The most that one server may take, requests/s: what was measured, or the planned share of it. */
  readonly most: number
}

/**
 * The fewest servers that hold as one pool, at least one: the smallest k with λR ≤ a(kC), the mean of `poissonHeadroom`
 * at the limits of all together (M/G/∞ at kC), R = C/X, and with λ/k at most `most`. Assumes least-request balancing:
 * none is sent more than its limit while another has room. Never more servers than at random: where `each` is promised by a
 * run or a replay and not by the law, it stands beside the pool and is not multiplied with it, so pooling saves a server
 * only where the law at kC alone allows the whole load.
 */
export function serversPooled({ arrivalRate, overflow, each, most }: PooledArrivals, offer: ServerOffer): number {
  const random = serversFor(arrivalRate, each)
  const inFlight = (arrivalRate * offer.limit) / offer.throughput
  const slots = Math.floor(offer.limit)
  const least = serversFor(arrivalRate, Math.min(most, offer.throughput))
  const holds = (servers: number) =>
    servers >= least && inFlight <= poissonHeadroom(servers * slots, overflow).maxMeanConcurrency
  return firstInteger(1, (servers) => servers >= random || holds(servers))
}

/**
 * The fewest servers for users who wait for their answers, at least one: the smallest k with
 * P(Binomial(N, p/k) > C) at most `overflow`, where p = R/(R + Z) and R = C/X: each request goes where chance takes it,
 * so a server may get more than its share. Null if 100,000 do not suffice.
 */
export function serversAtRandom({ users, thinkTime, overflow }: WaitingUsers, offer: ServerOffer): number | null {
  const slots = Math.floor(offer.limit)
  if (slots < 1) return null
  const latency = offer.limit / offer.throughput
  const busy = latency / (latency + thinkTime)
  const suffice = (servers: number) => binomialSf(slots, users, busy / servers) <= overflow
  return suffice(mostServers) ? firstInteger(1, suffice) : null
}

/** As many as the number of users needs when one server takes `each`, and as chance needs that sends the requests. */
export function serversOfUsers(demand: WaitingUsers, each: number, offer: ServerOffer): number | null {
  const random = serversAtRandom(demand, offer)
  return random === null ? null : Math.max(serversFor(demand.users, each), random)
}

/** What an option takes, its spare servers included; null where it is not known. */
export interface OptionWeight {
  readonly cost: number | null
  readonly gpus: number | null
  readonly servers: number | null
}

/**
 * Options from the one to recommend: by cost where every option has one, otherwise by GPUs; fewer servers decide between
 * equals, and what is unknown comes last.
 */
export function cheapestFirst<T>(
  options: readonly T[],
  weightOf: (option: T) => OptionWeight,
): { readonly orderedBy: 'cost' | 'gpus'; readonly ordered: readonly T[] } {
  const orderedBy = options.length > 0 && options.every((option) => weightOf(option).cost !== null) ? 'cost' : 'gpus'
  const ordered = options.toSorted((a, b) => {
    const [one, other] = [weightOf(a), weightOf(b)]
    return ascending(one[orderedBy], other[orderedBy]) || ascending(one.servers, other.servers)
  })
  return { orderedBy, ordered }
}

function ascending(a: number | null, b: number | null): number {
  return a === b ? 0 : (a ?? Infinity) - (b ?? Infinity)
}
