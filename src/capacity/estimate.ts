import { failingMetrics } from './binding.ts'
import { linearCrossing } from './crossing.ts'
import { poolAdjacentViolators } from './isotonic.ts'
import type { Level, LevelMetric } from './levels.ts'
import { snapToInteger } from './near-integer.ts'

export interface Estimate {
  /** On the axis of `load`. */
  readonly concurrency: number
  readonly method: 'linear'
  /** The metric whose crossing comes first. */
  readonly metric: string
  /** That metric on both levels, by the isotonic fit. */
  readonly chord: readonly [number, number]
}

type Measured = LevelMetric & { readonly value: number }

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
  if (first?.at === undefined || first.at === null) return null
  const concurrency = integerLoad ? Math.min(high.load - 1, Math.floor(snapToInteger(first.at))) : first.at
  return { concurrency, method: 'linear', metric: first.metric, chord: first.chord! }
}

interface Crossing {
  readonly at: number | null
  readonly chord: Estimate['chord'] | null
}

function crossing(ordered: readonly Level[], low: Level, high: Level, name: string): Crossing {
  const fit = isotonicFit(ordered, name)
  const from = fit.get(low)
  const to = fit.get(high)
  const threshold = high.metrics[name]?.threshold
  if (from === undefined || to === undefined || threshold === undefined) return { at: null, chord: null }
  return { at: linearCrossing(low.load, from, high.load, to, threshold), chord: [from, to] }
}

function isotonicFit(ordered: readonly Level[], name: string): ReadonlyMap<Level, number> {
  const levels = ordered.filter(({ metrics }) => isMeasured(metrics[name]))
  const metrics = levels.map((level) => level.metrics[name]).filter(isMeasured)
  const fitted = poolAdjacentViolators(
    metrics.map(({ value }) => value),
    metrics.map(({ samples }) => Math.max(1, samples)),
  )
  return new Map(levels.flatMap((level, index) => [[level, fitted[index] ?? NaN]] as const))
}

function isMeasured(metric: LevelMetric | undefined): metric is Measured {
  return metric !== undefined && metric.value !== null
}
