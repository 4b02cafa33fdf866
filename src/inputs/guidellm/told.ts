import type { Facts } from '../../model/fact.ts'
import type { LatencyMetric, LatencyStatistics, MetricDefinition, StatisticName } from '../../model/metric.ts'
import type { Load, RequestSamples, Run } from '../../model/run.ts'
import { asPicked, type Picked } from '../../records/pick.ts'
import { asNumber, asPositive, asText, instantOf, type RawRecord } from '../../records/values.ts'
import { latencyOf, runOf, statisticsOf, type Numbers, cappedLoad } from '../../records/run.ts'
import type { Provenance } from '../input.ts'

/**
 * The load of a strategy (guidellm/scheduler/strategies.py). `max_concurrency` of a strategy is what its scheduler may hold,
 * by default thousands; only one that the profile was given is a cap. Throughput without one sends all at once.
 */
export const loadOf = (strategy: RawRecord, profile: RawRecord): Load => {
  const kind = asText(strategy['type_']) ?? asText(strategy['kind']) ?? ''
  const cap = asPositive(profile['max_concurrency'])
  const rate = asPositive(strategy['rate'])
  if (kind === 'synchronous') return cappedLoad({}, { concurrency: 1 })
  if (kind === 'concurrent') return cappedLoad({}, { concurrency: asPositive(strategy['streams']), requestRate: null })
  if (kind === 'throughput') return cappedLoad({}, { concurrency: cap })
  const paced = cappedLoad({}, { concurrency: cap, requestRate: rate })
  if (kind === 'constant') return { ...paced, burstiness: 'inf' }
  if (kind === 'poisson' || kind === 'async') return { ...paced, burstiness: 1 }
  return { ...paced, ...(/replay|trace/.test(kind) && { changing: 'trace' as const }) }
}

/** The statistics of one metric of the answers: by GuideLLM's names (`mean`, `std_dev`, `p99`), and where they stand. */
export interface Metric {
  readonly where: string
  readonly values: RawRecord
}

/** GuideLLM's own names of the metrics that are read. */
export type MetricName =
  | 'time_to_first_token_ms'
  | 'inter_token_latency_ms'
  | 'request_latency'
  | 'requests_per_second'
  | 'prompt_token_count'
  | 'output_token_count'

/** What a file tells of one benchmark, whichever way it is written. Times in seconds; null is absent. */
export interface Told {
  readonly at: string
  readonly metrics: ReadonlyMap<MetricName, Metric>
  /** Answers and errors that touch the window of measurement. */
  readonly successful: Picked | null
  readonly errored: Picked | null
  /** The window of measurement, and what lies before and behind it; a cool-down below 0 never came. */
  readonly duration: Picked | null
  readonly warmup: number
  readonly cooldown: number
  readonly load: Load
  readonly peak: Picked | null
  readonly end: number | null
  readonly tokenizer: string | null
  readonly backend: string | null
  readonly stated: Facts
  readonly settings: Run['settings']
  /** Every answer, where the file has them all. */
  readonly samples: RequestSamples | null
}

/** What a file that has no single requests may leave out. */
export const untold = {
  errored: null,
  duration: null,
  warmup: 0,
  cooldown: 0,
  peak: null,
  end: null,
  tokenizer: null,
  backend: null,
  settings: {},
  samples: null,
} as const

/** The metrics that are there, by name. */
export const metricsBy = (told: readonly (readonly [MetricName, Metric | null])[]): Told['metrics'] =>
  new Map(told.flatMap(([name, metric]) => (metric ? [[name, metric] as const] : [])))

/** `inter_token_latency_ms` is (E2EL - TTFT) / (n - 1), weighted by tokens; `time_per_output_token_ms` has TTFT in it. */
const spelling = {
  ttft: ['time_to_first_token_ms', 'ms'],
  tpot: ['inter_token_latency_ms', 'ms'],
  e2e: ['request_latency', 's'],
} as const satisfies Partial<Record<LatencyMetric, readonly [MetricName, MetricDefinition['unit']]>>

/** Percentiles are read off the distribution of what was seen (guidellm/schemas/statistics.py), unweighted but for TPOT. */
const definitionOf = (metric: LatencyMetric, unit: MetricDefinition['unit']): MetricDefinition => ({
  clock: 'client',
  weighting: metric === 'tpot' ? 'perToken' : 'perRequest',
  percentiles: metric === 'tpot' ? 'weighted' : 'nearestRank',
  unit,
})

/** `p999` is p99.9, `p01` p1: percentiles by their digits behind the point, as in 0.999. */
const percentileName = (name: string): StatisticName | null => {
  const digits = /^p(\d{2,3})$/.exec(name)?.[1]
  if (digits === undefined) return null
  const percent = Number(digits) / 10 ** (digits.length - 2)
  return percent === 50 ? 'median' : `p${percent}`
}

const statisticNames: Readonly<Record<string, StatisticName>> = { mean: 'mean', median: 'median', std_dev: 'std' }

const statisticsIn = ({ metrics }: Told, metric: LatencyMetric): LatencyStatistics | null => {
  if (metric === 'itl') return null
  const [name, unit] = spelling[metric]
  const told = metrics.get(name)
  const found = Object.entries(told?.values ?? {}).flatMap(([key, raw]) => {
    const statistic = statisticNames[key] ?? percentileName(key)
    const value = asNumber(raw)
    return statistic === null || value === null || (value === 0 && statistic !== 'std')
      ? []
      : [{ name: statistic, value: unit === 'ms' ? value / 1000 : value, field: `${told?.where}.${key}` }]
  })
  return statisticsOf(definitionOf(metric, unit), found)
}

/** An answer whose first token was missed counts as one that took no time. */
const zeroes = ({ metrics, samples }: Told): Run['zeroLatencies'] => {
  const told = metrics.get('time_to_first_token_ms')
  const keys =
    samples || !told ? [] : ['min', 'mean', 'median', 'p99'].filter((key) => asNumber(told.values[key]) === 0)
  return keys.map((key) => ({ metric: 'ttft', statistic: key, field: `${told!.where}.${key}` }))
}

const meanOf = ({ metrics }: Told, name: MetricName): Picked | null => {
  const told = metrics.get(name)
  return told ? asPicked(told.values['mean'], `${told.where}.mean`) : null
}

/** The window without a cool-down that lies behind the last request, where nothing was measured. */
const windowOf = ({ duration, cooldown }: Told): Picked | null =>
  duration && cooldown < 0
    ? { value: duration.value + cooldown, field: `${duration.field} + cooldown_duration` }
    : duration

/**
 * Answers that ended in the window. Its statistics are of all that touch it, also of those that began before or ended
 * behind it: where it was cut, their number divided by its length would be too high a rate.
 */
const completedOf = (told: Told): Picked | null => {
  const rate = meanOf(told, 'requests_per_second')
  const isWhole = told.warmup === 0 && told.cooldown === 0
  if (isWhole || !rate || !told.duration) return told.successful
  return { value: Math.round(rate.value * told.duration.value), field: `${rate.field} × ${told.duration.field}` }
}

const combined = (a: Picked | null, b: Picked | null, sign: '×' | '/', field: string): Picked | null => {
  if (!a || !b || (sign === '/' && !(b.value > 0))) return null
  return { value: sign === '×' ? a.value * b.value : a.value / b.value, field }
}

const numbers = (told: Told): Numbers => {
  const completed = completedOf(told)
  const duration = windowOf(told)
  const requests = combined(completed, duration, '/', 'completed / duration') ?? meanOf(told, 'requests_per_second')
  const [input, output] = (['prompt_token_count', 'output_token_count'] as const).map((name) => {
    const mean = meanOf(told, name)
    return combined(mean, completed, '×', `${mean?.field} × completed`)
  })
  return {
    completed,
    failed: told.errored,
    duration,
    'totals.input': input ?? null,
    'totals.output': output ?? null,
    'throughput.requests': requests,
    'throughput.outputTokens': combined(output ?? null, duration, '/', 'totals.output / duration'),
    peakInFlight: told.peak,
  }
}

/** The run of one benchmark. Single requests, where they are all there, give what percentiles of tokens cannot. */
export const runOfTold = (told: Told, from: Provenance): Run =>
  runOf(numbers(told), 0, {
    ...from,
    at: told.at,
    tool: 'guidellm',
    tokenizer: told.tokenizer,
    backend: told.backend,
    date: instantOf(told.end),
    load: told.load,
    latency: latencyOf((metric) => (told.samples ? null : statisticsIn(told, metric))),
    zeroLatencies: zeroes(told),
    samples: told.samples,
    stated: told.stated,
    settings: told.settings,
  })
