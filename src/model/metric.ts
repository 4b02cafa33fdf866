import type { Report } from './report.ts'

/** The latency metrics konkyo knows, by meaning and never by the name a tool gives them. All in seconds. */
export const latencyMetrics = ['ttft', 'tpot', 'itl', 'e2e'] as const
export type LatencyMetric = (typeof latencyMetrics)[number]

/**
 * How a tool made the statistics of a metric. Two values compare only where these agree.
 * clock: whose clock; weighting: what one sample is (a request, a gap between two chunks, a token);
 * percentiles: how a percentile is read off the sample. unit: the one that the file writes; it never keeps values apart.
 */
export interface MetricDefinition {
  readonly clock: 'client' | 'server' | 'inProcess'
  readonly weighting: 'perRequest' | 'perGap' | 'perToken'
  readonly percentiles: 'linear' | 'nearestRank' | 'weighted' | 'buckets' | 'none'
  readonly unit: 's' | 'ms' | 'us' | 'ns'
}

/** What clients make that use numpy, and konkyo of single requests: ITL pools every gap of every request. */
export const clientDefinition = (metric: LatencyMetric, unit: MetricDefinition['unit']): MetricDefinition => ({
  clock: 'client',
  weighting: metric === 'itl' ? 'perGap' : 'perRequest',
  percentiles: 'linear',
  unit,
})

/** What sets two definitions apart: values of which it differs are different quantities. */
export const definitionKey = ({ clock, weighting, percentiles }: MetricDefinition): string =>
  [clock, weighting, percentiles].join()

/** What sets the numbers of a tool apart from those of others, beyond the definition of each metric. */
export const toolNotes = [
  /** One gap lies between two chunks of the stream, and a chunk may hold several tokens. */
  'chunks',
  /** Columns of a table that were taken for what their names say. */
  'guessed',
  /** The tool records no gaps between chunks. */
  'noItl',
  /** Throughput was written for each GPU, and multiplied by their number. */
  'perGpu',
  /** The load counts sessions, not requests. */
  'sessions',
  /** The tool judges by limits of its own. */
  'ownLimits',
  /** Written by another client, whose names were carried over. */
  'byClient',
  /** 0 stands for what is not known. */
  'zeroFilled',
  /** What the tool calls inter-token latency is E2EL over tokens. */
  'firstTokenIncluded',
  /** Tokens are those of one tokenizer, whatever the model. */
  'oneTokenizer',
  /** Requests start together, and the next ones wait for the slowest. */
  'inBatches',
  /** A rate that was not reached is replaced by the one that was sent. */
  'sentRate',
  /** Tokens that were miscounted, and what is left of their times. */
  'tokenTimesShort',
  /** Statistics without the first and last requests, over the time of all. */
  'trimmed',
  /** Percentiles of few decimals, and TPOT whose meaning changed with the version. */
  'coarse',
  /** TPOT is the mean gap between the chunks of a request. */
  'meanGap',
  /** What the tool calls inter-token latency is (E2EL - TTFT) / (output tokens - 1): TPOT. */
  'tpotAsItl',
  /** What the tool calls time per output token has the time to the first token in it, and is not read. */
  'tpotWithFirst',
  /** Counts and rates are of a window that warm-up and cool-down are cut off. */
  'window',
  /** Nothing is warmed up unless it is asked for. */
  'coldStart',
  /** Measured inside the process of the engine: no HTTP, no network. */
  'inProcess',
  /** The first token of some requests is stamped when later ones are there already. */
  'lateFirstTokens',
  /** Requests that failed are counted nowhere, unless single requests were recorded. */
  'uncountedFailures',
  /** The engine was driven without a server, and all requests handed over at once. */
  'offline',
  /** Requests are turns of conversations, and carry what was said before. */
  'turns',
  /** One request at a time: no queue, no percentiles under load. */
  'oneStream',
  /** Streams in step: their rates are those of all together. */
  'lockStep',
  /** In the engine's own process: no HTTP, no tokeniser, no queue. */
  'noServer',
  /** By the clock of the server: the network is in none of it. */
  'serverSide',
] as const
export type ToolNote = (typeof toolNotes)[number]

/** Names of statistics: `mean`, `median`, `std`, and percentiles as `p90`, `p99.9`. */
export type StatisticName = string

/** The share of samples at or below a percentile statistic: `p99` → 0.99, `median` → 0.5, others → null. */
export const percentileOf = (statistic: StatisticName): number | null => {
  if (statistic === 'median') return 0.5
  const match = /^p(\d{1,2}(?:\.\d+)?)$/.exec(statistic)
  return match ? Number(match[1]) / 100 : null
}

/** Where one statistic came from: a field of the summary, or recomputed from per-request arrays. */
export interface StatisticTrail {
  readonly origin: 'summary' | 'requests'
  readonly field: string
}

/** The statistics that a tool usually writes. */
export const usualStatistics = ['mean', 'median', 'std', 'p90', 'p95', 'p99'] as const
export type UsualStatistic = (typeof usualStatistics)[number]

/** One metric of one run, in seconds; `null` is absent. Percentiles that are neither 50, 90, 95 nor 99 are in `others`. */
export interface LatencyStatistics extends Readonly<Record<UsualStatistic, number | null>> {
  readonly definition: MetricDefinition
  readonly others: Readonly<Record<StatisticName, number>>
  readonly from: Readonly<Record<StatisticName, StatisticTrail>>
}

const own: ReadonlySet<string> = new Set(usualStatistics)

/** The value of a statistic by name, null where the run does not have it. */
export const statistic = (statistics: LatencyStatistics | null, name: StatisticName): number | null => {
  if (!statistics) return null
  if (name === 'p50') return statistics.median
  return own.has(name) ? statistics[name as 'mean'] : (statistics.others[name] ?? null)
}

/**
 * Many tokens at once, then a pause: all but few gaps are none, so that a percentile of gaps is not that of the pauses. Of
 * token by token streams, also of those with speculative decoding, the median is a third of the mean or more.
 */
export const comesInLumps = (itl: LatencyStatistics | null): boolean => {
  const usual = itl?.median ?? itl?.p99 ?? null
  return usual !== null && usual < 0.1 * (itl?.mean ?? 0)
}

/** All limits hold together; `preset` names the published set they came from, or null. */
export type Sla = Report['plan']['sla']

/** One limit: `metric.statistic <= threshold` seconds, inclusive. */
export type SlaLimit = Sla['limits'][number]

/** The highest percentile among the limits as a fraction (p99 → 0.99), null when none is a percentile. */
export const strictestPercentile = (sla: Sla): number | null => {
  const percentiles = sla.limits.map((limit) => percentileOf(limit.statistic)).filter((value) => value !== null)
  return percentiles.length > 0 ? Math.max(...percentiles) : null
}
