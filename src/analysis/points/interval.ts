import { assumedSamples, certainRank, effectiveSamples, orderRanks } from '../../maths/confidence.ts'
import type { KnownPercentile } from '../../maths/percentile-verdict.ts'
import { minimumSamples } from '../../maths/quantile.ts'
import { valuesAtRanks } from '../../maths/ranked.ts'
import { percentileOf, statistic, type LatencyStatistics, type SlaLimit } from '../../model/metric.ts'
import type { Interval, OpenReason, UnconfirmedReason } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import { read, taken, explained, type Inputs, record } from '../../trails/made.ts'
import { inFlightTogether, togetherIn } from '../occupancy.ts'
import { inRun, statisticIn, type NamedRun } from '../places.ts'
import { sampleOf, type Sample, lastingWorth, type Lasting } from './tested.ts'

/** The percentiles that a summary has of a metric, the median among them. */
export const knownPercentiles = (
  statistics: LatencyStatistics,
): readonly (KnownPercentile & { readonly name: string })[] =>
  ['median', 'p90', 'p95', 'p99', ...Object.keys(statistics.others)].flatMap((name) => {
    const percentile = percentileOf(name)
    const value = statistic(statistics, name)
    return percentile === null || value === null ? [] : [{ name, percentile, value }]
  })

/** Where a statistic lies, and why an end of that is missing. */
interface Bounded {
  readonly interval: Interval | null
  readonly openEnd: OpenReason | null
}

const confidence = 0.95

const without = (openEnd: OpenReason): Bounded => ({ interval: null, openEnd })

/** Where the numbers of requests stand that an interval is of. */
export interface Counts {
  /** What the sample is worth in independent requests. */
  readonly effective: Inputs
  /** Of all values, where that is no number of one run: what it is the sum of. */
  readonly all: Inputs | null
  /** Of the interval itself. */
  readonly at: string
}

/** The requests of a run that is judged alone. */
export const countsOf = (run: NamedRun, { id }: Pick<SlaLimit, 'id'>): Counts => ({
  effective: { n: inRun(run, 'completed'), C: inRun(run, 'load/concurrency') },
  all: null,
  at: `runs/${run.id}/judgements/${id}/interval`,
})

interface Ends {
  readonly low: number | null
  readonly high: number | null
  readonly lower: number | null
  readonly upper: number | null
  readonly of: number
  readonly effective: number
  readonly percentile: number
}

/** Ranks from the worth of the sample, and the values there, which only the arrays have. */
const rankedInterval = (ends: Ends, { effective, all, at }: Counts): Interval => {
  const m = explained('effective', ends.effective, effective)
  const of = all && explained('effective', ends.of, all)
  const inputs = { N: of ?? read(`${at}/ranks/of`, ends.of), m, p: ends.percentile }
  const lower = ends.lower === null ? null : explained('rankBelow', ends.lower, inputs)
  const upper = ends.upper === null ? null : explained('rankAbove', ends.upper, inputs)
  const end = (value: number | null, rank: typeof lower) =>
    value === null ? null : explained('ordered', value, { r: rank })
  return record({
    low: end(ends.low, lower),
    high: end(ends.high, upper),
    method: 'orderStatistic',
    confidence,
    effective: m,
    ranks: record({ low: lower, high: upper, of: of ?? ends.of }),
  })
}

/** What requests are worth by the tail from a value on. */
const worthAlone = (run: Run, { over, sizes }: Sample, value: number): number =>
  effectiveSamples(over([value])[0]!, sizes, inFlightTogether(run))

/**
 * Ranks of single requests, or of gaps counted by request, that are worth so many `alone`; failed requests are slower than all
 * others.
 */
const byRanks = ({ values, sizes, failed }: Sample, percentile: number, alone: number, counts: Counts): Bounded => {
  const share = (sizes.length + failed) / sizes.length
  const effective = alone * share
  const of = Math.round(values.length * share)
  const { lower, upper } = orderRanks(of, effective, percentile, confidence)
  const [low = null, high = null] = valuesAtRanks(values, [lower, upper])
  const few = lower === null || upper === null
  const interval = rankedInterval({ low, high, lower, upper, of, effective, percentile }, counts)
  return { interval, openEnd: few ? 'fewRequests' : low === null || high === null ? 'failures' : null }
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
const certainlyBeyond = (run: NamedRun, { metric, threshold }: SlaLimit, percentile: number) => {
  const { completed, latency, load } = run
  const statistics = latency[metric]
  const most = certainRank((completed ?? 0) - (load.concurrency ?? 0), percentile, confidence)
  if (completed === null || !statistics || most === null) return null
  const low = knownPercentiles(statistics).filter((one) => one.percentile * completed <= most)
  const beyond = low.filter(({ value }) => value > threshold).toSorted((a, b) => b.value - a.value)[0]
  return beyond ? taken({ ...statisticIn(run, `${metric}.${beyond.name}`), value: beyond.value }) : null
}

/** Gaps count by request, and requests of a summary as fewer than they are. */
const worthOf = (run: NamedRun, { metric }: SlaLimit, effective: number) => {
  const n = { ...inRun(run, 'completed'), value: effective }
  return metric === 'itl' ? taken(n) : explained('assumedEffective', effective, { n, C: togetherIn(run) })
}

const bySummary = (run: NamedRun, limit: SlaLimit, percentile: number, bound: number | null): Bounded => {
  const effective = summaryWorth(run, limit)
  if (effective === null) return without('noCount')
  const low = certainlyBeyond(run, limit, percentile)
  const few = (run.completed ?? 0) < minimumSamples(percentile, confidence)
  const above = few ? 'fewRequests' : bound === null ? 'noMedian' : null
  if (low === null && above !== null) return without(above)
  const interval = record({
    low,
    high: bound === null ? null : taken(read(`runs/${run.id}/judgements/${limit.id}/upperBound`, bound)),
    method: 'summaryBound',
    confidence,
    effective: worthOf(run, limit, effective),
    ranks: null,
  })
  return { interval, openEnd: above ?? (low === null ? 'summaryOnly' : null) }
}

/** The interval of the statistic that a run was judged by. `upperBound` is the judgement's own. */
export const intervalOf = (
  run: NamedRun,
  limit: SlaLimit,
  upperBound: number | null,
  from: Lasting | UnconfirmedReason,
  counts: Counts,
): Bounded => {
  const value = statistic(run.latency[limit.metric], limit.statistic)
  const percentile = percentileOf(limit.statistic)
  if (value === null) return without('noValue')
  if (percentile === null) return without('noPercentile')
  const sample = sampleOf(run, limit)
  if (!sample) return bySummary(run, limit, percentile, upperBound)
  const worth = lastingWorth(from, limit, percentile)
  const alone = worth === null ? worthAlone(run, sample, value) : worth * sample.sizes.length
  return byRanks(sample, percentile, alone, counts)
}
