import { z } from 'zod'
import { judgement, number, verdict } from './parts.ts'

/**
 * Why a level has no steady part of its own. notNeeded: so many requests that the first wave is no part of the tail;
 * openLoop: nothing limits the requests in flight; paced: they come at a rate; noRequests: single requests were not
 * recorded; failures: the times of failed requests are not known; timesDisagree: rebuilt times do not fill the duration;
 * tooFew: too few requests are left.
 */
export const steadyReasons = [
  'notNeeded',
  'openLoop',
  'paced',
  'noRequests',
  'failures',
  'timesDisagree',
  'tooFew',
] as const

/**
 * A level without the requests that started at once, what follows in their wake, and the end where slots stay empty. It
 * stands beside the verdict on the whole run and never replaces it.
 */
export const steadyPart = z.object({
  /** The run of the level that it is about: of repeats the worst, or the middle one. */
  run: z.string(),
  /** startTimes: recorded; rebuilt: from the latencies, each slot taken again as soon as it is free. */
  from: z.enum(['startTimes', 'rebuilt']),
  requests: z.number(),
  excluded: z.object({ firstWave: z.number(), drain: z.number() }),
  /** Seconds. */
  p99: z.object({ ttft: number, itl: number, e2e: number }),
  judgements: z.record(z.string(), judgement),
  verdict,
})

/** What the limit would be if levels were judged on their steady part where they have one. A remark, not the answer. */
export const steadyLimit = z.object({
  status: z.enum(['bracketed', 'rightCensored', 'leftCensored', 'nonContiguous', 'noData']),
  maxConcurrency: number,
  firstFailing: number,
  /** Levels that have a steady part. */
  levels: z.number(),
})
