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

/** How sure a verdict is: undecided is a verdict that its interval does not bear out. */
export const standings = ['confirmedPass', 'pass', 'undecided', 'fail', 'confirmedFail', 'unknown'] as const
export const standing = z.enum(standings)
