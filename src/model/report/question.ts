import { z } from 'zod'
import { repeatPolicies } from '../plan.ts'
import { chooser, localText, text } from './parts.ts'

export const slaLimit = z.object({
  id: z.string(),
  metric: z.enum(['ttft', 'tpot', 'itl', 'e2e']),
  statistic: z.string(),
  threshold: z.number(),
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
