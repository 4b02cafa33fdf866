import { type Level, type Swept, type Used, unbrokenRun, usedShare } from './levels.ts'
import { snapToInteger } from './numbers.ts'

type CapacityStatus = 'bracketed' | 'rightCensored' | 'leftCensored' | 'nonContiguous' | 'noData'

/**
 * How the levels of a sweep, in order, leave its limit known.
 *
 * - `nonContiguous`: a pass above a fail. The run below the fail still stands as the limit.
 * - `leftCensored`: the lowest level of all fails, unusable ones included, and none passes. The limit lies below it.
 * - `bracketed`: a run from the bottom and a fail above it. With a level without a verdict between, there is no estimate.
 * - `rightCensored`: a run from the bottom and no fail: the limit is at least its largest load.
 * - `noData`: no run, and neither of the first two: the lowest levels have no verdict. If one above them fails, the
 *   limit lies below it, and nothing shows whether there is one: a bracket needs a proven lower end.
 */
export function statusOf(ordered: readonly Swept[]): CapacityStatus {
  const [usable, run] = [ordered.filter((level) => level.usable), unbrokenRun(ordered)]
  const failing = usable.findIndex(({ verdict }) => verdict === 'fail')
  const passing = usable.findLastIndex(({ verdict }) => verdict === 'pass')
  if (failing >= 0 && passing > failing) return 'nonContiguous'
  if (run.length > 0) return failing >= 0 ? 'bracketed' : 'rightCensored'
  return failing >= 0 && usable[failing] === ordered[0] ? 'leftCensored' : 'noData'
}

/** The metric whose value is the largest share of its threshold; null without any. */
export function bindingMetric(metrics: Readonly<Record<string, Used>>): string | null {
  const used = (name: string): number => usedShare(metrics[name]) ?? 0
  return Object.keys(metrics).toSorted((a, b) => used(b) - used(a))[0] ?? null
}

/** Requests/s at a load. */
interface Produced {
  readonly load: number
  readonly throughput: number | null
}

const NEAR_PEAK = 0.95

/**
 * The smallest load of the run that already has 95 % of the run's best throughput; null without throughputs.
 */
export function plateauLoad(run: readonly Produced[]): number | null {
  const peak = Math.max(...run.map(({ throughput }) => throughput ?? -Infinity))
  return run.find(({ throughput }) => throughput !== null && throughput >= NEAR_PEAK * peak)?.load ?? null
}

interface Estimate {
  /** On the axis of `load`. */
  readonly concurrency: number
  readonly method: 'linear'
  /** The metric whose crossing comes first. */
  readonly metric: string
  /** That metric on both levels, by the isotonic fit. */
  readonly chord: readonly [number, number]
}

/**
 * Where between the last pass `low` and the fail `high` next to it the objective is probably lost: the first
 * of the failing metrics' crossings, each on the chord of its isotonic fit over all levels, weighted by
 * samples. Advisory, never measured; whole and below `high` for an integer load.
 *
 * Null if the axis does not grow from `low` to `high`, or if a metric fails without crossing its threshold on
 * that chord (it fails by failed requests, or levels above contradict it): the other metrics' crossings prove
 * nothing then.
 */
export function estimateCrossing(
  ordered: readonly Level[],
  low: Level,
  high: Level,
  integerLoad: boolean,
): Estimate | null {
  if (high.load <= low.load) return null
  const failing = Object.keys(high.metrics).filter((name) => high.metrics[name]?.verdict === 'fail')
  const crossings = failing.map((metric) => ({ metric, ...crossing(ordered, low, high, metric) }))
  const first = crossings.toSorted((a, b) => (a.at ?? -Infinity) - (b.at ?? -Infinity))[0]
  if (first === undefined || first.at === null) return null
  const concurrency = integerLoad ? Math.min(high.load - 1, Math.floor(snapToInteger(first.at))) : first.at
  return { concurrency, method: 'linear', metric: first.metric, chord: first.chord }
}

/** Where the fit of a metric over all levels that measured it, which must both be among them, crosses its threshold. */
function crossing(ordered: readonly Level[], low: Level, high: Level, name: string) {
  const levels = ordered.filter(({ metrics }) => typeof metrics[name]?.value === 'number')
  const metrics = levels.map((level) => level.metrics[name]!)
  const fitted = poolAdjacentViolators(
    metrics.map(({ value }) => value!),
    metrics.map(({ samples }) => Math.max(1, samples ?? 1)),
  )
  const chord = [fitted[levels.indexOf(low)] ?? NaN, fitted[levels.indexOf(high)] ?? NaN] as const
  return { at: linearCrossing(low.load, chord[0], high.load, chord[1], high.metrics[name]!.threshold), chord }
}

/**
 * Where the segment from (x1, y1) to (x2, y2) meets the threshold; null if it does not, or lies flat. Latency
 * is convex in concurrency near its limit, so a chord lies above it and crosses too early, never too late.
 */
export function linearCrossing(x1: number, y1: number, x2: number, y2: number, threshold: number): number | null {
  const share = (threshold - y1) / (y2 - y1)
  return share >= 0 && share <= 1 ? x1 + share * (x2 - x1) : null
}

/**
 * The non-decreasing sequence closest to `values` in weighted least squares: neighbours that descend are
 * pooled to their mean (Barlow et al. 1972; Best & Chakravarti 1990). One positive weight for each value.
 */
export function poolAdjacentViolators(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { readonly mean: number; readonly weight: number; readonly size: number }[] = []
  values.forEach((value, index) => {
    let block = { mean: value, weight: weights[index] ?? 1, size: 1 }
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      const weight = last.weight + block.weight
      const mean = (last.mean * last.weight + block.mean * block.weight) / weight
      block = { mean, weight, size: last.size + block.size }
      blocks.pop()
    }
    blocks.push(block)
  })
  return blocks.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean))
}
