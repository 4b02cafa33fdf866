import { z } from 'zod'
import { number, text } from './parts.ts'

/**
 * Requests/s, from what the written figures of the limit allow at least, to what those of the first failing level allow at
 * most: the true limit lies between the two. The upper end is null where the limit is only a lower bound.
 */
const range = z.tuple([number, number])

const rule = z.object({
  /** R0 … R4 */
  id: z.string(),
  /** open: the evidence does not decide. */
  state: z.enum(['fires', 'silent', 'open']),
  reason: z.string(),
  favours: z.enum(['copies', 'larger']).nullable(),
  values: z.record(z.string(), number),
})

export const measureKinds = [
  'copies',
  'above',
  'again',
  'latency',
  'usable',
  'below',
  'larger',
  'fewer',
  'repeats',
  'between',
] as const

/**
 * Which of two layouts of one workload to choose: the larger one, or copies of the smaller. Without a larger layout, what
 * one more copy would give.
 */
export const recommendation = z.object({
  id: z.string(),
  workload: z.string(),
  scaling: text,
  /** Series of the smaller and of the larger layout. */
  base: text,
  larger: text,
  choice: z.enum(['larger', 'copies', 'undecided']),
  /** The rule that decides, or keeps it open, and why: `R3.copiesMore`. */
  reason: z.string(),
  rules: z.array(rule),
  /** An assumption and no measurement: k copies at the limit of one, less what routing takes. */
  copies: z
    .object({
      count: z.number(),
      each: z.number(),
      /** Share that is left after routing. */
      allowance: z.number(),
      throughput: z.number(),
      interval: range,
      /** With one copy lost. */
      remaining: z.number(),
      judged: z.boolean(),
    })
    .nullable(),
  /** Measured at the larger layout's own limit. */
  measured: z.object({ throughput: z.number(), interval: range, judged: z.boolean() }).nullable(),
  toMeasure: z.array(z.object({ what: z.enum(measureKinds), series: text, level: number })),
})
