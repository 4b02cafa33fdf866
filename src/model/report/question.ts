import { z } from 'zod'
import { repeatPolicies } from '../plan.ts'
import { askedCost, askedDemand } from './asked.ts'
import { chooser, localText, number, text } from './parts.ts'

export const slaLimit = z.object({
  id: z.string(),
  metric: z.enum(['ttft', 'tpot', 'itl', 'e2e']),
  statistic: z.string(),
  threshold: z.number(),
})

export const mixClass = z.object({
  name: text,
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** Share of the requests, in the unit of the other classes. */
  weight: z.number(),
})

export const plan = z.object({
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
  mixes: z.array(z.object({ name: localText, classes: z.array(mixClass) })),
  /** Gamma shape of the gaps between arrivals, and variation of the rate from day to day; null is not given. */
  arrivals: z.object({ burstiness: number, dayToDay: number }),
  demand: askedDemand,
  /** Servers more than needed, for when one fails. */
  spare: z.number(),
  cost: askedCost.nullable(),
  chosenBy: z.object({
    sla: chooser,
    intervals: chooser,
    thinkTimes: chooser,
    utilizations: chooser,
    overflow: chooser,
    repeatPolicy: chooser,
    accept: chooser,
    spare: chooser,
    arrivals: chooser,
  }),
})

/** Part of a plan that no result, series or layout answers to. */
export const unmet = z.object({
  part: z.enum(['match', 'mixClass', 'costLayout']),
  /** Its place in the plan, such as `series.0.match`. */
  at: z.string(),
  /** What is written: a glob, lengths as input/output, a layout's name or number of GPUs. */
  text: z.string(),
  /** The first of what there is to meet. */
  choices: z.array(z.string()),
  /** How many more there are. */
  more: z.number(),
})
