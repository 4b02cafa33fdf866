import { z } from 'zod'
import { origins } from './fact.ts'
import { repeatPolicies } from './plan.ts'
import { trailSchema } from './trail.ts'

/**
 * The answer as pure JSON: SI units (seconds, tokens, requests/s), ratios as fractions, absent is null and never 0,
 * ids and values and no sentences. A number's id is its place in this document, e.g. `series/0/capacity/maxConcurrency`.
 */
const number = z.number().nullable()
const text = z.string().nullable()
const values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const chooser = z.enum(['flag', 'plan', 'default'])
const localText = z.union([z.string(), z.record(z.string(), z.string())]).nullable()

const slaLimit = z.object({
  id: z.string(),
  metric: z.enum(['ttft', 'tpot', 'itl', 'e2e']),
  statistic: z.string(),
  threshold: z.number(),
})

const plan = z.object({
  title: localText,
  customer: localText,
  author: localText,
  sla: z.object({ expression: z.string(), preset: text, limits: z.array(slaLimit) }),
  intervals: z.array(z.number()),
  thinkTimes: z.array(z.number()),
  utilizations: z.array(z.number()),
  overflow: z.number(),
  repeatPolicy: z.enum(repeatPolicies),
  /** Audits whose errors were accepted. */
  accept: z.array(z.string()),
  chosenBy: z.object({
    sla: chooser,
    intervals: chooser,
    thinkTimes: chooser,
    utilizations: chooser,
    overflow: chooser,
    repeatPolicy: chooser,
    accept: chooser,
  }),
})

export const problem = z.object({ code: z.string(), where: z.string(), values })

const source = z.object({
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

const statistics = z.object({
  definition: z.object({ clock: z.string(), weighting: z.string(), percentiles: z.string() }),
  mean: number,
  median: number,
  std: number,
  p90: number,
  p95: number,
  p99: number,
  others: z.record(z.string(), z.number()),
  from: z.record(z.string(), z.object({ origin: z.enum(['summary', 'requests']), field: z.string() })),
})

const fact = z.object({
  value: z.union([z.string(), z.number()]),
  from: z.enum(origins),
  where: z.string(),
})
const facts = z.record(z.string(), fact)

export const verdict = z.enum(['pass', 'fail', 'unknown'])
export const confidence = z.enum(['confirmed', 'point', 'marginal'])

const judgement = z.object({
  verdict,
  confidence: confidence.nullable(),
  /** The judged statistic, seconds. */
  value: number,
  threshold: z.number(),
  /** Approximate one-sided 95 % upper bound of the statistic, seconds. */
  upperBound: number,
  /** Requests over the threshold or failed; a count with per-request data, else the least that the summary proves. */
  violations: number,
  samples: number,
  /** Why it is unknown: metricMissing, or the audit that took the pass away. */
  reason: text,
})

const run = z.object({
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
    concurrency: number,
    requestRate: z.union([z.number(), z.literal('inf')]).nullable(),
    burstiness: z.union([z.number(), z.literal('inf')]).nullable(),
    prompts: number,
    warmups: number,
  }),
  tokens: z.object({ input: number, output: number }),
  completed: number,
  failed: number,
  duration: number,
  throughput: z.object({
    requests: number,
    outputTokens: number,
    totalTokens: number,
    requestsRounding: z.number(),
  }),
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
  usable: z.boolean(),
  throughput: z.object({ requests: number, outputTokens: number, totalTokens: number }),
  /** Mean end-to-end latency, seconds, and where it came from. */
  latency: z.object({ e2e: number, from: z.enum(['measured', 'little', 'rebuilt']).nullable() }),
})

const capacity = z.object({
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
const basis = z.object({
  level: z.number(),
  throughput: z.number(),
  latency: number,
  judged: z.boolean(),
})

const headroom = z.object({
  model: z.enum(['poisson']),
  overflow: z.number(),
  maxMeanConcurrency: z.number(),
  utilization: z.number(),
  arrivalRate: z.number(),
})

const users = z.object({
  basis: z.enum(['open', 'closed']),
  interval: number,
  thinkTime: number,
  utilization: number,
  /** fixed: the planned share; poisson: M/G/infinity overflow; binomial: closed population. */
  model: z.enum(['fixed', 'poisson', 'binomial']),
  arrivalRate: number,
  users: z.number(),
})

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
  measured: z.object({ inputTokens: number, outputTokens: number }),
})

/**
 * How sound an answer is. A: nothing to object to at the levels it rests on; B: warnings; C: it rests on an error, accepted
 * or harmless to the verdict; D: not to be sized with.
 */
export const grades = ['A', 'B', 'C', 'D'] as const
const grade = z.enum(grades)

const series = z.object({
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

const ratio = z.object({
  speedup: z.number(),
  gain: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  efficiency: z.number(),
  costPerRequest: z.number(),
})

const scaling = z.object({
  id: z.string(),
  workload: z.string(),
  base: z.string(),
  scaled: z.string(),
  gpus: z.tuple([z.number(), z.number()]),
  atEqualConcurrency: ratio
    .extend({
      concurrency: z.number(),
      throughputs: z.tuple([z.number(), z.number()]),
      e2eChange: number,
      e2eFrom: z.enum(['measured', 'little']),
      /** True when both levels pass, false when one fails, null when one cannot be judged. */
      withinSla: z.boolean().nullable(),
    })
    .nullable(),
  atOwnLimit: ratio
    .extend({
      levels: z.tuple([z.number(), z.number()]),
      throughputs: z.tuple([z.number(), z.number()]),
      /** A limit that is only a lower bound makes the ratio one between test limits. */
      censored: z.tuple([z.boolean(), z.boolean()]),
    })
    .nullable(),
  replicas: z
    .object({ throughput: z.number(), count: z.number(), each: z.number(), assumed: z.literal(true) })
    .nullable(),
})

/** Two layouts of one workload whose numbers may not be compared, and the settings that differ; null is not recorded. */
const refusal = z.object({
  workload: z.string(),
  base: z.string(),
  scaled: z.string(),
  differences: z.array(z.object({ key: z.string(), base: text, scaled: text })),
})

const workloads = z.object({
  id: z.string(),
  model: text,
  inputTokens: number,
  outputTokens: number,
  kind: z.enum(['nominal', 'measured', 'unknown']),
  series: z.array(z.string()),
  scaling: z.array(z.string()),
})

const finding = z.object({
  /** The audit, V01 … */
  id: z.string(),
  reason: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** none; noPass: a pass becomes unknown; unconfirmed: only a confirmed verdict stands; void: nothing is judged. */
  effect: z.enum(['none', 'noPass', 'unconfirmed', 'void']),
  series: text,
  run: text,
  /** The level of the series whose repeats it is about; null when it is about a run or about the series. */
  level: number,
  /** True when it would have taken a verdict away and was accepted. */
  accepted: z.boolean(),
  values,
})

export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({ name: z.literal('konkyo'), version: z.string() }),
  createdAt: z.string(),
  plan,
  sources: z.array(source),
  runs: z.array(run),
  series: z.array(series),
  workloads: z.array(workloads),
  scaling: z.array(scaling),
  refusals: z.array(refusal),
  findings: z.array(finding),
  /** The lowest of the series that have an answer; D when none has. */
  grade,
  /** How each derived number was made, by its place in this document. */
  trails: z.record(z.string(), trailSchema),
})

export type Report = z.infer<typeof reportSchema>
export type ReportSource = Report['sources'][number]
export type ReportRun = Report['runs'][number]
export type Series = Report['series'][number]
export type Point = Series['points'][number]
export type Capacity = Series['capacity']
export type Judgement = Point['judgements'][string]
export type Workload = Report['workloads'][number]
export type Scaling = Report['scaling'][number]
export type Refusal = Report['refusals'][number]
export type Grade = Series['grade']
/** A series before the audits' findings are weighed. */
export type Ungraded = Omit<Series, 'grade'>
export type Users = Series['users'][number]
export type Finding = Report['findings'][number]
export type Verdict = z.infer<typeof verdict>
export type Confidence = z.infer<typeof confidence>
