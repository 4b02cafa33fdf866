import { z } from 'zod'
import { chooser, number, text } from './parts.ts'

/** A value of the question and who chose it: by default it is an assumption, and printed as one. */
export const chosen = z.object({ value: z.number(), by: chooser })

/** A head count and what turns it into requests. Shares as fractions; growth a year. */
export const askedEmployees = z.object({
  registered: chosen,
  active: chosen,
  /** Requests a working day of each who uses it. */
  perDay: chosen,
  /** Share of the day that comes in its busiest hour. */
  busyHour: chosen,
  /** Peak over mean rate within that hour. */
  peak: chosen,
  growth: chosen,
  years: chosen,
})

export const askedDemand = z.object({
  /** Active users, with the intervals and think times of the plan. */
  users: z.array(z.number()),
  /** Requests/s. */
  arrivalRates: z.array(z.number()),
  employees: askedEmployees.nullable(),
})

/** What one server of a layout costs and draws; null is not given, and not counted. */
export const askedPrice = z.object({
  /** Part of the layout's name; null for any. */
  name: text,
  gpus: number,
  purchase: number,
  /** A month: rent, colocation, support. */
  monthly: number,
  idleWatts: number,
  fullWatts: number,
  date: text,
  source: text,
})

/** Money in the user's currency; every amount with its date and source. */
export const askedCost = z.object({
  currency: text,
  date: text,
  source: text,
  layouts: z.array(askedPrice),
  /** For a kWh. */
  electricityPrice: number,
  pue: chosen,
  hoursPerMonth: chosen,
  lifeYears: chosen,
  /** Share of the price that is left at the end. */
  salvage: chosen,
  /** A year, as a share of the price. */
  maintenance: chosen,
  /** Days a month on which employees work. */
  workingDays: chosen,
  /** Mean arrivals of all hours over those of the busiest; by default employees' follow from their days instead. */
  meanLoad: chosen,
  api: z
    .object({
      /** For a million tokens. */
      input: z.number(),
      output: z.number(),
      date: z.string(),
      source: z.string(),
    })
    .nullable(),
})

export type Chosen = z.infer<typeof chosen>
export type AskedEmployees = z.infer<typeof askedEmployees>
export type AskedDemand = z.infer<typeof askedDemand>
export type AskedPrice = z.infer<typeof askedPrice>
export type AskedCost = z.infer<typeof askedCost>
