import * as z from 'zod'
import { planningCaps, planningSources, sensitivityParameters } from './headroom.ts'
import { grade, number, text } from './parts.ts'

/** Those of a demand for which the servers of a layout that can be planned with are not counted. */
export const uncounted = ['tooMany', 'noLength', 'noLatency', 'tooSlow'] as const

/**
 * What decided, or keeps it open. only: one layout was measured; onlyPasses: no other can be planned with; perGpu: more
 * requests/s for each GPU; spare: as many within 3 %, and fewer GPUs are lost with one that fails; price: less a month;
 * gpus: fewer GPUs for the demand.
 * onlyCounted: others pass and cannot be counted; otherOpen: the limit of another layout is not found yet, and it may do
 * more; otherSmoother: another was kept with requests that came more evenly than those asked about, and may do more; gpusUnknown: more than one, and not all
 * tell how many GPUs they have.
 * fails: no layout keeps the SLA at its lowest load; unjudged: nothing could be judged; contradiction: levels that
 * contradict each other; noRoom: a limit, but no load that random arrivals keep; openLoop: no level of a closed loop.
 * tooMany: more servers than are counted; noLength, noLatency, tooSlow: layouts that can be planned with, but not counted for this demand.
 */
export const decisionReasons = [
  'only',
  'onlyPasses',
  'onlyCounted',
  'perGpu',
  'spare',
  'price',
  'gpus',
  'otherOpen',
  'otherSmoother',
  'gpusUnknown',
  'fails',
  'unjudged',
  'contradiction',
  'noRoom',
  'smoother',
  'openLoop',
  'notMeasured',
  ...uncounted,
] as const

/**
 * What an answer holds under, the gravest first. synthetic: results that were made, not measured; modelUnknown: layouts were
 * compared of which nothing says that they served one model; accepted: errors that somebody accepted; notServed: lengths other
 * than asked for; contradiction: a level fails and a higher one passes; gap: a level without a verdict ended the passes;
 * missedAtRandom: the rate is taken off loads at random that missed the SLA; unconfirmed: too few requests to be sure of the
 * pass; lowerBound: the test ended before the limit; unproven: the planning rate was not offered to the server; barelyKept: it
 * was, at random, and met the SLA by too little to count as shown; copies: servers beside each other were not measured; pool:
 * they are counted as one pool, which a balancer must make of them; oneRun: no level was repeated.
 */
export const conditionKinds = [
  'synthetic',
  'modelUnknown',
  'accepted',
  'notServed',
  'contradiction',
  'gap',
  'missedAtRandom',
  'unconfirmed',
  'lowerBound',
  'unproven',
  'barelyKept',
  'copies',
  'pool',
  'oneRun',
] as const

const planningRate = z.object({
  /** Requests/s of one server; of servers that are counted as one pool, its part of what they take together. */
  value: z.number(),
  /** mix: estimated from what its classes are planned with alone. */
  from: z.enum([...planningSources, 'mix']),
  cappedBy: z.enum(planningCaps).nullable(),
})

const people = z.object({
  /** registered: people of whom some are active, and send as the demand says. */
  basis: z.enum(['open', 'closed', 'registered']),
  interval: number,
  thinkTime: number,
  /** Of all recommended servers, without the spare one. */
  users: z.number(),
  reachable: z.boolean(),
})

const option = z.object({
  series: z.string(),
  /** Servers, the spare one included. */
  count: z.number(),
  gpus: number,
  /** Of one server; null where none can be planned with. */
  planningRate: number,
  perGpu: number,
})

/** The answer to one question: a workload or a mix, with its demand where one was given. */
export const decision = z.object({
  id: z.string(),
  workload: text,
  mix: text,
  demand: text,
  /** undecided: one layout is the best so far; nothing: none can be planned with. */
  status: z.enum(['decided', 'undecided', 'nothing']),
  /** The layout, by its series. */
  series: text,
  /** Servers of it, the spare one included. */
  count: number,
  gpus: number,
  why: z.enum(decisionReasons),
  /** Best first, as far as one can be planned with. */
  options: z.array(option),
  planningRate: planningRate.nullable(),
  users: z.array(people),
  /** One GPU more as measured on the larger layout, or one more server beside it, which was not measured. */
  oneMore: z
    .object({
      kind: z.enum(['gpu', 'copy']),
      series: z.string(),
      gpus: number,
      /** Requests/s of all of them. */
      planningRate: z.number(),
      /** Of the first reading of the demand; null without one. */
      users: number,
      /** Requests/s of two of the recommended servers, where that is more than a layout of two GPUs was measured to carry. */
      beside: number,
      from: z.enum(['measured', 'assumed']),
    })
    .nullable(),
  /** Money a month, in the currency of the plan. */
  cost: number,
  grade,
  conditions: z.array(
    z.object({
      kind: z.enum(conditionKinds),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
  /** The assumption that moves the users most; null where none does. */
  weakest: z.enum(sensitivityParameters).nullable(),
  /** What to measure first to settle or confirm it. */
  next: z.object({ series: z.string(), gain: z.string(), level: number, rate: number, seconds: number }).nullable(),
})

/** What the answers to one demand take together: the demand comes in full to each workload, on servers of its own. */
export const purchase = z.object({
  demand: z.string(),
  /** The decisions that are added up. */
  decisions: z.array(z.string()),
  /** Workloads of which nothing is decided. */
  left: z.number(),
  /** Spares included. */
  servers: z.number(),
  gpus: number,
  /** Money a month; null unless each has a cost. */
  cost: number,
  /** The same requests from an API; null unless each has its price. */
  api: number,
})
