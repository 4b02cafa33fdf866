import type { LatencyMetric } from '../../model/metric.ts'
import type { Run } from '../../model/run.ts'
import type { Document } from '../../model/source.ts'
import { aboveZero, type Picked, pickNumber, totalOf } from '../../records/pick.ts'
import {
  asNumber,
  asPositive,
  asText,
  instantOf,
  longestSetting,
  type RawRecord,
  roundingOf,
  textsOf,
} from '../../records/values.ts'
import { possible } from '../../records/impossible.ts'
import { runOf, type Numbers, cappedLoad } from '../../records/run.ts'
import { isFactKey, statedFacts, factOf, knownFacts } from '../../records/stated-facts.ts'
import { patternLatency } from '../../records/statistics.ts'
import type { Provenance, Reading } from '../input.ts'
import { completedKey, durationBy, rateBy } from './tables.ts'

const measured = /^results_(?!error_code)|^num_concurrent_requests$|^(mean|stddev)_(in|out)put_tokens$/

/** `inter_token_latency_s` is E2EL over tokens, the first included: none of these. */
const patterns = {
  ttft: /^results_ttft_s_(?:quantiles_)?(mean|stddev|p\d+)$/,
  e2e: /^results_end_to_end_latency_s_(?:quantiles_)?(mean|stddev|p\d+)$/,
} as const satisfies Partial<Record<LatencyMetric, RegExp>>

const perMinute = 'results_num_completed_requests_per_min'

/** Tokens of all requests by their mean, which the summary has alone. */
const tokensBy = (record: RawRecord, key: string): Picked | null =>
  totalOf(pickNumber(record, key), pickNumber(record, completedKey), '*')

const numbers = (record: RawRecord): Numbers => ({
  completed: pickNumber(record, completedKey),
  failed: pickNumber(record, 'results_number_errors'),
  duration: durationBy(record, perMinute),
  'totals.input': tokensBy(record, 'results_number_input_tokens_mean'),
  'totals.output': tokensBy(record, 'results_number_output_tokens_mean'),
  'throughput.requests': rateBy(record, perMinute),
  'throughput.outputTokens': pickNumber(record, 'results_mean_output_throughput_token_per_s'),
  'load.concurrency': aboveZero(pickNumber(record, 'num_concurrent_requests')),
  'load.prompts': pickNumber(record, 'results_num_requests_started'),
})

const stated = (record: RawRecord): Run['stated'] => {
  const number = (where: string) => factOf(asPositive(record[where]), where)
  const known = knownFacts({
    model: factOf(asText(record['model']), 'model'),
    inputTokens: number('mean_input_tokens'),
    outputTokens: number('mean_output_tokens'),
    concurrency: number('num_concurrent_requests'),
  })
  return { ...statedFacts(record), ...known }
}

const own = /^(version|name|model|timestamp|mean_(in|out)put_tokens|num_concurrent_requests|results_.*)$/

/** What the user gave as metadata, and how much lengths vary. */
const settingsOf = (record: RawRecord): Run['settings'] =>
  textsOf(
    Object.entries(record).filter(([key]) => !own.test(key) && !isFactKey(key)),
    longestSetting,
  )

export const isSummary = (document: Document): boolean =>
  document.kind === 'object' &&
  'results_ttft_s_quantiles_p50' in document.value &&
  'num_concurrent_requests' in document.value

/** `NAME_summary.json`: one run. */
export const readSummary = (value: RawRecord, at: string, from: Provenance): Reading => {
  const { record, impossible, problems } = possible(value, measured, at)
  const read = numbers(record)
  const run = runOf(read, roundingOf(record[perMinute]) / 60, {
    ...from,
    at,
    tool: 'llmperf',
    wholeRecord: true,
    date: instantOf(asNumber(record['timestamp'])),
    load: cappedLoad(read),
    ...patternLatency(record, 's', patterns),
    impossible,
    stated: stated(record),
    settings: settingsOf(record),
  })
  return { runs: [run], problems }
}
