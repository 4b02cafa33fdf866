import * as z from 'zod'
import { unproven } from '../pool.ts'
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

/** A demand that somebody asked about, as requests/s in its busiest hour: of the peak day, where one is known. */
export const demand = z.object({
  id: z.string(),
  /** arrivals, outputTokens, totalTokens: as given, requests or tokens a second; employees: from a head count; open: users on schedule; closed: users who wait, then think. */
  kind: z.enum(['arrivals', 'outputTokens', 'totalTokens', 'employees', 'open', 'closed']),
  users: number,
  /** Users in a session on the peak day; null of a head count, and without a peak day. */
  peakUsers: number,
  /** People of a head count in the last year, which is sized for; null where they do not grow. */
  lastUsers: number,
  interval: number,
  thinkTime: number,
  /** What lies between a head count and requests/s. */
  chain: z.object({ activeUsers: z.number(), requestsPerDay: z.number(), requestsPerHour: z.number() }).nullable(),
  /** Today (year 0) and the years that are planned for; empty where the rate depends on the layout. */
  years: z.array(z.object({ year: z.number(), normalRate: number, arrivalRate: z.number() })),
  /** Of the last year, which is sized for; null where it depends on the layout. */
  arrivalRate: number,
  /** The same on a normal day; null without a peak day. */
  normalRate: number,
  /** Tokens/s that are asked for, and on a normal day: requests/s only of a layout that says how long these are. */
  tokenRate: number,
  normalTokenRate: number,
  /** Mean arrivals of all hours over these; null without prices. */
  meanLoad: number,
})

/** Money a month of all servers, the spare one included; null is not counted. */
export const fleetCost = z.object({
  /** Index in costs. */
  cost: z.number(),
  /** Mean over all hours and servers, of the throughput at the limit. */
  utilization: z.number(),
  capital: number,
  fee: number,
  electricity: number,
  maintenance: number,
  monthly: number,
})

export const optionCost = fleetCost.extend({
  /** Tokens a month. */
  outputTokens: number,
  perMillion: number,
  /** Of each user that the demand names: of a head count, of everybody on the list in the last year. */
  perUser: number,
  joulesPerToken: number,
  /** The same requests bought from an API, and the tokens a month (in and out) at which both cost the same. */
  api: z.object({ monthly: z.number(), breakEvenTokens: number }).nullable(),
  /** What moves it, the widest first; of the first option of a demand in a workload that has a cost, null of the others. */
  sensitivity: z.array(costAssumption).nullable(),
})

/** Servers beside each other as one pool, behind a balancer that sends each request to the one with the fewest in flight. */
export const pool = z.object({
  /** Servers that the demand needs with requests sent at random. */
  random: z.number(),
  /** Requests/s that the servers take together, and one more with them; null where nothing is proven of a pool. */
  rate: number,
  oneMore: number,
  /** Why; servers are then those at random. */
  unproven: z.enum(unproven).nullable(),
})

/** Mean tokens of a request by which tokens/s are requests/s, measured, or assumed to be as asked of the benchmark; null of other demands. */
export const requestLength = z.object({ tokens: z.number(), nature: z.enum(['measured', 'assumed']) }).nullable()

/** A demand on one layout. Servers are taken to be alike and undisturbed by each other, where one was measured. */
export const option = z.object({
  series: z.string(),
  nature: z.literal('estimate'),
  /** Requests/s of the whole demand. */
  arrivalRate: z.number(),
  /** The same on a normal day; null without a peak day. */
  normalRate: number,
  length: requestLength,
  /** Requests/s that one server takes of those sent at random. */
  each: z.number(),
  /** Servers that the demand needs; as one pool where that was asked for and is proven. */
  replicas: z.number(),
  gpus: number,
  /** Of the throughput at the limit, all servers running. */
  utilization: z.number(),
  /** The same on a normal day; null without a peak day. */
  normalUtilization: number,
  /** The same with one server more, for when one fails. */
  nPlusOne: z.object({ replicas: z.number(), gpus: number, utilization: z.number() }),
  /** Servers in each year of the demand. */
  years: z.array(z.number()),
  /** Null where requests are taken to be sent at random. */
  pool: pool.nullable(),
  cost: optionCost.nullable(),
})

/** What a demand takes in one workload: the layouts that can be judged, best first, and those that cannot. */
export const sizing = z.object({
  id: z.string(),
  workload: z.string(),
  demand: z.string(),
  /** cost where every option has one, a month with the spare server asked for; otherwise gpus. */
  orderedBy: z.enum(['cost', 'gpus']),
  options: z.array(option),
  /** noPass: nothing passes; unjudged: the SLA cannot be judged; noRoom: for requests at random; smoother: they came more evenly than those asked about; noLatency; noLength: of a demand in tokens; tooSlow: an answer takes longer than the interval; tooMany. */
  left: z.array(
    z.object({
      series: z.string(),
      reason: z.enum(['noPass', 'unjudged', 'noRoom', 'smoother', 'noLatency', 'noLength', 'tooSlow', 'tooMany']),
    }),
  ),
})

/** One server of a layout that has a price, whatever the demand. */
export const cost = z.object({
  id: z.string(),
  series: z.string(),
  /** Index in the layouts of the plan's cost. */
  price: z.number(),
  /** Output tokens/s at the limit. */
  outputRate: number,
  /** A month; null is not counted. */
  capital: number,
  fee: number,
  maintenance: number,
  /** What the mean load makes of it: money a month and for a million output tokens, and joules a token. */
  loads: z.array(
    z.object({
      utilization: z.number(),
      electricity: number,
      monthly: number,
      perMillion: number,
      joulesPerToken: number,
    }),
  ),
  /** Against an API: its price for a million tokens of this workload, and the utilization from which the server is cheaper. */
  api: z.object({ blended: z.number(), breakEven: number }).nullable(),
})
