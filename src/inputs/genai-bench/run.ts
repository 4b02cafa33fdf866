import type { LatencyMetric } from '../../model/metric.ts'
import type { Load, RequestSamples, Run } from '../../model/run.ts'
import { aboveZero, type Picked, pickNumber, totalOf } from '../../records/pick.ts'
import { asList, asText, flattened, isRecord, type RawRecord, roundingOf } from '../../records/values.ts'
import { possible } from '../../records/impossible.ts'
import { runOf, type Numbers, cappedLoad } from '../../records/run.ts'
import { samplesOf } from '../../records/streams.ts'
import { patternLatency } from '../../records/statistics.ts'
import type { Provenance, Reading } from '../input.ts'
import { factOf, factIn, knownFacts } from '../../records/stated-facts.ts'

export type Unit = 's' | 'ms'

const top = 'aggregated_metrics'
const measured = /^aggregated_metrics\.(?!error_codes_frequency|iteration_type|scenario)/

const patternOf = (name: string): RegExp => new RegExp(`^aggregated_metrics\\.stats\\.${name}\\.(mean|stddev|p\\d+)$`)

/** What it calls TPOT is TPOT; it measures no gaps. */
const patterns = {
  ttft: patternOf('ttft'),
  tpot: patternOf('tpot'),
  e2e: patternOf('e2e_latency'),
} as const satisfies Partial<Record<LatencyMetric, RegExp>>

const pick = (record: RawRecord, ...keys: readonly string[]): Picked | null =>
  pickNumber(record, ...keys.map((key) => `${top}.${key}`))

/** Requests/s; older versions write them by the minute. */
const rateOf = (record: RawRecord): Picked | null => {
  const rate = pick(record, 'requests_per_second')
  const minutely = rate ? null : pick(record, 'requests_per_minute')
  return rate ?? (minutely && { value: minutely.value / 60, field: `${minutely.field} / 60` })
}

const durationOf = (record: RawRecord): Picked | null => {
  const duration = pick(record, 'run_duration')
  const [completed, rate] = [pick(record, 'num_completed_requests'), rateOf(record)]
  if (duration && duration.value > 0) return duration
  if (!completed || !rate || rate.value <= 0) return null
  return { value: completed.value / rate.value, field: `${completed.field} / (${rate.field})` }
}

/** Mean over the requests that were kept, times all that completed: the sum leaves out what was cut. */
const tokensBy = (record: RawRecord, name: string): Picked | null =>
  totalOf(pick(record, `stats.${name}.mean`), pick(record, 'num_completed_requests'), '*')

/** As it is written, unless requests were cut from the sum and not from the time. */
const outputRateOf = (record: RawRecord, total: Picked | null, duration: Picked | null): Picked | null => {
  const told = pick(record, 'mean_output_throughput_tokens_per_s')
  if (!total || !duration) return told
  const value = total.value / duration.value
  const agrees = told !== null && Math.abs(told.value / value - 1) <= 0.01
  return agrees ? told : { value, field: `(${total.field}) / (${duration.field})` }
}

const numbers = (record: RawRecord): Numbers => {
  const [duration, output] = [durationOf(record), tokensBy(record, 'num_output_tokens')]
  return {
    completed: pick(record, 'num_completed_requests'),
    failed: pick(record, 'num_error_requests'),
    duration,
    'totals.input': tokensBy(record, 'num_input_tokens'),
    'totals.output': output,
    'throughput.requests': rateOf(record),
    'throughput.outputTokens': outputRateOf(record, output, duration),
    ...loadNumbers(record),
    'load.prompts': pick(record, 'num_requests'),
  }
}

/** Runs at a rate hold it under the name of the concurrency, and count what arrived. */
const isPaced = (record: RawRecord): boolean => pick(record, 'total_arrivals', 'arrival_requests_per_second') !== null

/** Embeddings are swept by the size of a batch, and have no level of either. */
const isBatched = (record: RawRecord): boolean => asText(record[`${top}.iteration_type`]) === 'batch_size'

const loadNumbers = (record: RawRecord): Numbers => {
  if (isBatched(record)) return {}
  const level = aboveZero(pick(record, 'num_concurrency'))
  return isPaced(record) ? { 'load.requestRate': level } : { 'load.concurrency': level }
}

const loadOf = (read: Numbers): Load =>
  cappedLoad(read, { requestRate: read['load.requestRate']?.value ?? (read['load.concurrency'] ? 'inf' : null) })

/** Mean lengths of `D(100,100)`, `N(480,240)/(300,150)`, `U(50,100)/(200,250)`; other scenarios ask for none. */
const lengthsOf = (scenario: string): readonly [number, number] | null => {
  const [, kind, a, b, c, d] = /^([DNU])\((\d+),(\d+)\)(?:\/\((\d+),(\d+)\))?$/.exec(scenario.replaceAll(' ', '')) ?? []
  if (kind === 'D' && c === undefined) return [Number(a), Number(b)]
  if (kind === 'N' && c !== undefined) return [Number(a), Number(c)]
  return kind === 'U' && c !== undefined ? [(Number(a) + Number(b)) / 2, (Number(c) + Number(d)) / 2] : null
}

const stated = (record: RawRecord, read: Numbers): Run['stated'] => {
  const lengths = lengthsOf(asText(record[`${top}.scenario`]) ?? '')
  return knownFacts({
    inputTokens: factOf(lengths?.[0], `${top}.scenario`),
    outputTokens: factOf(lengths?.[1], `${top}.scenario`),
    concurrency: factIn(read['load.concurrency']),
  })
}

const sampleFields = (unit: Unit): RequestSamples['fields'] => ({
  ttft: `individual_request_metrics[].ttft (${unit})`,
  tpot: 'individual_request_metrics[]: (e2e_latency - ttft) / (num_output_tokens - 1)',
  itl: '',
  e2e: `individual_request_metrics[].e2e_latency (${unit})`,
})

/** Single requests, where the statistics are of all of them. */
const samplesIn = (value: RawRecord, record: RawRecord, unit: Unit): RequestSamples | null => {
  const all = (asList(value['individual_request_metrics']) ?? []).filter(isRecord)
  const good = all.filter((one) => asText(one['error_code']) === null)
  const [sum, mean] = [pick(record, 'stats.ttft.sum'), pick(record, 'stats.ttft.mean')]
  const kept = sum && mean && mean.value > 0 ? Math.round(sum.value / mean.value) : good.length
  if (good.length === 0 || good.length !== pick(record, 'num_completed_requests')?.value || kept !== good.length)
    return null
  const keys = { ttft: 'ttft', e2e: 'e2e_latency', outputTokens: 'num_output_tokens' }
  return samplesOf(good, keys, all.length - good.length, sampleFields(unit), unit === 'ms' ? 1000 : 1)
}

/** One scenario at one concurrency or rate. */
export const readRun = (value: RawRecord, at: string, from: Provenance, unit: Unit): Reading => {
  const { record, impossible, problems } = possible(flattened(value), measured, at)
  const read = numbers(record)
  const scenario = asText(record[`${top}.scenario`])
  const rate = pick(record, 'requests_per_second', 'requests_per_minute')
  const run = runOf(read, roundingOf(record[rate?.field ?? '']) / (rate?.field.endsWith('minute') ? 60 : 1), {
    ...from,
    at,
    tool: 'genaiBench',
    wholeRecord: true,
    load: loadOf(read),
    ...patternLatency(record, unit, patterns),
    impossible,
    samples: samplesIn(value, record, unit),
    stated: stated(record, read),
    settings: scenario === null ? {} : { scenario },
  })
  return { runs: [run], problems }
}
