import { z } from 'zod'
import { number } from './parts.ts'

/** load: the mean over all hours and servers; purchase and fee: of one server; electricityPrice: of a kWh. */
export const costParameters = ['load', 'lifeYears', 'purchase', 'fee', 'electricityPrice'] as const

/** Money a month of all servers, and for a million output tokens. */
const money = { monthly: number, perMillion: number }

/**
 * What one assumption does to a cost, the others as they are: half less and half more, lower end first. A mean load is
 * never above that of the busiest hour.
 */
export const costAssumption = z.object({
  parameter: z.enum(costParameters),
  base: z.number(),
  ends: z.array(z.object({ value: z.number(), ...money })),
  /** How far the cost moves over both ends and the base. */
  swing: z.object(money),
})
