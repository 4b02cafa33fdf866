import { assumedSamples, effectiveSamples } from '../../capacity/effective-samples.ts'
import { orderRanks } from '../../capacity/order-interval.ts'
import { minimumSamples } from '../../capacity/quantile.ts'
import { valuesAtRanks } from '../../capacity/ranked-values.ts'
import { percentileOf, statistic } from '../../model/metric.ts'
import type { Interval, Judgement, OpenReason } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import type { SlaLimit } from '../../model/sla.ts'
import { inFlightTogether } from '../occupancy.ts'
import { sampleOf, type Sample } from './sample.ts'
import { withStanding } from './standing.ts'

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

const bySummary = (run: Run, limit: SlaLimit, percentile: number, high: number | null): Bounded => {
  const effective = summaryWorth(run, limit)
  if (effective === null) return without('noCount')
  if ((run.completed ?? 0) < minimumSamples(percentile, confidence)) return without('fewRequests')
  if (high === null) return without('noMedian')
  const interval = { low: null, high, method: 'summaryBound', confidence, effective, ranks: null } as const
  return { interval, openEnd: 'summaryOnly' }
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

/** A judgement with the interval of its statistic, which says how sure it is. */
export const bounded = (run: Run, limit: SlaLimit, told: Judgement): Judgement =>
  withStanding({ ...told, ...intervalOf(run, limit, told.upperBound) })
