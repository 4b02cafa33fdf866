import { pchip, type Point } from './interpolation.ts'
import type { LoadedLevel } from './little.ts'
import { lastNumber } from './numbers.ts'

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
export function throughputCurve(levels: readonly LoadedLevel[]): ThroughputCurve | null {
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
export function showsPlateau(levels: readonly LoadedLevel[]): boolean {
  const points = risingPoints(levels)
  const best = points.at(-1)?.y ?? 0
  const before = points.at(-2)?.y ?? 0
  return points.length >= FEWEST_LEVELS && before >= PLATEAU_SHARE * best
}

function risingPoints(levels: readonly LoadedLevel[]): readonly Point[] {
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

interface CurveLimit {
  /** Requests in flight that the server may hold; a fraction is dropped. */
  readonly limit: number
  readonly curve: ThroughputCurve
  /** The accepted probability of more requests in flight than the limit. */
  readonly overflow: number
  /** The largest share of the throughput at the limit to use; 1 if absent. */
  readonly cap?: number
}

/**
 * The largest rate of Poisson arrivals at which more than `limit` requests are in flight with probability at
 * most `overflow`, when n of them are answered at the measured rate X(n).
 *
 * Birth-death equilibrium, π(n) = π(n − 1) λ / X(n), with its geometric tail where X is flat. It holds
 * whatever the distribution of the work of a request, if the server shares itself evenly among those in
 * flight (Kelly 1979, 3.3). In requests/s, and as a share of X(limit). Never more than `cap` of that; 0 for a limit below 1.
 */
export function openCurveHeadroom({ limit, curve, overflow, cap = 1 }: CurveLimit): {
  readonly arrivalRate: number
  readonly utilization: number
} {
  const slots = Math.floor(limit)
  if (slots < 1) return { arrivalRate: 0, utilization: 0 }
  const states = Math.max(slots, Math.ceil(curve.flatFrom))
  const rates = Array.from({ length: states }, (_, index) => curve.at(index + 1))
  const arrivalRate = lastNumber(0, cap * curve.at(slots), (rate) => shareAbove(slots, rate, rates) <= overflow)
  return { arrivalRate, utilization: arrivalRate / curve.at(slots) }
}

/** P(n > slots) with X(1), X(2), … in `rates`, from π(n) / π(0) for n = 0, 1, …, all divided by the largest. */
function shareAbove(slots: number, arrivalRate: number, rates: readonly number[]): number {
  const ratio = arrivalRate / (rates.at(-1) ?? 0)
  if (!(ratio < 1)) return 1
  let log = 0
  const logs = [0, ...rates.map((rate) => (log += Math.log(arrivalRate / rate)))]
  const largest = logs.reduce((a, b) => Math.max(a, b))
  const weights = logs.map((value) => Math.exp(value - largest))
  const beyond = ((weights.at(-1) ?? 0) * ratio) / (1 - ratio)
  const above = sum(weights.slice(slots + 1)) + beyond
  return above / (above + sum(weights.slice(0, slots + 1)))
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0)
}
