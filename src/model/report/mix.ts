import { z } from 'zod'
import { localText, number, text } from './parts.ts'

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
      /** The limit of a class is only a lower bound, and so is this. */
      censored: z.boolean(),
    })
    .nullable(),
  /** Independent arrivals that take more than the whole machine with at most this probability. */
  headroom: z.object({ overflow: z.number(), utilization: z.number(), arrivalRate: z.number() }).nullable(),
})

/** Requests of several lengths together, combined from what each allows alone: never measured, always an estimate. */
export const mix = z.object({
  id: z.string(),
  name: localText,
  nature: z.literal('estimate'),
  /** Layouts on which at least one class was measured. */
  layouts: z.array(mixLayout),
})
