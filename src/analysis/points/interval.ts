import { assumedSamples, effectiveSamples } from '../../capacity/effective-samples.ts'
import { certainRank, orderRanks } from '../../capacity/order-interval.ts'
import { minimumSamples } from '../../capacity/quantile.ts'
import { valuesAtRanks } from '../../capacity/ranked-values.ts'
import { percentileOf, statistic } from '../../model/metric.ts'
import type { Interval, OpenReason, UnconfirmedReason } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/sla.ts'
import { inFlightTogether } from '../occupancy.ts'
import { knownPercentiles } from './known-percentiles.ts'
import { sampleOf, type Sample } from './sample.ts'
import { lastingWorth, type Lasting } from './tested.ts'

/** Where a statistic lies, and why an end of that is missing. */
export interface Bounded {
  readonly interval: Interval | null
  readonly openEnd: OpenReason | null
}

const confidence = 0.95

const without = (openEnd: OpenReason): Bounded => ({ interval: null, openEnd })

/** Ranks of single requests, or of gaps counted by request; failed requests are slower than all others. */
const byRanks = (run: Run, sample: Sample, percentile: number, worth: number | null): Bounded => {
  const { values, over, sizes, failed } = sample
  const share = (over.length + failed) / over.length
  const alone = worth === null ? effectiveSamples(over, sizes, inFlightTogether(run)) : worth * over.length
  const effective = alone * share
  const of = Math.round(values.length * share)
  const { lower, upper } = orderRanks(of, effective, percentile, confidence)
  const [low = null, high = null] = valuesAtRanks(values, [lower, upper])
  const ranks = { low: lower, high: upper, of }
  const few = lower === null || upper === null
  return {
    interval: { low, high, method: 'orderStatistic', confidence, effective, ranks },
    openEnd: few ? 'fewRequests' : low === null || high === null ? 'failures' : null,
  }
}

/** Independent requests behind a summary: gaps of requests count as requests, and times to wait as fewer. */
export const summaryWorth = (run: Run, { metric }: Pick<SlaLimit, 'metric'>): number | null => {
  if (run.completed === null) return null
  return metric === 'itl' ? run.completed : assumedSamples(run.completed, inFlightTogether(run))
}

/**
 * A percentile of a summary that lies below the one that is judged whatever the requests have in common; worth nothing
 * unless even that is beyond the limit. The first wave, which is not what will last, is taken to be beyond it.
 */
const certainlyBeyond = (run: Run, { metric, threshold }: SlaLimit, percentile: number): number | null => {
  const { completed, latency, load } = run
  const statistics = latency[metric]
  const most = certainRank((completed ?? 0) - (load.concurrency ?? 0), percentile, confidence)
  if (completed === null || !statistics || most === null) return null
  const low = knownPercentiles(statistics).filter((one) => one.percentile * completed <= most)
  const beyond = low.filter(({ value }) => value > threshold)
  return beyond.length > 0 ? Math.max(...beyond.map(({ value }) => value)) : null
}

const bySummary = (run: Run, limit: SlaLimit, percentile: number, high: number | null): Bounded => {
  const effective = summaryWorth(run, limit)
  if (effective === null) return without('noCount')
  const low = certainlyBeyond(run, limit, percentile)
  const few = (run.completed ?? 0) < minimumSamples(percentile, confidence)
  const above = few ? 'fewRequests' : high === null ? 'noMedian' : null
  if (low === null && above !== null) return without(above)
  const interval = { low, high, method: 'summaryBound', confidence, effective, ranks: null } as const
  return { interval, openEnd: above ?? (low === null ? 'summaryOnly' : null) }
}

/** The interval of the statistic that a run was judged by. `upperBound` is the judgement's own. */
export const intervalOf = (
  run: Run,
  limit: SlaLimit,
  upperBound: number | null,
  from: Lasting | UnconfirmedReason,
): Bounded => {
  const value = statistic(run.latency[limit.metric], limit.statistic)
  const percentile = percentileOf(limit.statistic)
  if (value === null) return without('noValue')
  if (percentile === null) return without('noPercentile')
  const sample = sampleOf(run, limit, value)
  return sample
    ? byRanks(run, sample, percentile, lastingWorth(from, run, limit, percentile))
    : bySummary(run, limit, percentile, upperBound)
}
