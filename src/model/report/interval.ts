import { z } from 'zod'

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
