import type { LatencyMetric, LatencyStatistics, MetricDefinition, StatisticName } from '../model/metric.ts'
import type { Load, Run } from '../model/run.ts'
import { type Picked, pickNumber } from './pick.ts'
import { isUnlimited, type RawRecord } from './values.ts'

/** Requests of a run, and its time in seconds; null is not told. */
export interface Counts {
  readonly completed: Picked | null
  readonly failed: Picked | null
  readonly duration: Picked | null
}

/** What a record says of them and beside them. */
interface ToldCounts extends Counts {
  readonly prompts: Picked | null
  /** Requests/s, and half a unit of its last written place. */
  readonly throughput: Picked | null
  readonly rounding: number
  /** Requests that the client's arrays hold: a data set may hold fewer than were asked for. */
  readonly sent: number | null
}

const none = { prompts: null, completed: null, failed: null, duration: null, throughput: null, rounding: 0, sent: null }

const durationOf = ({ duration, completed, throughput }: ToldCounts): Picked | null => {
  if (duration || !completed || !throughput || throughput.value <= 0) return duration
  return { value: completed.value / throughput.value, field: `completed / ${throughput.field}` }
}

/** Rounding leaves room for a few requests: then it is as many as the other counts say. */
const completedOf = (told: ToldCounts): Picked | null => {
  const { completed, duration, throughput, prompts, failed, rounding } = told
  if (completed || !duration || !throughput) return completed
  const value = duration.value * throughput.value
  const all = prompts && prompts.value - (failed?.value ?? 0)
  const near = all !== null && Math.abs(all - value) <= rounding * duration.value + 0.5
  return { value: near ? all : Math.round(value), field: `duration × ${throughput.field}` }
}

/** What was asked for, unless counts and arrays agree that the client had fewer requests to send. */
const askedOf = ({ prompts, failed, sent }: ToldCounts, completed: Picked): number | null => {
  if (!prompts || !failed || sent === null || sent >= prompts.value) return prompts?.value ?? null
  return completed.value + failed.value === sent ? sent : prompts.value
}

/** What was asked for and did not complete has failed, whatever is said of failures. */
const failedOf = (told: ToldCounts, completed: Picked | null): Picked | null => {
  const { prompts } = told
  const asked = completed && askedOf(told, completed)
  if (!completed || !prompts || asked === null || asked < completed.value) return told.failed
  const lost = asked - completed.value
  if (told.failed && told.failed.value >= lost) return told.failed
  return { value: lost, field: `${prompts.field} - ${completed.field}` }
}

/** Counts and duration of a run: as written, else as the other numbers of the record give them. */
export const countsOf = (record: Partial<ToldCounts>): Counts => {
  const told = { ...none, ...record }
  const completed = completedOf(told)
  return { completed, failed: failedOf(told, completed), duration: durationOf(told) }
}

/** Numbers of a run by the names under which they are traced back, in requests, tokens, seconds and by the second. */
export type NumberName =
  | keyof Counts
  | 'totals.input'
  | 'totals.output'
  | 'throughput.requests'
  | 'throughput.outputTokens'
  | 'throughput.totalTokens'
  | 'load.concurrency'
  | 'load.requestRate'
  | 'load.prompts'
  | 'peakInFlight'

/** Each number with the field that it was read from; null or left out is absent. */
export type Numbers = Readonly<Partial<Record<NumberName, Picked | null>>>

/** A load of which nothing is told. */
export const untoldLoad: Load = {
  concurrency: null,
  capRecorded: false,
  requestRate: null,
  burstiness: null,
  prompts: null,
  warmups: null,
}

/** A load whose cap was recorded, as far as it was read: without a rate all requests come as fast as the cap allows. */
export const cappedLoad = (numbers: Numbers, more: Partial<Load> = {}): Load => ({
  ...untoldLoad,
  concurrency: numbers['load.concurrency']?.value ?? null,
  capRecorded: true,
  requestRate: 'inf',
  prompts: numbers['load.prompts']?.value ?? null,
  ...more,
})

type Given = Pick<Run, 'source' | 'path' | 'at' | 'tool' | 'load' | 'latency'>

/** A run of the numbers that a format picked, each traced to its field; `more` is the rest that the format tells. */
export const runOf = (numbers: Numbers, rounding: number, more: Given & Partial<Run>): Run => {
  const value = (name: NumberName): number | null => numbers[name]?.value ?? null
  const completed = value('completed')
  const mean = (total: number | null): number | null =>
    total !== null && completed !== null && completed > 0 ? total / completed : null
  const totals = { input: value('totals.input'), output: value('totals.output') }
  return {
    wholeRecord: false,
    tokenizer: null,
    backend: null,
    date: null,
    zeroLatencies: [],
    impossible: [],
    samples: null,
    stated: {},
    settings: {},
    synthetic: null,
    completed,
    failed: value('failed'),
    duration: value('duration'),
    totals,
    tokens: { input: mean(totals.input), output: mean(totals.output) },
    throughput: {
      requests: value('throughput.requests'),
      outputTokens: value('throughput.outputTokens'),
      totalTokens: value('throughput.totalTokens'),
      requestsRounding: rounding,
    },
    peakInFlight: value('peakInFlight'),
    fields: Object.fromEntries(
      Object.entries(numbers).flatMap(([name, picked]) => (picked ? [[name, picked.field] as const] : [])),
    ),
    ...more,
  }
}

/** One statistic that a summary holds: its name (`mean`, `median`, `p99`), its value in seconds, the field it stands in. */
export interface FoundStatistic {
  readonly name: StatisticName
  readonly value: number
  readonly field: string
}

/** One metric of a summary, null when it has none of its statistics. */
export const statisticsOf = (
  definition: MetricDefinition,
  found: readonly FoundStatistic[],
): LatencyStatistics | null => {
  if (found.length === 0) return null
  const values = new Map(found.map(({ name, value }) => [name, value]))
  const take = (name: StatisticName): number | null => {
    const value = values.get(name) ?? null
    values.delete(name)
    return value
  }
  return {
    definition,
    mean: take('mean'),
    median: take('median'),
    std: take('std'),
    p90: take('p90'),
    p95: take('p95'),
    p99: take('p99'),
    others: Object.fromEntries(values),
    from: Object.fromEntries(found.map(({ name, field }) => [name, { origin: 'summary', field }])),
  }
}

/** All metrics, each by what `of` finds of it. */
export const latencyOf = (of: (metric: LatencyMetric) => LatencyStatistics | null): Run['latency'] => ({
  ttft: of('ttft'),
  tpot: of('tpot'),
  itl: of('itl'),
  e2e: of('e2e'),
})

/** What `request_rate` offers, in requests/s; 0 and below are none. */
export const requestRateOf = (record: RawRecord): Run['load']['requestRate'] => {
  if (isUnlimited(record['request_rate'])) return 'inf'
  const rate = pickNumber(record, 'request_rate')?.value ?? 0
  return rate > 0 ? rate : null
}
