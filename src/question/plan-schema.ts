import { z } from 'zod'
import { parseAccept } from './accept.ts'
import { most } from './bounds.ts'
import { parseDuration } from './duration.ts'
import { costSchema, employeesSchema } from './plan-demand.ts'
import { count, localText, readable, said, scalar, tokens } from './plan-value.ts'
import { parseRates } from './quantity.ts'
import { parseRepeatPolicy } from './repeat-policy.ts'
import { parseShare, parseShares } from './share.ts'
import { parseSla } from './sla.ts'

const oneOrMore = z.union([scalar, z.array(scalar).min(1).max(most.times)])
const durations = readable(oneOrMore, parseDuration)

const hint = z.strictObject({
  match: said.describe('Glob over the paths of result files'),
  model: said.optional(),
  engine: said.optional(),
  gpu: said.optional(),
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
        name: said.optional(),
        inputTokens: tokens,
        outputTokens: tokens,
        weight: scalar.describe('Share of the requests: 80%, or a number in the unit of the others'),
      }),
    )
    .min(2)
    .max(most.figures),
})

const demand = z.strictObject({
  interval: durations.optional().describe('Time between two requests of one user'),
  thinkTime: durations.optional().describe('Time a user reads before the next request'),
  users: z
    .union([count, z.array(count).min(1).max(most.figures)])
    .optional()
    .describe('Active users, with an interval or a think time'),
  arrivalRate: readable(oneOrMore, parseRates).optional().describe('Arrivals to serve, such as 2/s or 18/min'),
  employees: employeesSchema.optional(),
})

const arrivals = z.strictObject({
  burstiness: z.number().min(0.001).max(1000).optional().describe('Shape of gamma-distributed gaps; below 1 bursty'),
  dayToDay: readable(scalar, parseShare).optional().describe('Variation of the rate from day to day, such as 20%'),
})

/** The plan file `konkyo.yaml`: every key optional, unknown keys refused. */
export const planFileSchema = z.strictObject({
  title: localText.optional().describe('Title of the document; one text, or one for each language'),
  customer: localText.optional(),
  author: localText.optional(),
  sla: readable(z.string(), parseSla).optional().describe('Limits such as ttft.p99<=3s,itl.p99<=120ms, or a preset'),
  demand: demand.optional(),
  availability: z
    .enum(['n', 'n+1', 'N', 'N+1'])
    .optional()
    .describe('Whether a server more is kept for when one fails'),
  cost: costSchema.optional(),
  headroom: readable(scalar, parseShares).optional().describe('Planned share of the limit, such as 70-80%'),
  overflow: readable(scalar, parseShare).optional().describe('Accepted probability of exceeding the limit, such as 1%'),
  repeatPolicy: readable(z.string(), parseRepeatPolicy)
    .optional()
    .describe('How repeats of a level are merged: worst, median, pooled'),
  accept: readable(z.union([z.string(), z.array(z.string()).max(100)]), parseAccept)
    .optional()
    .describe('Audits whose errors are accepted, such as V05'),
  series: z.array(hint).max(most.hints).optional(),
  mix: z.array(mix).max(most.figures).optional().describe('Requests of several lengths that arrive together'),
  arrivals: arrivals.optional(),
})

export type PlanFile = z.infer<typeof planFileSchema>
