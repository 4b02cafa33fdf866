import type { Point } from './pchip.ts'
import { quantile } from './quantile.ts'

/** A value at `x` from known points; null where the method gives none. */
export type Predictor = (known: readonly Point[], x: number) => number | null

export interface HeldOut {
  readonly x: number
  readonly measured: number
  readonly predicted: number | null
  /** Predicted over measured, less 1; null without a prediction or a positive measurement. */
  readonly error: number | null
}

export interface HoldOutSummary {
  readonly count: number
  /** Mean of the errors' sizes. */
  readonly mean: number
  readonly median: number
  readonly p90: number
  readonly worst: number
}

export interface ErrorBar {
  /** Half width, as a share of the prediction. */
  readonly share: number
  /** False if the method fails on this sweep: then nothing is to be predicted from it. */
  readonly usable: boolean
}

const FEWEST_POINTS = 5
const LARGEST_ERROR = 0.15

/**
 * Each inner point of a sweep predicted from all others (leave-one-out cross-validation, Stone 1974). Empty
 * with fewer than five points, as what then remains is another sweep.
 */
export function leaveOneOut(points: readonly Point[], predict: Predictor): readonly HeldOut[] {
  if (points.length < FEWEST_POINTS) return []
  return points.slice(1, -1).map((point, index) => holdOut(point, points.toSpliced(index + 1, 1), predict))
}

/** The last point of a sweep predicted from those before it; null with fewer than five points. */
export function leaveLastOut(points: readonly Point[], predict: Predictor): HeldOut | null {
  const last = points.at(-1)
  if (last === undefined || points.length < FEWEST_POINTS) return null
  return holdOut(last, points.slice(0, -1), predict)
}

/** Null without a single error. */
export function summarizeHoldOut(held: readonly HeldOut[]): HoldOutSummary | null {
  const sizes = held.flatMap(({ error }) => (error === null ? [] : [Math.abs(error)]))
  const sorted = sizes.toSorted((a, b) => a - b)
  const [median, p90, worst] = [0.5, 0.9, 1].map((p) => quantile(sorted, p))
  if (median == null || p90 == null || worst == null) return null
  return { count: sizes.length, mean: sizes.reduce((a, b) => a + b, 0) / sizes.length, median, p90, worst }
}

/**
 * The error to print with a prediction: the method's usual one (its 90th percentile on other sweeps) or this
 * sweep's own mean error, whichever is larger. An own error above 15 % makes the method unusable here.
 */
export function errorBar(own: HoldOutSummary, usual: number): ErrorBar {
  return { share: Math.max(own.mean, usual), usable: own.mean <= LARGEST_ERROR }
}

function holdOut({ x, y }: Point, known: readonly Point[], predict: Predictor): HeldOut {
  const predicted = predict(known, x)
  return { x, measured: y, predicted, error: predicted === null || !(y > 0) ? null : predicted / y - 1 }
}
