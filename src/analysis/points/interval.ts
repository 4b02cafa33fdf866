import { assumedSamples, effectiveSamples } from '../../capacity/effective-samples.ts'
import { certainRank, orderRanks } from '../../capacity/order-interval.ts'
import { minimumSamples } from '../../capacity/quantile.ts'
import { valuesAtRanks } from '../../capacity/ranked-values.ts'
import { percentileOf, statistic } from '../../model/metric.ts'
import type { Interval, OpenReason } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/sla.ts'
import { inFlightTogether } from '../occupancy.ts'
import { knownPercentiles } from './known-percentiles.ts'
import { sampleOf, type Sample } from './sample.ts'

/** Where a statistic lies, and why an end of that is missing. */
export interface Bounded {
  readonly interval: Interval | null
  readonly openEnd: OpenReason | null
}

const confidence = 0.95

const without = (openEnd: OpenReason): Bounded => ({ interval: null, openEnd })

/** Ranks of single requests, or of gaps counted by request; failed requests are slower than all others. */
const byRanks = (run: Run, sample: Sample, percentile: number): Bounded => {
  const { values, over, sizes, failed } = sample
  const share = (over.length + failed) / over.length
  const effective = effectiveSamples(over, sizes, inFlightTogether(run)) * share
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
  if ((run.completed ?? 0) < minimumSamples(percentile, confidence)) return without('fewRequests')
  if (high === null) return without('noMedian')
  const low = certainlyBeyond(run, limit, percentile)
  const interval = { low, high, method: 'summaryBound', confidence, effective, ranks: null } as const
  return { interval, openEnd: low === null ? 'summaryOnly' : null }
}

/** The interval of the statistic that a run was judged by. `upperBound` is the judgement's own. */
export const intervalOf = (run: Run, limit: SlaLimit, upperBound: number | null): Bounded => {
  const value = statistic(run.latency[limit.metric], limit.statistic)
  const percentile = percentileOf(limit.statistic)
  if (value === null) return without('noValue')
  if (percentile === null) return without('noPercentile')
  const sample = sampleOf(run, limit, value)
  return sample ? byRanks(run, sample, percentile) : bySummary(run, limit, percentile, upperBound)
}
