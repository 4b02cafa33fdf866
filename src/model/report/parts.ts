import { z } from 'zod'
import { origins } from '../fact.ts'
import { interval, openReasons, standing, tested, unconfirmedReasons } from './interval.ts'

/** Numbers and texts are null when absent, never 0 or empty. */
export const number = z.number().nullable()
export const text = z.string().nullable()
export const values = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
export const chooser = z.enum(['flag', 'plan', 'default'])
export const localText = z.union([z.string(), z.record(z.string(), z.string())]).nullable()

export const fact = z.object({ value: z.union([z.string(), z.number()]), from: z.enum(origins), where: z.string() })

export const facts = z.record(z.string(), fact)

export const verdict = z.enum(['pass', 'fail', 'unknown'])

export const confidence = z.enum(['confirmed', 'point', 'marginal'])

export const judgement = z.object({
  verdict,
  confidence: confidence.nullable(),
  /** The judged statistic, seconds. */
  value: number,
  threshold: z.number(),
  /** Approximate one-sided 95 % upper bound of the statistic, seconds. */
  upperBound: number,
  /** Requests over the threshold or failed; a count with per-request data, else the least that the summary proves. */
  violations: number,
  samples: number,
  /**
   * What decided: null where it was the value against the threshold; failures: lost requests, beyond what the percentile
   * leaves room for; metricMissing; or the audit that took the verdict away.
   */
  reason: text,
  standing,
  /** Null where nothing is known of the sample, and in a steady part. */
  interval: interval.nullable(),
  /** Why there is no interval, or an end of it is missing. */
  openEnd: z.enum(openReasons).nullable(),
  /** Null where no test of single requests is possible, and in a steady part. */
  tested: tested.nullable(),
  /** Null where it is confirmed, or where nothing is judged. */
  unconfirmed: z.enum(unconfirmedReasons).nullable(),
})
