import * as z from 'zod'
import { latencyMetrics } from '../metric.ts'
import { number, text } from './parts.ts'

/** In what series of one model, layout and workload differ: who measured, who served, through which client, or a setting. */
export const differingIn = ['tool', 'engine', 'client', 'setting'] as const

/** Conditions that a fair comparison keeps the same. */
export const fairConditions = [
  'model',
  'quantization',
  'tokenizer',
  'gpu',
  'engine',
  'prompts',
  'askedLengths',
  'servedLengths',
  'load',
  'levels',
  'requests',
  'warmups',
  'repeats',
  'prefixCache',
  'batching',
  'sampling',
  'tool',
  'definitions',
] as const

const condition = z.object({
  id: z.enum(fairConditions),
  /** met: all say the same; differs: some do not; notRecorded: one or more say nothing. */
  status: z.enum(['met', 'differs', 'notRecorded']),
  /** As each series states it, in their order; null where it does not. */
  values: z.array(text),
})

const metric = z.object({
  metric: z.enum(latencyMetrics),
  /** How each series made it: clock, sample and percentiles; null where it has none. */
  definitions: z.array(text),
  /** Series whose values of it compare, as they were made alike; none where fewer than two were. */
  comparable: z.array(z.string()),
  /** Why the others do not: they have none, are alone in having one, or made it in another way. */
  refused: z.array(z.object({ series: z.string(), reason: z.enum(['absent', 'alone', 'definition']) })),
})

/** One number at one load, as each series has it: by the run that holds it. */
const row = z.object({
  level: z.number(),
  metric: z.enum(['requests', 'outputTokens', ...latencyMetrics]),
  /** `p99`; null for throughput. */
  statistic: text,
  /** Of several repeats the one in the middle by throughput; null where a series has no such number to compare. */
  runs: z.array(text),
  /** Over the first that has the number, as a share; null for that one. */
  changes: z.array(number),
})

/** Series of one model, layout and workload that were measured by other means: what of them compares, and how fairly. */
export const counterpart = z.object({
  id: z.string(),
  series: z.array(z.string()),
  differing: z.array(z.enum(differingIn)),
  metrics: z.array(metric),
  rows: z.array(row),
  conditions: z.array(condition),
})
