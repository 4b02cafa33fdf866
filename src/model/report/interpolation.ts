import { z } from 'zod'
import { number } from './parts.ts'

const holdOut = z.object({
  /** Levels left out one at a time. */
  count: z.number(),
  mean: z.number(),
  median: z.number(),
  p90: z.number(),
  worst: z.number(),
})

export const interpolationReasons = ['tooFewLevels', 'ownError', 'metricMissing', 'regimes'] as const

/** A value between levels: an estimate, with its error as a share; null with the reason where it may not be given. */
const interpolated = z.object({
  value: number,
  error: number,
  /** pchip: on the monotone cubic through the levels; queue: the wait for a slot. */
  method: z.enum(['pchip', 'queue']),
  /** What the method makes of this sweep's own levels, each left out in turn; errors as shares. */
  holdOut: holdOut.nullable(),
  reason: z.enum(interpolationReasons).nullable(),
})

/**
 * What is expected at the estimated crossing, which was not measured. Advisory: no limit, user or cost is made of it.
 * Mean TPOT and mean TTFT in seconds.
 */
export const interpolation = z.object({
  /** The estimated crossing; null with the reason where there is none between two levels. */
  at: number,
  reason: z.enum(['openLoop', 'noEstimate', 'measured']).nullable(),
  throughput: interpolated.nullable(),
  tpot: interpolated.nullable(),
  ttft: interpolated.nullable(),
})
