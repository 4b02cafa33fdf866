import { errorBar, leaveOneOut, summarizeHoldOut, type HoldOutSummary } from './leave-one-out.ts'
import { pchip, type Point } from './pchip.ts'

export interface Interpolated {
  /** Null where the reason forbids it. */
  readonly value: number | null
  /** Half width of the error, as a share of the value; null with it. */
  readonly error: number | null
  /** What the same method makes of this sweep's own inner levels; null with fewer than five levels. */
  readonly holdOut: HoldOutSummary | null
  readonly reason: 'outside' | 'tooFewLevels' | 'ownError' | null
}

/** 90th percentile of the error of monotone cubic interpolation on held-out levels of nine public sweeps. */
export const usualError = { throughput: 0.089, tpot: 0.079 } as const

/** Monotone cubic interpolation as a method to hold out. */
export const cubic = (known: readonly Point[], x: number): number | null => pchip(known)(x)

const none = (reason: Interpolated['reason'], holdOut: HoldOutSummary | null = null): Interpolated => ({
  value: null,
  error: null,
  holdOut,
  reason,
})

/**
 * A value between measured levels of strictly rising x, with the larger of the `usual` error and that of leaving out
 * each inner level of this very sweep. Nothing outside the levels, with fewer than five of them, or with an own error
 * above 15 %.
 */
export function interpolate(points: readonly Point[], x: number, usual: number): Interpolated {
  const value = cubic(points, x)
  if (value === null) return none('outside')
  const holdOut = summarizeHoldOut(leaveOneOut(points, cubic))
  if (holdOut === null) return none('tooFewLevels')
  const { share, usable } = errorBar(holdOut, usual)
  return usable ? { value, error: share, holdOut, reason: null } : none('ownError', holdOut)
}
