import { pchip, type Point } from './pchip.ts'

export interface MeasuredThroughput {
  readonly concurrency: number
  /** Requests/s. */
  readonly throughput: number
}

export interface ThroughputCurve {
  /** Requests/s with n requests in flight. */
  readonly at: (n: number) => number
  /** Beyond this concurrency, the largest measured one, the curve is flat. */
  readonly flatFrom: number
}

const FEWEST_LEVELS = 5
const PLATEAU_SHARE = 0.95

/**
 * Throughput against requests in flight, from a closed-loop sweep: monotone cubic through the origin and the
 * running maximum of the measurements, constant above the last. Null without a level of positive concurrency
 * and throughput; of levels at one concurrency the fastest counts.
 *
 * Where throughput falls again under overload, the running maximum is too kind beyond the peak.
 */
export function throughputCurve(levels: readonly MeasuredThroughput[]): ThroughputCurve | null {
  const points = risingPoints(levels)
  const last = points.at(-1)
  if (last === undefined) return null
  const inside = pchip([{ x: 0, y: 0 }, ...points])
  return { at: (n) => (n >= last.x ? last.y : (inside(n) ?? 0)), flatFrom: last.x }
}

/**
 * Does a sweep describe the whole curve? It does with five levels or more, of which one below the top already
 * has 95 % of the best throughput: the plateau has been seen, and the flat end of the curve is no guess.
 */
export function showsPlateau(levels: readonly MeasuredThroughput[]): boolean {
  const points = risingPoints(levels)
  const best = points.at(-1)?.y ?? 0
  const before = points.at(-2)?.y ?? 0
  return points.length >= FEWEST_LEVELS && before >= PLATEAU_SHARE * best
}

function risingPoints(levels: readonly MeasuredThroughput[]): readonly Point[] {
  const ordered = levels
    .filter(({ concurrency, throughput }) => concurrency > 0 && throughput > 0)
    .toSorted((a, b) => a.concurrency - b.concurrency)
  const best = new Map<number, number>()
  let peak = 0
  for (const { concurrency, throughput } of ordered) {
    peak = Math.max(peak, throughput)
    best.set(concurrency, peak)
  }
  return [...best].map(([x, y]) => ({ x, y }))
}
