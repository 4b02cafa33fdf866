import * as z from 'zod'
import type { AuditId } from '../../audits/index.ts'
import { latencyMetrics } from '../metric.ts'
import { balancers, repeatPolicies } from '../plan.ts'
import { chooser, localText, number, text } from './parts.ts'

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

/** A day that is known to be busier than the others, such as the end of the month. */
const peakDay = z.object({
  name: localText,
  /** Arrivals of that day over those of a normal one. */
  factor: z.number(),
})

export const askedDemand = z.object({
  /** Active users, with the intervals and think times of the plan. */
  users: z.array(z.number()),
  /** Requests/s. */
  arrivalRates: z.array(z.number()),
  /** Tokens/s, of answers alone or of inputs and answers. */
  tokenRates: z.array(z.object({ of: z.enum(['outputTokens', 'totalTokens']), perSecond: z.number() })),
  employees: askedEmployees.nullable(),
  peakDay: peakDay.nullable(),
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

export const slaLimit = z.object({
  id: z.string(),
  metric: z.enum(latencyMetrics),
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

/** What a cover and its registers say, and the words of the document; null and empty where nobody said. */
const paper = z.object({
  number: text,
  version: text,
  company: localText,
  confidentiality: localText,
  reviewer: localText,
  approver: localText,
  /** Newest last. */
  revisions: z.array(z.object({ version: z.string(), date: z.string(), changes: localText, author: localText })),
  /** Japanese: plain (である) or polite (です・ます). */
  tone: z.enum(['plain', 'polite']),
  /** Other words for terms of the glossary, by their ids. */
  terms: z.record(z.string(), localText),
})

export const plan = z.object({
  title: localText,
  customer: localText,
  author: localText,
  document: paper,
  sla: z.object({ expression: z.string(), preset: text, limits: z.array(slaLimit) }),
  /** Seconds between two requests of one user, one reading each. */
  intervals: z.array(z.number()),
  /** Seconds a user reads before the next request, one reading each. */
  thinkTimes: z.array(z.number()),
  balancer: z.enum(balancers),
  /** Shares of the limit that are planned to be used, ascending. */
  utilizations: z.array(z.number()),
  /** Accepted probability that more requests are in flight than the limit. */
  overflow: z.number(),
  repeatPolicy: z.enum(repeatPolicies),
  /** Audits whose errors the person takes upon themselves, V05 … */
  accept: z.array(z.string<AuditId>()),
  mixes: z.array(z.object({ name: localText, classes: z.array(mixClass) })),
  /** Gamma shape of the gaps between arrivals, and variation of the rate from day to day; null is not given. */
  arrivals: z.object({ burstiness: number, dayToDay: number }),
  demand: askedDemand,
  /** Servers more than needed, for when one fails. */
  spare: z.number(),
  /** Null where nobody gave a price. */
  cost: askedCost.nullable(),
  chosenBy: z.object({
    sla: chooser,
    intervals: chooser,
    thinkTimes: chooser,
    balancer: chooser,
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
  part: z.enum(['match', 'columns', 'mixClass', 'mixName', 'costLayout']),
  /** Its place in the plan, such as `series.0.match`. */
  at: z.string(),
  /** What is written: a glob, columns, lengths as input/output, a name of a mix, a layout's name or number of GPUs. */
  text: z.string(),
  /** The first of what there is to meet. */
  choices: z.array(z.string()),
  /** How many more there are. */
  more: z.number(),
})
