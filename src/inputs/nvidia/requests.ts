import { under, type Picked } from '../../records/pick.ts'
import type { RequestSamples } from '../../model/run.ts'
import { asList, asNumber, asText, type RawRecord } from '../../records/values.ts'
import type { Numbers } from '../../records/run.ts'
import { inSeconds } from './summary.ts'

/** The fields of `profile_export.jsonl` that each metric is made of. */
const fields = {
  ttft: 'metrics.time_to_first_token',
  tpot: 'metrics.inter_token_latency',
  itl: 'metrics.inter_chunk_latency',
  e2e: 'metrics.request_latency',
} as const

/** One row a request, with its phase and its metrics. */
export const isRequest = (record: RawRecord): boolean =>
  under(record, 'metadata', 'x_request_id') !== null && under(record, 'metrics') !== null

/** Requests of the measurement itself: `credit_phase` until 0.3, `benchmark_phase` since. */
const isMeasured = (record: RawRecord): boolean =>
  (asText(under(record, 'metadata', 'benchmark_phase')) ?? asText(under(record, 'metadata', 'credit_phase'))) !==
  'warmup'

const isSuccess = (record: RawRecord): boolean =>
  (record['error'] ?? null) === null && under(record, 'metadata', 'was_cancelled') !== true

const metric = (record: RawRecord, ...names: readonly string[]): unknown =>
  names.map((name) => under(record, 'metrics', name)).find((found) => found !== null) ?? null

const number = (value: unknown): number => asNumber(under(value, 'value')) ?? Number.NaN

const time = (value: unknown): number => inSeconds(number(value), asText(under(value, 'unit')) ?? '') ?? Number.NaN

/** The gaps of one request in seconds; null where they were not kept. */
const gapsOf = (record: RawRecord): readonly number[] | null => {
  const told = metric(record, 'inter_chunk_latency')
  const unit = asText(under(told, 'unit')) ?? ''
  const list = asList(under(told, 'value'))
  return list && list.map((gap) => inSeconds(asNumber(gap) ?? Number.NaN, unit) ?? Number.NaN)
}

/** Of gaps that were not kept nothing may be said to be short. */
const gapsOfAll = (answers: readonly RawRecord[]): Pick<RequestSamples, 'gaps' | 'longestGap' | 'gapCounts'> => {
  const lists = answers.map(gapsOf)
  if (lists.some((list) => list === null))
    return { gaps: new Float64Array(), longestGap: new Float64Array(answers.length).fill(Infinity) }
  const told = lists.map((list) => list ?? [])
  return {
    gaps: Float64Array.from(told.flat()),
    longestGap: Float64Array.from(told, (list) => list.reduce((a, b) => Math.max(a, b), 0)),
    gapCounts: Float64Array.from(told, (list) => list.length),
  }
}

/** When a request was sent, by the client's clock; NaN where the row does not tell. */
const startOf = (record: RawRecord): number =>
  (asNumber(under(record, 'metadata', 'request_start_ns')) ??
    asNumber(under(metric(record, 'min_request_timestamp'), 'value')) ??
    Number.NaN) * 1e-9

const ttftOf = (record: RawRecord): number => time(metric(record, 'time_to_first_token', 'ttft'))
const tokensOf = (record: RawRecord): number => number(metric(record, 'output_sequence_length'))

/**
 * Samples (seconds) of the rows of `profile_export.jsonl`, warm-up left out; null without any answer. ITL is pooled from
 * `inter_chunk_latency`, which each row lists.
 */
export const samplesOf = (rows: readonly RawRecord[]): RequestSamples | null => {
  const measured = rows.filter(isMeasured)
  const answers = measured.filter(isSuccess).toSorted((a, b) => startOf(a) - startOf(b) || 0)
  if (answers.length === 0) return null
  const several = answers.filter((row) => tokensOf(row) > 1)
  const starts = Float64Array.from(answers, startOf)
  return {
    fields,
    ttft: Float64Array.from(answers, ttftOf),
    tpot: Float64Array.from(several, (row) => time(metric(row, 'inter_token_latency'))),
    e2e: Float64Array.from(answers, (row) => time(metric(row, 'request_latency'))),
    ...gapsOfAll(answers),
    ...(starts.every(Number.isFinite) && { starts }),
    outputTokens: Float64Array.from(answers, (row) => tokensOf(row) || 0),
    hollow: answers.filter((row) => !(ttftOf(row) > 0) || !(tokensOf(row) > 0)).length,
    failed: measured.length - answers.length,
  }
}

/** The end of a request in seconds, by the client's clock. */
const endOf = (record: RawRecord): number =>
  (asNumber(under(record, 'metadata', 'request_end_ns')) ??
    asNumber(under(metric(record, 'max_response_timestamp'), 'value')) ??
    Number.NaN) * 1e-9

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

const told = (value: number, field: string): Picked | null => (value > 0 ? { value, field } : null)

/** Counts and times that the rows tell where no summary does: from the first request sent to the last answer. */
export const numbersOfRequests = (rows: readonly RawRecord[]): Numbers => {
  const measured = rows.filter(isMeasured)
  const answers = measured.filter(isSuccess)
  const [first, last] = [answers.map(startOf), answers.map(endOf)].map((times) => times.filter(Number.isFinite))
  const spent =
    (last ?? []).reduce((a, b) => Math.max(a, b), 0) - (first ?? []).reduce((a, b) => Math.min(a, b), Infinity)
  const inputs = sum(answers.map((row) => number(metric(row, 'input_sequence_length')) || 0))
  return {
    completed: { value: answers.length, field: 'rows without error' },
    failed: { value: measured.length - answers.length, field: 'rows with error' },
    duration: told(spent, 'max(request_end_ns) - min(request_start_ns)'),
    'totals.input': told(inputs, 'sum(metrics.input_sequence_length)'),
    'totals.output': told(sum(answers.map((row) => tokensOf(row) || 0)), 'sum(metrics.output_sequence_length)'),
    'throughput.requests': told(answers.length / spent, 'completed / duration'),
  }
}
