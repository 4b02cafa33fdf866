import * as z from 'zod'
import { localText, number, text } from './parts.ts'
import { fleetCost, requestLength } from './sizing.ts'

export const ratio = z.object({
  speedup: z.number(),
  gain: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  efficiency: z.number(),
  costPerRequest: z.number(),
})

export const scaling = z.object({
  id: z.string(),
  workload: z.string(),
  base: z.string(),
  scaled: z.string(),
  gpus: z.tuple([z.number(), z.number()]),
  atEqualConcurrency: ratio
    .extend({
      concurrency: z.number(),
      throughputs: z.tuple([z.number(), z.number()]),
      e2eChange: number,
      e2eFrom: z.enum(['measured', 'little']),
      /** True when both levels pass, false when one fails, null when one cannot be judged. */
      withinSla: z.boolean().nullable(),
    })
    .nullable(),
  atOwnLimit: ratio
    .extend({
      levels: z.tuple([z.number(), z.number()]),
      throughputs: z.tuple([z.number(), z.number()]),
      /** A limit that is only a lower bound makes the ratio one between test limits. */
      censored: z.tuple([z.boolean(), z.boolean()]),
    })
    .nullable(),
  replicas: z
    .object({ throughput: z.number(), count: z.number(), each: z.number(), assumed: z.literal(true) })
    .nullable(),
})

/** Two layouts of one workload whose numbers may not be compared, and the settings that differ; null is not recorded. */
export const refusal = z.object({
  workload: z.string(),
  base: z.string(),
  scaled: z.string(),
  differences: z.array(z.object({ key: z.string(), base: text, scaled: text })),
  /** Where only the lengths served differ: output tokens/s of each at its own limit, a hint and no comparison. */
  tokens: z
    .object({
      levels: z.tuple([z.number(), z.number()]),
      throughputs: z.tuple([z.number(), z.number()]),
      gain: z.number(),
    })
    .nullable(),
})

/**
 * Requests/s, from what the written figures of the limit allow at least, to what those of the first failing level allow at
 * most: the true limit lies between the two. The upper end is null where the limit is only a lower bound.
 */
const range = z.tuple([number, number])

const rule = z.object({
  /** R0 … R4 */
  id: z.string(),
  /** open: the evidence does not decide. */
  state: z.enum(['fires', 'silent', 'open']),
  reason: z.string(),
  favours: z.enum(['copies', 'larger']).nullable(),
  values: z.record(z.string(), number),
})

export const measureKinds = [
  'copies',
  'above',
  'again',
  'latency',
  'usable',
  'below',
  'larger',
  'fewer',
  'repeats',
  'between',
] as const

/**
 * Which of two layouts of one workload to choose: the larger one, or copies of the smaller. Without a larger layout, what
 * one more copy would give.
 */
export const recommendation = z.object({
  id: z.string(),
  workload: z.string(),
  scaling: text,
  /** Series of the smaller and of the larger layout. */
  base: text,
  larger: text,
  choice: z.enum(['larger', 'copies', 'undecided']),
  /** The rule that decides, or keeps it open, and why: `R3.copiesMore`. */
  reason: z.string(),
  rules: z.array(rule),
  /** An assumption and no measurement: k copies at the limit of one. */
  copies: z
    .object({
      count: z.number(),
      each: z.number(),
      /** Share that routing leaves at the least: of the interval's low end. */
      allowance: z.number(),
      throughput: z.number(),
      interval: range,
      /** With one copy lost. */
      remaining: z.number(),
      judged: z.boolean(),
    })
    .nullable(),
  /** Measured at the larger layout's own limit. */
  measured: z.object({ throughput: z.number(), interval: range, judged: z.boolean() }).nullable(),
  toMeasure: z.array(z.object({ what: z.enum(measureKinds), series: text, level: number })),
})

/**
 * Why a class says nothing on a layout. differs: measured, but with settings that must not be mixed; openLoop: measured at
 * arrival rates only; noLimit: measured, and no concurrency within the SLA was found.
 */
export const classAbsences = ['notMeasured', 'differs', 'openLoop', 'noLimit'] as const

const mixClass = z.object({
  /** The series that measured it here. */
  series: text,
  missing: z.enum(classAbsences).nullable(),
  /** Share of all requests. */
  requests: z.number(),
  /** Share of the machine that it takes at the joint limit. */
  machine: number,
  /** Mean number of its requests in flight at the joint limit. */
  inFlight: number,
  /** It takes more of the machine than any other class. */
  governs: z.boolean(),
})

const mixLayout = z.object({
  /** A series of the layout, for its name. */
  series: z.string(),
  /** In the order of the plan. */
  classes: z.array(mixClass),
  /** Null unless every class was measured. */
  limit: z
    .object({
      /** Requests/s of all classes. */
      throughput: z.number(),
      /** Mean requests of all classes in flight. */
      concurrency: z.number(),
      /** Mean seconds over all requests. */
      latency: z.number(),
      /** The same where each class answers fastest: users who wait ask no more often. */
      quickest: z.number(),
      /** The limit of a class is only a lower bound, and so is this. */
      censored: z.boolean(),
    })
    .nullable(),
  /** Independent arrivals that take more than the whole machine with at most this probability, and no more than the classes are planned with alone. */
  headroom: z.object({ overflow: z.number(), utilization: z.number(), arrivalRate: z.number() }).nullable(),
  /** What it takes of each demand; nothing without headroom. */
  sized: z.array(
    z.object({
      demand: z.string(),
      /** Why servers are not counted. */
      reason: z.enum(['tooSlow', 'tooMany', 'noLength']).nullable(),
      /** Requests/s of the whole demand, and on a normal day; null without a peak day. */
      arrivalRate: number,
      normalRate: number,
      length: requestLength,
      /** Servers that the demand needs, and with the spare one; null where none was asked for. */
      replicas: number,
      withSpare: number,
      cost: fleetCost.nullable(),
    }),
  ),
})

/** Requests of several lengths together, combined from what each allows alone: always an estimate. */
export const mix = z.object({
  id: z.string(),
  name: localText,
  nature: z.literal('estimate'),
  /** Workloads, one a model, in which requests of all its lengths were sent together and judged: what this only estimates. */
  measured: z.array(z.string()).default([]),
  /** Layouts on which at least one class was measured. */
  layouts: z.array(mixLayout),
})
