import { quantile } from './quantile.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

interface Segment {
  readonly from: Point
  readonly to: Point
  readonly width: number
  /** Mean slope, Δy/Δx. */
  readonly slope: number
}

/**
 * Piecewise cubic through points of strictly rising x that never leaves the range of its two neighbours:
 * monotone where the points are. Fritsch & Carlson 1980, with the slopes of Fritsch & Butland 1984 and the
 * one-sided end slopes of Moler 2004 (3.6), as `PchipInterpolator` of scipy computes them; a straight line
 * for two points. Null outside the points, and everywhere for none or for x that does not rise.
 */
export function pchip(points: readonly Point[]): (x: number) => number | null {
  const segments = segmentsOf(points)
  if (segments.some(({ width }) => !(width > 0))) return () => null
  const slopes = slopesAt(segments)
  return (x) => {
    const index = segments.findIndex(({ from, to }) => x >= from.x && x <= to.x)
    const segment = segments[index]
    if (segment === undefined) return points.length === 1 && points[0]?.x === x ? points[0].y : null
    return hermite(segment, slopes[index]!, slopes[index + 1]!, x)
  }
}

function segmentsOf(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((to, i) => {
    const from = points[i]!
    const width = to.x - from.x
    return { from, to, width, slope: (to.y - from.y) / width }
  })
}

function slopesAt(segments: readonly Segment[]): readonly number[] {
  const inner = segments.slice(1).map((right, i) => innerSlope(segments[i]!, right))
  return segments.length === 0
    ? []
    : [endSlope(segments[0]!, segments[1]), ...inner, endSlope(segments.at(-1)!, segments.at(-2))]
}

/** The weighted harmonic mean of both sides; 0 at a turn. */
function innerSlope(left: Segment, right: Segment): number {
  if (!(left.slope * right.slope > 0)) return 0
  const [near, far] = [2 * right.width + left.width, right.width + 2 * left.width]
  return (near + far) / (near / left.slope + far / right.slope)
}

/** The slope of the parabola through the last three points, limited so as not to overshoot. */
function endSlope(end: Segment, next: Segment | undefined): number {
  if (next === undefined) return end.slope
  const parabola = ((2 * end.width + next.width) * end.slope - end.width * next.slope) / (end.width + next.width)
  if (Math.sign(parabola) !== Math.sign(end.slope)) return 0
  const turns = Math.sign(end.slope) !== Math.sign(next.slope)
  return turns && Math.abs(parabola) > 3 * Math.abs(end.slope) ? 3 * end.slope : parabola
}

function hermite({ from, to, width, slope }: Segment, start: number, end: number, x: number): number {
  const share = (x - from.x) / width
  const rest = 1 - share
  const bend = (start - slope) * rest - (end - slope) * share
  return from.y * rest + to.y * share + width * share * rest * bend
}

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

const FEWEST_POINTS = 5

/**
 * Each inner point of a sweep predicted from all others (leave-one-out cross-validation, Stone 1974). Empty
 * with fewer than five points, as what then remains is another sweep.
 */
export function leaveOneOut(points: readonly Point[], predict: Predictor): readonly HeldOut[] {
  if (points.length < FEWEST_POINTS) return []
  return points.slice(1, -1).map(({ x, y }, i) => {
    const predicted = predict(points.toSpliced(i + 1, 1), x)
    return { x, measured: y, predicted, error: predicted === null || !(y > 0) ? null : predicted / y - 1 }
  })
}

/** Null without a single error. */
export function summarizeHoldOut(held: readonly HeldOut[]): HoldOutSummary | null {
  const sizes = held.flatMap(({ error }) => (error === null ? [] : [Math.abs(error)]))
  const sorted = sizes.toSorted((a, b) => a - b)
  const [median, p90, worst] = [0.5, 0.9, 1].map((p) => quantile(sorted, p))
  if (median == null || p90 == null || worst == null) return null
  return { count: sizes.length, mean: sizes.reduce((a, b) => a + b, 0) / sizes.length, median, p90, worst }
}

/** 90th percentile of the error of monotone cubic interpolation on held-out levels of nine public sweeps. */
export const usualError = { throughput: 0.089, tpot: 0.079 } as const

/** Monotone cubic interpolation as a method to hold out. */
export const cubic = (known: readonly Point[], x: number): number | null => pchip(known)(x)
