import { binomialSf } from './distributions.ts'
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

/**
 * The same behind a balancer that sends each request to the server with the fewest in flight: the smallest k at which
 * P(Binomial(N, p) > kC) is at most `overflow`, or which is enough at random.
 */
export function serversInPool({ users, thinkTime, overflow }: WaitingUsers, offer: ServerOffer): number | null {
  const random = serversAtRandom({ users, thinkTime, overflow }, offer)
  if (random === null) return null
  const slots = Math.floor(offer.limit)
  const latency = offer.limit / offer.throughput
  const busy = latency / (latency + thinkTime)
  return firstInteger(1, (servers) => servers >= random || binomialSf(servers * slots, users, busy) <= overflow)
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
