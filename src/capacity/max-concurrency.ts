import { bindingMetric, slackAt } from './binding.ts'
import { estimateCrossing, type Estimate } from './estimate.ts'
import { counted, highest, inOrder, unbrokenRun, type Level } from './levels.ts'
import { plateauLoad } from './plateau.ts'

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
  const status = statusOf(ordered, usable, run)
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

function statusOf(ordered: readonly Level[], usable: readonly Level[], run: readonly Level[]): CapacityStatus {
  const failing = usable.findIndex(({ verdict }) => verdict === 'fail')
  const passing = usable.findLastIndex(({ verdict }) => verdict === 'pass')
  if (failing >= 0 && passing > failing) return 'nonContiguous'
  if (run.length > 0) return failing >= 0 ? 'bracketed' : 'rightCensored'
  return failing >= 0 && usable[failing] === ordered[0] ? 'leftCensored' : 'noData'
}
