import { z } from 'zod'
import { number, text, values } from './parts.ts'

export const finding = z.object({
  /** The audit, V01 … */
  id: z.string(),
  reason: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /**
   * none; noPass: a pass becomes unknown; unproven: the same, and no level above it counts; unconfirmed: only a confirmed
   * verdict stands; void: nothing is judged.
   */
  effect: z.enum(['none', 'noPass', 'unproven', 'unconfirmed', 'void']),
  series: text,
  run: text,
  /** The level of the series whose repeats it is about; null when it is about a run or about the series. */
  level: number,
  /** True when it would have taken a verdict away and was accepted. */
  accepted: z.boolean(),
  values,
})
