import * as z from 'zod'
import { confidence, limitStatus, number, text, verdict } from './parts.ts'

/**
 * orderStatistic: ranks of single requests, or of their gaps; summaryBound: above only, from percentiles and a lognormal
 * tail; repeats: Student's t on the logarithms of the repeats.
 */
export const intervalMethods = ['orderStatistic', 'summaryBound', 'repeats'] as const

/**
 * Why an end of the interval is missing. noValue: no statistic; noPercentile: a mean, whose sample is not known; noCount:
 * the number of requests was not recorded; noMedian: nothing tells the width of the tail; fewRequests: too few for a
 * bound; failures: failed requests reach up to the bound; summaryOnly: no single requests, hence nothing below.
 */
export const openReasons = [
  'noValue',
  'noPercentile',
  'noCount',
  'noMedian',
  'fewRequests',
  'failures',
  'summaryOnly',
] as const

const end = z.number().nullable()

/** Where the statistic lies that the sample is an estimate of, seconds. */
export const interval = z.object({
  low: end,
  high: end,
  method: z.enum(intervalMethods),
  confidence: z.number(),
  /** Independent requests that the sample is worth: requests in flight together share engine steps. Null for repeats. */
  effective: end,
  /** Ranks of the ends among all values, from 1; null where ends are no order statistics. */
  ranks: z.object({ low: end, high: end, of: z.number() }).nullable(),
})

/**
 * What a verdict was tested on. steadyPart: a closed loop without its first wave and its end; wholeRun: an open loop.
 */
export const populations = ['steadyPart', 'wholeRun'] as const

/** The exact test of a share beyond the threshold; failed requests are beyond it. */
export const tested = z.object({
  population: z.enum(populations),
  requests: z.number(),
  /** Independent requests that they are worth, as measured. */
  effective: z.number(),
  /** Share beyond the threshold: of requests, or of all gaps. */
  share: z.number(),
  /** Chance of a share as far on its side of the limit, were the true share all that the limit allows. */
  chance: z.number(),
})

/**
 * Why a verdict is not confirmed. fewRequests: more could do it; noSteadyPart: the first wave cannot be told from the rest;
 * equalLengths, lengthsUnknown: requests of a closed loop stay in step, and one run is one sample; summaryOnly: nothing
 * tells how alike requests are; noPercentile: a mean, which has no such test.
 */
export const unconfirmedReasons = [
  'fewRequests',
  'noSteadyPart',
  'equalLengths',
  'lengthsUnknown',
  'summaryOnly',
  'noPercentile',
] as const

/** How sure a verdict is: confirmed by a test and by an interval that has the end it needs; undecided is a verdict that its interval does not bear out. */
export const standings = ['confirmedPass', 'pass', 'undecided', 'fail', 'confirmedFail', 'unknown'] as const
export const standing = z.enum(standings)

export const judgement = z.object({
  verdict,
  confidence: confidence.nullable(),
  /** The judged statistic, seconds. */
  value: number,
  /**
   * Its name where the run has none of the limit's own: a higher percentile that keeps the limit, or a lower one that does
   * not, which decide the one between them. Null where it is the limit's own.
   */
  statistic: text,
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

/**
 * Requests that meet every limit at once: a request's TTFT, TPOT or end-to-end time by its own value, its gaps by its own
 * statistic of them.
 */
export const goodput = z.object({
  /** counted: request by request; bound: at least so many, by what the summary proves of each limit (Bonferroni). */
  kind: z.enum(['counted', 'bound']),
  /** Limits that it is about. A summary of gaps says nothing of requests: a bound leaves limits on ITL out. */
  limits: z.array(z.string()),
  good: z.number(),
  completed: z.number(),
  /** With failed requests, which meet nothing. */
  samples: z.number(),
  /** good / samples. */
  share: z.number(),
  /** Exact 95 % interval of the share, with requests taken for independent; null for a bound. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Requests/s that meet every limit; null without a throughput. */
  requests: z.number().nullable(),
})

/**
 * Why a level has no steady part of its own. notNeeded: so many requests that the first wave is no part of the tail;
 * openLoop: nothing limits the requests in flight; paced: they come at a rate; noRequests: single requests were not
 * recorded; failures: the times of failed requests are not known; orderUnknown: they were recorded as
 * they ended; timesDisagree: rebuilt times do not fill the duration; tooFew: too few requests are left.
 */
export const steadyReasons = [
  'notNeeded',
  'openLoop',
  'paced',
  'noRequests',
  'failures',
  'orderUnknown',
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
  status: limitStatus,
  maxConcurrency: number,
  firstFailing: number,
  /** Levels that have a steady part. */
  levels: z.number(),
})
