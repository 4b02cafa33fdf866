import * as z from 'zod'
import { decision } from './decision.ts'
import { localText, number, text } from './parts.ts'
import { capacity, series } from './series.ts'
import { demand } from './sizing.ts'

/** Enough of a series to name it where its report is gone. */
const place = z.object({
  layout: z.object({ name: text }),
  workload: series.shape.workload.omit({ measured: true }),
  variant: series.shape.variant,
  distinction: z.record(z.string(), z.string()),
})

/** A limit as it stood, and the first level that failed. */
const limit = z.object({ status: capacity.shape.status, failing: number })

const outcome = z.enum(['better', 'worse', 'lost', 'gained', 'unchanged', 'undecided', 'notComparable'])

/** A number of a series that is another than it was. SI units; `change` and `range` are new / old − 1. */
const movement = z.object({
  place,
  axis: capacity.shape.axis,
  about: z.enum(['limit', 'arrivals', 'users']),
  /** Seconds between two requests of one user, or between an answer and the next request; of users. */
  interval: number,
  thinkTime: number,
  old: number,
  new: number,
  /** Of limits. */
  limits: z.object({ old: limit, new: limit }).nullable(),
  change: number,
  /** Where the change may lie, given the noise. */
  range: z.tuple([z.number(), z.number()]).nullable(),
  /** better, worse: beyond noise; lost, gained: known of the old side alone, or of the new one. */
  outcome,
  /** Why it is not decided, as in a comparison. */
  reason: text,
})

const choice = z.object({
  status: decision.shape.status,
  layout: place.nullable(),
  count: number,
  /** Requests/s of one server. */
  planningRate: number,
  /** Of all servers, by the reading that the answer shows. */
  users: number,
  /** Money a month. */
  cost: number,
})

const decided = z.object({
  /** Null where the report has one model. */
  model: text,
  workload: place.shape.workload.nullable(),
  mix: localText,
  demand: demand.omit({ id: true }).nullable(),
  currency: text,
  /** Null where it was not asked. */
  old: choice.nullable(),
  new: choice.nullable(),
})

/** demand: intervals and think times; pattern: how requests arrive. */
const questionParts = [
  'sla',
  'demand',
  'users',
  'arrivalRates',
  'employees',
  'peakDay',
  'balancer',
  'spare',
  'mixes',
  'cost',
  'overflow',
  'headroom',
  'pattern',
  'repeatPolicy',
  'accept',
] as const

/** What became of an answer since the version before. */
export const change = z.object({
  runs: z.object({ added: z.number(), removed: z.number(), replaced: z.number() }),
  /** Parts of the question that are asked otherwise. */
  question: z.array(z.enum(questionParts)),
  /** Decisions that are other than they were, those that are new, and those that are gone. */
  decisions: z.array(decided),
  /** Those that were decided first. */
  movements: z.array(movement),
  /** How many more there are. */
  more: z.number(),
  series: z.object({ added: z.array(place), removed: z.array(place) }),
  /** The version that made the last report, where another makes this one and numbers are not the same. */
  program: text,
})

/** A version of the document after those that the plan states. */
export const revision = z.object({
  version: z.string(),
  date: z.string(),
  /** Null of the first one, which changes nothing. */
  change: change.nullable(),
})
