import * as z from 'zod'
import type { AuditId } from '../../audits/index.ts'
import type { MetricDefinition } from '../metric.ts'
import type { ProblemCode } from '../source.ts'
import { judgement } from './judgement.ts'
import { fact, facts, number, text, values } from './parts.ts'

export const problem = z.object({ code: z.string<ProblemCode>(), where: z.string(), values })

export const source = z.object({
  id: z.string(),
  path: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  /** Id of the input that understood it, null when none did. */
  format: text,
  /** Ids of the runs taken from it. */
  runs: z.array(z.string()),
  problems: z.array(problem),
})

export const statistics = z.object({
  definition: z.object({
    clock: z.string<MetricDefinition['clock']>(),
    weighting: z.string<MetricDefinition['weighting']>(),
    percentiles: z.string<MetricDefinition['percentiles']>(),
    unit: z.string<MetricDefinition['unit']>(),
  }),
  mean: number,
  median: number,
  std: number,
  p90: number,
  p95: number,
  p99: number,
  others: z.record(z.string(), z.number()),
  from: z.record(z.string(), z.object({ origin: z.enum(['summary', 'requests']), field: z.string() })),
})

export const run = z.object({
  id: z.string(),
  source: z.string(),
  at: z.string(),
  series: text,
  tool: z.string(),
  engine: text,
  model: text,
  tokenizer: text,
  backend: text,
  date: text,
  load: z.object({
    /** Runs of a closed, open or capped loop are levels; the others belong to no series. */
    kind: z.enum(['closed', 'open', 'capped', 'atOnce', 'ramp', 'trace', 'sessions', 'unknown']),
    concurrency: number,
    requestRate: z.union([z.number(), z.literal('inf')]).nullable(),
    burstiness: z.union([z.number(), z.literal('inf')]).nullable(),
    prompts: number,
    warmups: number,
    /** Caps and rates so large that they held nothing back, as the file wrote them. */
    unlimited: z.object({ concurrency: number, requestRate: number }),
  }),
  tokens: z.object({ input: number, output: number }),
  completed: number,
  failed: number,
  duration: number,
  throughput: z.object({ requests: number, outputTokens: number, totalTokens: number, requestsRounding: z.number() }),
  latency: z.object({
    ttft: statistics.nullable(),
    tpot: statistics.nullable(),
    itl: statistics.nullable(),
    e2e: statistics.nullable(),
  }),
  /** Mean requests in flight by Little's law, as a range when the mean latency had to be rebuilt. */
  inFlight: z.object({ low: z.number(), high: z.number(), measured: z.boolean() }).nullable(),
  /** Share of the set concurrency that was held, same range. */
  occupancy: z.object({ low: z.number(), high: z.number() }).nullable(),
  perRequest: z.boolean(),
  facts,
  overruled: z.array(z.object({ name: z.string(), fact })),
  settings: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.string()),
  synthetic: text,
  /** False when an audit forbids the run to carry a pass. */
  usable: z.boolean(),
  judgements: z.record(z.string(), judgement),
})

export const finding = z.object({
  /** The audit, V01 … */
  id: z.string<AuditId>(),
  reason: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /**
   * none; noPass: a pass becomes unknown; unproven: the same, and no level above it counts; unconfirmed: only a confirmed
   * verdict stands; void: nothing is judged.
   */
  effect: z.enum(['none', 'noPass', 'unproven', 'unconfirmed', 'void']),
  series: text,
  run: text,
  /** The level of the series whose repeats it is about; null when it is about a run or about the series. */
  level: number,
  /** True when it would have taken a verdict away and was accepted. */
  accepted: z.boolean(),
  values,
})
