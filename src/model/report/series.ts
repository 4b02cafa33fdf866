import { z } from 'zod'
import { repeatPolicies } from '../plan.ts'
import { diagnosis } from './diagnosis.ts'
import { headroom } from './headroom.ts'
import { headroomModel } from './headroom-models.ts'
import { goodput } from './goodput.ts'
import { interpolation } from './interpolation.ts'
import { standing } from './interval.ts'
import { confidence, facts, judgement, number, text, verdict } from './parts.ts'
import { sensitivity } from './sensitivity.ts'
import { start } from './starts.ts'
import { steadyLimit, steadyPart, steadyReasons } from './steady.ts'

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
  /** Of all limits together: a fail as sure as its surest limit, a pass as its least sure. */
  standing,
  usable: z.boolean(),
  /** Not usable, and yet its own numbers keep every limit: passes above it count. */
  bridged: z.boolean(),
  throughput: z.object({ requests: number, outputTokens: number, totalTokens: number }),
  /** Mean end-to-end latency, seconds, and where it came from. */
  latency: z.object({ e2e: number, from: z.enum(['measured', 'little', 'rebuilt']).nullable() }),
  /** Requests that meet all limits at once; null where nothing says how many. */
  goodput: goodput.nullable(),
  steady: steadyPart.nullable(),
  /** Why there is no steady part. */
  steadyReason: z.enum(steadyReasons).nullable(),
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
export const basis = z.object({ level: z.number(), throughput: z.number(), latency: number, judged: z.boolean() })

export const users = z.object({
  basis: z.enum(['open', 'closed']),
  interval: number,
  thinkTime: number,
  /** arrivalRate as a share of the throughput at the limit. */
  utilization: number,
  /** fixed: the planned share; poisson: the promised rate of Poisson arrivals. */
  model: z.enum(['fixed', 'poisson']),
  arrivalRate: number,
  /** Mean seconds of a request at that rate, by the throughput measured of the levels up to the limit. */
  latency: number,
  users: z.number(),
  /** False where a user asks again before the answer can have come. */
  reachable: z.boolean(),
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
  /** What else its name says: the model where a report has several, and what sets apart series that would be named alike. */
  distinction: z.record(z.string(), z.string()).default({}),
  facts,
  synthetic: text,
  points: z.array(point),
  capacity,
  /** The limit on the steady parts, beside `capacity` and never instead of it; null where no level has one. */
  steadyLimit: steadyLimit.nullable(),
  basis: basis.nullable(),
  headroom: headroom.nullable(),
  users: z.array(users),
  /** What other models of the arrivals would allow; none where nothing is judged, or in an open loop. */
  headroomModels: z.array(headroomModel),
  starts: z.array(start),
  /** What each assumption does to the users; null without a judged limit or a demand. */
  sensitivity: sensitivity.nullable(),
  interpolation,
  diagnosis,
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
