import { z } from 'zod'
import { costSchema, employeesSchema } from './plan-demand.ts'

const localText = z.union([z.string().min(1), z.record(z.string(), z.string())])
const scalar = z.union([z.string(), z.number()])
const durations = z.union([scalar, z.array(scalar).min(1)])
const count = z.number().int().positive()
const tokens = z.number().positive()

const hint = z.strictObject({
  match: z.string().min(1).describe('Glob over the paths of result files'),
  model: z.string().optional(),
  engine: z.string().optional(),
  gpu: z.string().optional(),
  gpus: count.optional(),
  tensorParallel: count.optional(),
  pipelineParallel: count.optional(),
  dataParallel: count.optional(),
  inputTokens: tokens.optional(),
  outputTokens: tokens.optional(),
  kvCacheTokens: tokens.optional().describe('Tokens that the KV cache holds, from the server log'),
  minGpus: count.optional().describe('The fewest GPUs that hold one copy of the model'),
})

const mix = z.strictObject({
  name: localText.optional(),
  classes: z
    .array(
      z.strictObject({
        name: z.string().min(1).optional(),
        inputTokens: tokens,
        outputTokens: tokens,
        weight: scalar.describe('Share of the requests: 80%, or a number in the unit of the others'),
      }),
    )
    .min(2),
})

/** The plan file `konkyo.yaml`: every key optional, unknown keys refused. */
export const planFileSchema = z.strictObject({
  title: localText.optional().describe('Title of the document; one text, or one for each language'),
  customer: localText.optional(),
  author: localText.optional(),
  sla: z.string().optional().describe('Limits such as ttft.p99<=3s,itl.p99<=120ms, or a preset'),
  demand: z
    .strictObject({
      interval: durations.optional().describe('Time between two requests of one user'),
      thinkTime: durations.optional().describe('Time a user reads before the next request'),
      users: z
        .union([count, z.array(count).min(1)])
        .optional()
        .describe('Active users, with an interval or a think time'),
      arrivalRate: durations.optional().describe('Arrivals to serve, such as 2/s or 18/min'),
      employees: employeesSchema.optional(),
    })
    .optional(),
  availability: z
    .enum(['n', 'n+1', 'N', 'N+1'])
    .optional()
    .describe('Whether a server more is kept for when one fails'),
  cost: costSchema.optional(),
  headroom: scalar.optional().describe('Planned share of the limit, such as 70-80%'),
  overflow: scalar.optional().describe('Accepted probability of exceeding the limit, such as 1%'),
  repeatPolicy: z.string().optional().describe('How repeats of a level are merged: worst, median, pooled'),
  accept: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Audits whose errors are accepted, such as V05'),
  series: z.array(hint).optional(),
  mix: z.array(mix).optional().describe('Requests of several lengths that arrive together'),
  arrivals: z
    .strictObject({
      burstiness: z
        .number()
        .positive()
        .optional()
        .describe('Shape of gamma-distributed gaps; below 1 bursty'),
      dayToDay: scalar.optional().describe('Variation of the rate from day to day, such as 20%'),
    })
    .optional(),
})

export type PlanFile = z.infer<typeof planFileSchema>
