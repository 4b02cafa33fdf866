import * as z from 'zod'

const known = z.union([z.string(), z.number(), z.null()])

/** What a formula takes: a place in the report, or a value that stands nowhere else. A symbol may be given several times. */
const input = z.union([
  z.object({ symbol: z.string(), ref: z.string() }),
  z.object({ symbol: z.string(), value: known }),
])

/** How a number was made from others. Numbers without a trail were read: from a file, from a path, or from the plan. */
export const trailSchema = z.object({
  /** The id of a formula. */
  formula: z.string(),
  inputs: z.array(input),
  /** floor: to a whole number below; min, max: the smallest or largest of what the formula gives. */
  rounding: z.enum(['floor', 'min', 'max']).nullable(),
  /** Places in the plan that the number depends on directly. */
  assumptions: z.array(z.string()),
})
