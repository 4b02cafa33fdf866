import { z } from 'zod'
import { most } from './bounds.ts'
import { parseDay } from './day.ts'
import { amount, count, readable, said, scalar } from './plan-value.ts'
import { parseRatio } from './ratio.ts'
import { parseShare } from './share.ts'

const share = readable(scalar, parseShare)
const ratioUpTo = (example: string, largest: number) =>
  readable(scalar, (text, where) => parseRatio(text, where, example, largest))
const day = readable(z.string(), parseDay).describe('As of, such as 2026-11-01')

/** People who may use the service, and how much they ask. */
export const employeesSchema = z.strictObject({
  registered: count,
  active: share.optional().describe('Share of them who use it, such as 30%'),
  perDay: z.number().positive().max(100_000).optional().describe('Requests a working day of each who uses it'),
  busyHour: share.optional().describe('Share of the day that comes in its busiest hour, such as 20%'),
  peak: z.number().min(1).max(1000).optional().describe('Peak over mean within that hour'),
  growth: ratioUpTo('20%', 10).optional().describe('Growth a year, such as 20%'),
  years: z.number().int().min(0).max(20).optional().describe('Years of growth to size for'),
})

const price = z.strictObject({
  name: said.optional().describe("Part of the layout's name"),
  gpus: count.optional().describe('Number of GPUs of the layout'),
  purchase: amount.optional().describe('Price of one server'),
  monthly: amount.optional().describe('What one server costs a month besides: rent, colocation, support'),
  idleWatts: amount.optional(),
  fullWatts: amount.optional(),
  date: day.optional(),
  source: said.optional(),
})

/** Prices, all of the user's own, with date and source. */
export const costSchema = z.strictObject({
  date: day.optional(),
  source: said.optional(),
  currency: said.optional(),
  layouts: z.array(price).max(most.prices).optional(),
  electricity: amount.optional().describe('Price of a kWh'),
  idleWatts: amount.optional().describe('Of one server, where its layout says nothing'),
  fullWatts: amount.optional(),
  pue: z.number().min(1).max(10).optional().describe('Power of the whole site over that of the servers'),
  hoursPerMonth: z.number().positive().max(744).optional(),
  lifeYears: z.number().positive().max(30).optional(),
  salvage: ratioUpTo('10%', 1).optional().describe('Share of the price that is left at the end'),
  maintenance: ratioUpTo('10%', 1).optional().describe('A year, as a share of the price'),
  workingDays: z.number().positive().max(31).optional().describe('A month'),
  meanLoad: share.optional().describe('Mean arrivals of all hours over those of the busiest'),
  api: z
    .strictObject({
      input: amount.describe('For a million input tokens'),
      output: amount,
      date: day.optional(),
      source: said.optional(),
    })
    .optional(),
})
