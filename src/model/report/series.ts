import * as z from 'zod'
import type { AuditId } from '../../audits/index.ts'
import { repeatPolicies } from '../plan.ts'
import { headroom, headroomModel, sensitivity, start, users } from './headroom.ts'
import { goodput, judgement, standing, steadyLimit, steadyPart, steadyReasons } from './judgement.ts'
import { confidence, facts, grade, limitStatus, localText, number, text, verdict } from './parts.ts'

/** What one level of the sweep tells of the server's inside, from one run; fractions unless said otherwise. */
const diagnosedLevel = z.object({
  level: z.number(),
  /** Of several runs the one in the middle by throughput. */
  run: z.string(),
  /** The run of the usable level below, which growth is counted from. */
  below: text,
  /** Requests in flight: the set concurrency; in an open loop throughput x latency. */
  load: number,
  /** Mean end-to-end time, seconds, and where it came from. */
  latency: number,
  latencyFrom: z.enum(['measured', 'rebuilt', 'little']).nullable(),
  /** Share of that time before the first token, and between the tokens. */
  ttftShare: number,
  decodeShare: number,
  /** Mean number of requests past their first token. */
  running: number,
  /** Tokens read in a second over those that one request alone reaches: at most this share of the time goes to prefill. */
  prefillLoad: number,
  /** Relative growth over that of the load. */
  tpotGrowth: number,
  throughputGrowth: number,
  /** p99 ITL over its median, and over mean TPOT. */
  gapRatio: number,
  gapPerToken: number,
  /** Requests for each slot. */
  perSlot: number,
})

const about = z.enum(['limit', 'sweep'])

/** Where the sweep's capacity goes, as far as its summaries tell. */
const diagnosis = z.object({
  /** The level that rules about the limit look at; null where no level may be used. */
  at: z
    .object({ run: z.string(), level: z.number(), is: z.enum(['limit', 'lowestFailing', 'highestMeasured']) })
    .nullable(),
  /** The run in which nobody waits for anybody: of the lowest level, with at most four requests in flight. */
  unloaded: text,
  /** The same of the layout's longest prompts, where they are at least four times as long. */
  longer: text,
  /** Rules that hold. `below`: the level that `level` is compared with, by its run. */
  rules: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      about,
      level: z.number(),
      run: z.string(),
      below: text,
      evidence: z.record(z.string(), z.number()),
    }),
  ),
  /** Rules that were judged and do not hold. */
  absent: z.array(z.string()),
  /** Rules that cannot be judged, and what is missing for it. */
  cannot: z.array(z.object({ id: z.string(), missing: z.array(z.string()) })),
  levels: z.array(diagnosedLevel),
})

const holdOut = z.object({
  /** Levels left out one at a time. */
  count: z.number(),
  mean: z.number(),
  median: z.number(),
  p90: z.number(),
  worst: z.number(),
})

const interpolationReasons = ['tooFewLevels', 'ownError', 'metricMissing', 'regimes'] as const

/** A value between levels: an estimate, with its error as a share; null with the reason where it may not be given. */
const interpolated = z.object({
  value: number,
  error: number,
  /** pchip: on the monotone cubic through the levels; queue: the wait for a slot. */
  method: z.enum(['pchip', 'queue']),
  /** What the method makes of this sweep's own levels, each left out in turn; errors as shares. */
  holdOut: holdOut.nullable(),
  reason: z.enum(interpolationReasons).nullable(),
})

/**
 * What is expected at the estimated crossing, which was not measured. Advisory: no limit, user or cost is made of it.
 * Mean TPOT and mean TTFT in seconds.
 */
const interpolation = z.object({
  /** The estimated crossing; null with the reason where there is none between two levels. */
  at: number,
  reason: z.enum(['openLoop', 'noEstimate', 'measured']).nullable(),
  throughput: interpolated.nullable(),
  tpot: interpolated.nullable(),
  ttft: interpolated.nullable(),
})

const point = z.object({
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
  status: limitStatus,
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
const basis = z.object({ level: z.number(), throughput: z.number(), latency: number, judged: z.boolean() })

const layout = z.object({
  name: text,
  gpu: text,
  gpus: number,
  tensorParallel: number,
  pipelineParallel: number,
  dataParallel: number,
  prefillWorkers: number,
  decodeWorkers: number,
})

const workload = z.object({
  inputTokens: number,
  outputTokens: number,
  /** nominal: what was asked for; measured: mean token counts, because nothing says what was asked for. */
  kind: z.enum(['nominal', 'measured', 'unknown']),
  /** Of several lengths that were sent together: the name that the plan has for them, or what the runs state. */
  mix: localText.default(null),
  measured: z.object({ inputTokens: number, outputTokens: number }),
})

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
  accepted: z.array(z.string<AuditId>()),
  grade,
})

export const workloads = z.object({
  id: z.string(),
  model: text,
  inputTokens: number,
  outputTokens: number,
  kind: workload.shape.kind,
  mix: localText.default(null),
  series: z.array(z.string()),
  scaling: z.array(z.string()),
})
