import { z } from 'zod'
import { number, text } from './parts.ts'

/**
 * What moves the number of users. reading: sending without waiting for the answer, or after it; share: a planned share of
 * the limit; throughput: its rounding as written; threshold: a limit of the SLA.
 */
export const sensitivityParameters = [
  'interval',
  'thinkTime',
  'reading',
  'overflow',
  'share',
  'throughput',
  'threshold',
  'repeatPolicy',
  'accept',
] as const

/** Where the ends come from: half less and half more; a tenth and five times; as planned; rounding; every other choice. */
export const sensitivityRanges = ['half', 'decade', 'planned', 'rounding', 'choices'] as const

const value = z.union([z.number(), z.string()])

const end = z.object({
  /** What the assumption is here: seconds, a share, requests/s, or a choice. */
  value,
  /** The limit then, with its throughput and mean time; null where no measured level passes. */
  level: number,
  throughput: number,
  latency: number,
  /** All usable levels pass, so that the limit is only a lower bound. */
  censored: z.boolean(),
  users: number,
})

const assumption = z.object({
  parameter: z.enum(sensitivityParameters),
  /** The limit of the SLA that a threshold belongs to. */
  limit: text,
  base: value,
  range: z.enum(sensitivityRanges),
  /** Lower end first; one for each other choice. */
  ends: z.array(end),
  /** How far the users move over the ends and the base; null where an end leaves no answer. */
  swing: number,
})

/** Users of a judged limit, and what each assumption does to them: one at a time, the others as they are. */
export const sensitivity = z.object({
  basis: z.enum(['open', 'closed']),
  interval: number,
  thinkTime: number,
  /** The planned share that is used where no headroom is derived. */
  share: number,
  /** What is promised over what the overflow rule gives, kept while assumptions move; 1 where that rule is the promise. */
  factor: z.number(),
  users: z.number(),
  /** Those that leave no answer first, then by swing. */
  assumptions: z.array(assumption),
})
