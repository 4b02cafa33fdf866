import { lastNumber } from '../src/capacity/monotone-search.ts'
import type { PromiseLevel } from '../src/promise/input.ts'

/** The course's margin: three quarters of the throughput at the limit. */
export const threeQuarters = (limit: PromiseLevel): number => 0.75 * limit.throughput

/** Largest throughput so far over the number in flight, linear between levels and flat above the last. */
const throughputCurve = (levels: readonly PromiseLevel[]) => {
  let best = 0
  const points = [
    { at: 0, is: 0 },
    ...levels.map((level) => ({ at: level.concurrency, is: (best = Math.max(best, level.throughput)) })),
  ]
  return (inFlight: number): number => {
    const above = points.findIndex(({ at }) => at >= inFlight)
    if (above <= 0) return best
    const [low, high] = [points[above - 1]!, points[above]!]
    return low.is + ((high.is - low.is) * (inFlight - low.at)) / (high.at - low.at)
  }
}

/** P(more than `limit` in flight) in a birth-death process of births at `rate` and deaths at the measured X(n). */
const overflowOf = (curve: (inFlight: number) => number, limit: number, rate: number): number => {
  let [weight, all, within, n] = [1, 1, 1, 0]
  while (n < 20 * limit + 200) {
    weight *= rate / curve(++n)
    all += weight
    if (n <= limit) within += weight
  }
  return 1 - within / all
}

/** The rate at which the birth-death process exceeds the limit with probability `overflow`. */
export const birthDeathRate = (
  levels: readonly PromiseLevel[],
  limit: PromiseLevel,
  overflow: number,
): number => {
  const curve = throughputCurve(levels)
  const most = Math.max(...levels.map(({ throughput }) => throughput))
  return lastNumber(0, most, (rate) => overflowOf(curve, limit.concurrency, rate) <= overflow)
}
