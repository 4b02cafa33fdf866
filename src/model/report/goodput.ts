import { z } from 'zod'

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
