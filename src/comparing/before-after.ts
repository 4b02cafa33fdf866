import { definitionKey, latencyMetrics, type LatencyMetric, statistic } from '../model/metric.ts'
import { countedRuns, middleRun } from '../model/of-series.ts'
import type { ReportRun } from '../model/report.ts'
import type { Beside, LoadDifference, NamedNumber, Both } from './comparison.ts'
import { sharedLevels, type Sides } from './levels.ts'

type Runs = Both<ReportRun>

type More = 'better' | 'worse' | 'neither'

/** By how much the new one is better, as a share of the old: of a time, what was saved. Counts are neither. */
const improvementOf = (old: number, next: number, more: More): number | null => {
  if (more === 'neither' || !(old > 0) || !(next > 0)) return null
  return more === 'better' ? next / old - 1 : 1 - next / old
}

const named = (name: string, old: number | null, next: number | null, more: More): readonly NamedNumber[] =>
  old === null || next === null ? [] : [{ name, old, new: next, improvement: improvementOf(old, next, more) }]

const counts = ({ old, new: next }: Runs): readonly NamedNumber[] =>
  (['completed', 'failed', 'duration'] as const).flatMap((name) => named(name, old[name], next[name], 'neither'))

const rates = ({ old, new: next }: Runs): readonly NamedNumber[] =>
  (['requests', 'outputTokens', 'totalTokens'] as const).flatMap((name) =>
    named(name, old.throughput[name], next.throughput[name], 'better'),
  )

const shown = ['mean', 'p99'] as const

/** Statistics of a metric that both sides made alike. */
const latencies = (runs: Runs, metric: LatencyMetric): readonly NamedNumber[] => {
  const [old, next] = [runs.old.latency[metric], runs.new.latency[metric]]
  if (!old || !next || definitionKey(old.definition as never) !== definitionKey(next.definition as never)) return []
  return shown.flatMap((name) =>
    named(`${metric}.${name}`, statistic(old as never, name), statistic(next as never, name), 'worse'),
  )
}

const sentBy = ({ load, completed, failed }: ReportRun): number | null =>
  load.prompts ?? (completed === null ? null : completed + (failed ?? 0))

/** What was asked of a server, by the names of what a load is. */
const asked: Readonly<Record<LoadDifference['name'], (run: ReportRun) => number | string | null>> = {
  requests: sentBy,
  requestRate: ({ load }) => load.requestRate,
  burstiness: ({ load }) => load.burstiness,
  warmups: ({ load }) => load.warmups,
  inputTokens: ({ tokens }) => tokens.input,
  outputTokens: ({ tokens }) => tokens.output,
}

/** Means of drawn lengths vary a little from run to run. */
const alike = (a: number | string, b: number | string): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 0.01 * Math.max(a, b) : a === b

const loadsOf = (runs: Runs): readonly LoadDifference[] =>
  (Object.keys(asked) as LoadDifference['name'][]).flatMap((name) => {
    const [old, next] = [asked[name](runs.old), asked[name](runs.new)]
    return old === null || next === null || alike(old, next) ? [] : [{ name, old, new: next }]
  })

/** Times of those that were answered are no times of a run in which more than 1 % were not. */
const isServed = ({ completed, failed }: ReportRun): boolean =>
  (failed ?? 0) <= 0.01 * ((completed ?? 0) + (failed ?? 0))

/**
 * At each load that both sides measured: counts, durations, rates and times beside each other, and how the loads differ.
 * Where requests are no longer the same work, a level does not stand or requests failed, nothing improved.
 */
export const besideOf = (sides: Sides, isSameWork: boolean): readonly Beside[] =>
  sharedLevels(sides).flatMap(({ level, old, new: next }) => {
    const before = middleRun(countedRuns(old, sides.old.runs))
    const after = middleRun(countedRuns(next, sides.new.runs))
    if (!before || !after) return []
    const runs = { old: before, new: after }
    const numbers = [...counts(runs), ...rates(runs), ...latencyMetrics.flatMap((metric) => latencies(runs, metric))]
    const stands = old.usable && next.usable && isServed(before) && isServed(after)
    const told = isSameWork && stands ? numbers : numbers.map((one) => ({ ...one, improvement: null }))
    return [{ level, old: before.id, new: after.id, numbers: told, loads: loadsOf(runs) }]
  })
