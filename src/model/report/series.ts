import { z } from 'zod'
import { repeatPolicies } from '../plan.ts'
import { confidence, facts, judgement, number, text, verdict } from './parts.ts'

export const point = z.object({
  /** Position on the series' axis: concurrency, or achieved requests/s. */
  level: z.number(),
  concurrency: number,
  requestRate: z.union([z.number(), z.literal('inf')]).nullable(),
  runs: z.array(z.string()),
  /** How repeats became one point; notPooled: the worst, for want of per-request data; null for a single run. */
  merged: z.enum([...repeatPolicies, 'notPooled']).nullable(),
  verdict,
  verdicts: z.record(z.string(), verdict),
  judgements: z.record(z.string(), judgement),
  confidence: confidence.nullable(),
  usable: z.boolean(),
  throughput: z.object({ requests: number, outputTokens: number, totalTokens: number }),
  /** Mean end-to-end latency, seconds, and where it came from. */
  latency: z.object({ e2e: number, from: z.enum(['measured', 'little', 'rebuilt']).nullable() }),
})

export const capacity = z.object({
  axis: z.enum(['concurrency', 'requestRate']),
  status: z.enum(['bracketed', 'rightCensored', 'leftCensored', 'nonContiguous', 'noData']),
  maxConcurrency: number,
  firstFailing: number,
  largestPassing: number,
  binding: text,
  slack: z.record(z.string(), number),
  throughput: number,
  estimate: z.object({ concurrency: z.number(), method: z.literal('linear'), metric: z.string() }).nullable(),
  plateau: number,
  recommended: number,
  /** Levels left out because an audit forbids them to carry a pass. */
  excluded: z.array(z.number()),
  /** Level at which the run of passes ended because a metric is missing. */
  gap: number,
})

/** The level that headroom and users start from. `judged` false: throughput is known and the SLA could not be judged. */
export const basis = z.object({
  level: z.number(),
  throughput: z.number(),
  latency: number,
  judged: z.boolean(),
})

export const headroom = z.object({
  model: z.enum(['poisson']),
  overflow: z.number(),
  maxMeanConcurrency: z.number(),
  utilization: z.number(),
  arrivalRate: z.number(),
})

export const users = z.object({
  basis: z.enum(['open', 'closed']),
  interval: number,
  thinkTime: number,
  utilization: number,
  /** fixed: the planned share; poisson: M/G/infinity overflow; binomial: closed population. */
  model: z.enum(['fixed', 'poisson', 'binomial']),
  arrivalRate: number,
  users: z.number(),
})

export const layout = z.object({
  name: text,
  gpu: text,
  gpus: number,
  tensorParallel: number,
  pipelineParallel: number,
  dataParallel: number,
  prefillWorkers: number,
  decodeWorkers: number,
})

export const workload = z.object({
  inputTokens: number,
  outputTokens: number,
  /** nominal: what was asked for; measured: mean token counts, because nothing says what was asked for. */
  kind: z.enum(['nominal', 'measured', 'unknown']),
  measured: z.object({ inputTokens: number, outputTokens: number }),
})

/**
 * How sound an answer is. A: nothing to object to at the levels it rests on; B: warnings; C: it rests on an error, accepted
 * or harmless to the verdict; D: not to be sized with.
 */
export const grades = ['A', 'B', 'C', 'D'] as const

export const grade = z.enum(grades)

export const series = z.object({
  id: z.string(),
  name: z.string(),
  workloadId: z.string(),
  tool: z.string(),
  engine: text,
  model: text,
  layout,
  workload,
  /** Settings that set this series apart from its neighbours. */
  variant: z.record(z.string(), z.string()),
  facts,
  synthetic: text,
  points: z.array(point),
  capacity,
  basis: basis.nullable(),
  headroom: headroom.nullable(),
  users: z.array(users),
  /** Audits whose errors were accepted at a level of this series. */
  accepted: z.array(z.string()),
  grade,
})

export const workloads = z.object({
  id: z.string(),
  model: text,
  inputTokens: number,
  outputTokens: number,
  kind: z.enum(['nominal', 'measured', 'unknown']),
  series: z.array(z.string()),
  scaling: z.array(z.string()),
})
