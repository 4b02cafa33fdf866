import { z } from 'zod'
import { text, values } from './parts.ts'

export const problem = z.object({ code: z.string(), where: z.string(), values })

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
