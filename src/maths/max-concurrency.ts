import { counted, highest, inOrder, type Level, type LevelMetric, unbrokenRun, usedShare } from './levels.ts'
import { snapToInteger } from './numbers.ts'

type CapacityStatus = 'bracketed' | 'rightCensored' | 'leftCensored' | 'nonContiguous' | 'noData'

/** Loads are values of the levels' axis. */
export interface Capacity {
  readonly status: CapacityStatus
  /** The largest load of the unbroken run of measured passes from the bottom. */
  readonly maxConcurrency: number | null
  readonly firstFailing: number | null
  readonly largestPassing: number | null
  readonly binding: string | null
  /** 1 − y/T at `maxConcurrency` for each metric. */
  readonly slack: Readonly<Record<string, number | null>>
  /** Requests/s at `maxConcurrency`. */
  readonly throughput: number | null
  readonly estimate: Estimate | null
  /** The smallest load of the run with 95 % of its best throughput: more load only waits longer. */
  readonly plateau: number | null
  /** The smaller of `maxConcurrency` and `plateau`; null unless both are known. */
  readonly recommended: number | null
  /** Loads of the unusable levels, in order. */
  readonly excluded: readonly number[]
  /** The load without a verdict that ended the run, if that is what ended it; it may be one of `excluded`. */
  readonly gap: number | null
}

/**
 * The largest load that meets the objective, from a sweep; only measured levels count, nothing is
 * extrapolated.
 *
 * - `nonContiguous`: a pass above a fail. The run below the fail still stands as `maxConcurrency`.
 * - `leftCensored`: the lowest level of all fails, unusable ones included, and none passes. The limit lies below it.
 * - `bracketed`: a run from the bottom and a fail above it. With a `gap` between, there is no estimate.
 * - `rightCensored`: a run from the bottom and no fail: the limit is at least `maxConcurrency`.
 * - `noData`: no run, and neither of the first two: the lowest levels have no verdict. If one above them fails, the
 *   limit lies below `firstFailing`, and nothing shows whether there is one: a bracket needs a proven lower end.
 */
export function maxConcurrency(levels: readonly Level[], options: { readonly integerLoad: boolean }): Capacity {
  const ordered = inOrder(levels)
  const usable = ordered.filter((level) => level.usable)
  const run = unbrokenRun(ordered)
  const limit = highest(run)
  const next = counted(ordered)[run.length] ?? null
  const status = statusOf(ordered)
  const bracket = status === 'bracketed' && limit !== null && next?.verdict === 'fail'
  const plateau = plateauLoad(run)
  return {
    status,
    maxConcurrency: limit?.load ?? null,
    firstFailing: usable.find(({ verdict }) => verdict === 'fail')?.load ?? null,
    largestPassing: usable.findLast(({ verdict }) => verdict === 'pass')?.load ?? null,
    binding: bindingMetric(usable, limit),
    slack: slackAt(usable, limit),
    throughput: limit?.throughput ?? null,
    estimate: bracket ? estimateCrossing(usable, limit, next, options.integerLoad) : null,
    plateau,
    recommended: limit === null || plateau === null ? null : Math.min(limit.load, plateau),
    excluded: ordered.filter((level) => !level.usable).map(({ load }) => load),
    gap: next?.verdict === 'unknown' ? next.load : null,
  }
}

/** What levels in order leave of a limit. */
export function statusOf(ordered: readonly Pick<Level, 'usable' | 'bridged' | 'verdict'>[]): CapacityStatus {
  const [usable, run] = [ordered.filter((level) => level.usable), unbrokenRun(ordered)]
  const failing = usable.findIndex(({ verdict }) => verdict === 'fail')
  const passing = usable.findLastIndex(({ verdict }) => verdict === 'pass')
  if (failing >= 0 && passing > failing) return 'nonContiguous'
  if (run.length > 0) return failing >= 0 ? 'bracketed' : 'rightCensored'
  return failing >= 0 && usable[failing] === ordered[0] ? 'leftCensored' : 'noData'
}

/**
 * The metric that limits the sweep: of those beyond their threshold at the first failing level, the furthest; with no
 * failing level, the one closest to its threshold at `limit`; null if nothing is left to compare, as where only lost
 * requests made the level fail.
 *
 * This is the metric whose own unbroken run of passes ends first, ties going to the larger y/T: before the
 * first failing level no metric fails. A metric merely missing at a level limits nothing.
 */
export function bindingMetric(
  ordered: readonly Level[],
  limit: { readonly metrics: Readonly<Record<string, Pick<LevelMetric, 'value' | 'threshold'>>> } | null,
): string | null {
  const failing = ordered.find(({ verdict }) => verdict === 'fail')
  const level = failing ?? limit
  if (level === null) return null
  const used = (name: string): number => usedShare(level.metrics[name]) ?? 0
  const isBeyond = (name: string): boolean => {
    const { value, threshold } = level.metrics[name]!
    return value !== null && value > threshold
  }
  const names = failing ? failingMetrics(failing).filter(isBeyond) : Object.keys(level.metrics)
  return names.toSorted((a, b) => used(b) - used(a))[0] ?? null
}

export function failingMetrics({ metrics }: Level): readonly string[] {
  return Object.keys(metrics).filter((name) => metrics[name]?.verdict === 'fail')
}

/** 1 − y/T at `limit` for every metric of the sweep; null where it was not measured. */
export function slackAt(ordered: readonly Level[], limit: Level | null): Readonly<Record<string, number | null>> {
  const names = new Set(ordered.flatMap(({ metrics }) => Object.keys(metrics)))
  const slack = [...names].map((name) => {
    const used = usedShare(limit?.metrics[name])
    return [name, used === null ? null : 1 - used] as const
  })
  return Object.fromEntries(slack)
}

const NEAR_PEAK = 0.95

/**
 * The smallest load of the run that already has 95 % of the run's best throughput; null without throughputs.
 */
export function plateauLoad(run: readonly Pick<Level, 'load' | 'throughput'>[]): number | null {
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
  const crossings = failingMetrics(high).map((metric) => ({ metric, ...crossing(ordered, low, high, metric) }))
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
    metrics.map(({ samples }) => Math.max(1, samples)),
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
