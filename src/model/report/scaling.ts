import { z } from 'zod'
import { number, text } from './parts.ts'

export const ratio = z.object({
  speedup: z.number(),
  gain: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  efficiency: z.number(),
  costPerRequest: z.number(),
})

export const scaling = z.object({
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
export const refusal = z.object({
  workload: z.string(),
  base: z.string(),
  scaled: z.string(),
  differences: z.array(z.object({ key: z.string(), base: text, scaled: text })),
  /** Where only the lengths served differ: output tokens/s of each at its own limit, a hint and no comparison. */
  tokens: z
    .object({
      levels: z.tuple([z.number(), z.number()]),
      throughputs: z.tuple([z.number(), z.number()]),
      gain: z.number(),
    })
    .nullable(),
})
