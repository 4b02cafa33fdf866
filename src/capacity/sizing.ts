import { binomialSf } from './distributions.ts'
import { firstInteger, snapToInteger } from './numbers.ts'

/** One replica, as measured. */
export interface ReplicaLayout {
  /** The largest concurrency that meets the objective; a fraction is dropped. */
  readonly limit: number
  /** Requests/s at that concurrency, above 0. */
  readonly throughput: number
  readonly gpus: number
}

/**
 * Which replica takes a request: any, blindly (each then has its own limit, and its share of the demand), or
 * the least busy (all together then have one limit, which is the best that routing can do).
 */
export type Routing = 'independent' | 'pooled'

interface Placement {
  readonly layout: ReplicaLayout
  readonly routing: Routing
  /** Replicas beyond the demand, for failures: 1 for N+1. */
  readonly spare: number
}

export interface OpenDemand extends Placement {
  /** Requests/s. */
  readonly arrivalRate: number
  /** The largest mean number of requests in flight at a limit: a headroom model, or a share of the limit. */
  readonly allowance: (limit: number) => number
}

export interface ClosedDemand extends Placement {
  readonly users: number
  /** Seconds between an answer and the same user's next request. */
  readonly thinkTime: number
  /** The accepted probability of more requests in flight than the limit. */
  readonly overflow: number
}

export interface Sizing {
  /** Replicas that the demand needs. */
  readonly replicas: number
  readonly spare: number
  /** Of all replicas, the spare ones included. */
  readonly gpus: number
  /** Mean requests in flight as a share of the limit, with every replica running. */
  readonly utilization: number
  /** The same with the spare replicas down. */
  readonly degradedUtilization: number
}

const MOST_REPLICAS = 100_000

/**
 * The fewest replicas that take an arrival rate, at least one: the smallest k with λR/k ≤ a(C), or λR ≤ a(kC)
 * when pooled, where R = C/X is the latency at the limit. Null if 100,000 do not suffice.
 *
 * Replicas are assumed alike and undisturbed by each other: a measurement of one is not one of several. Users
 * with a think time and a fixed share of the limit come here with the rate of `closedRate`.
 */
export function openSizing(demand: OpenDemand): Sizing | null {
  const { arrivalRate, allowance, layout } = demand
  const inFlight = arrivalRate * latencyOf(layout)
  return smallest(demand, inFlight, (limit, share) => inFlight * share <= allowance(limit))
}

/**
 * The fewest replicas for users who each think, ask and wait in turn, at least one: the smallest k with
 * P(Binomial(N, p/k) > C) at most `overflow`, or P(Binomial(N, p) > kC) when pooled, where p = R/(R + Z): each
 * request goes where chance takes it, so a replica may get more than its share. Null if 100,000 do not
 * suffice.
 */
export function closedSizing(demand: ClosedDemand): Sizing | null {
  const { users, thinkTime, overflow, layout } = demand
  const latency = latencyOf(layout)
  const busy = latency / (latency + thinkTime)
  const holds = (limit: number, share: number) => binomialSf(limit, users, busy * share) <= overflow
  return smallest(demand, users * busy, holds)
}

/** Servers for a need when each takes so much, at least one. */
export function serversFor(need: number, each: number): number {
  return Math.max(1, Math.ceil(snapToInteger(need / each)))
}

function latencyOf({ limit, throughput }: ReplicaLayout): number {
  return limit / throughput
}

function smallest(
  { layout, routing, spare }: Placement,
  inFlight: number,
  holds: (limit: number, share: number) => boolean,
): Sizing | null {
  const slots = Math.floor(layout.limit)
  if (slots < 1) return null
  const suffice = (replicas: number) => (routing === 'pooled' ? holds(replicas * slots, 1) : holds(slots, 1 / replicas))
  if (!suffice(MOST_REPLICAS)) return null
  const replicas = firstInteger(1, suffice)
  return {
    replicas,
    spare,
    gpus: (replicas + spare) * layout.gpus,
    utilization: inFlight / ((replicas + spare) * slots),
    degradedUtilization: inFlight / (replicas * slots),
  }
}
