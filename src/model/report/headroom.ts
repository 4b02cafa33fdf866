import { z } from 'zod'
import { number } from './parts.ts'

/** What can be lost first above a promised rate: a limit, the highest throughput measured, or the limit on requests in flight. */
export const limiters = ['ttft', 'tpot', 'itl', 'e2e', 'throughput', 'concurrency'] as const

/** What the promised arrivals rest on. */
export const promised = z.object({
  /**
   * replay: simulated servers, calibrated to the sweep, keep every limit under Poisson arrivals. overflow: requests in
   * flight exceed the limit with a small probability; for sweeps that are too thin to calibrate a server to.
   */
  rule: z.enum(['replay', 'overflow']),
  /**
   * What the rate is. margin: the sustained rate less the margin; overflow: the overflow rule, alone or because the replay
   * is not trusted with more; agreed: a share of what both the overflow rule and the best candidate server carry.
   */
  by: z.enum(['margin', 'overflow', 'agreed']),
  /** Requests/s by the overflow rule, maxMeanConcurrency · X / C; for comparison where the rule is replay. */
  overflowRate: z.number(),
  /** Requests/s that every candidate server carries, before the margin; null without a replay. */
  sustained: number,
  /** The share taken off, as a fraction; null without a replay. */
  margin: number,
  /** Mean relative error with which the best candidate replays the sweep; null without a replay. */
  misfit: number,
  /** Candidate servers that the sweep does not refute; null without a replay. */
  servers: number,
  limitedBy: z.enum(limiters),
  /** Levels that the servers were calibrated to; none without a replay. */
  levels: z.array(z.number()),
})

/** The best estimate, which is no promise. Requests/s, and its relative error as a fraction. */
export const expectation = z.object({ arrivalRate: z.number(), error: z.number() })

/** Mean arrivals of a closed-loop limit. */
export const headroom = z.object({
  /** How arrivals are taken to come: independently of each other. */
  model: z.enum(['poisson']),
  /** Accepted probability of more requests in flight than the limit. */
  overflow: z.number(),
  /** Largest mean number in flight at which that probability is kept, whatever the rule of the promise. */
  maxMeanConcurrency: z.number(),
  /** arrivalRate as a share of the throughput at the limit. */
  utilization: z.number(),
  /** Requests/s of Poisson arrivals that are promised to meet the SLA. */
  arrivalRate: z.number(),
  promise: promised,
  /** Null without a replay. */
  expectation: expectation.nullable(),
})
