import type { Facts } from '../../model/fact.ts'
import type { Load, Run } from '../../model/run.ts'
import { problem } from '../../model/source.ts'
import { impossibleFields, impossibleNumber, notNumbers, withoutFields } from '../../records/impossible.ts'
import { aboveZero, larger, listedErrors, type Picked, pickNumber } from '../../records/pick.ts'
import { asList, asText, type RawRecord, roundingOf, textsUnder } from '../../records/values.ts'
import { type Numbers, runOf, requestRateOf } from '../../records/run.ts'
import { makerOf, statedFacts, factOf, factIn, knownFacts } from '../../records/stated-facts.ts'
import { streamSamples } from '../../records/streams.ts'
import { keyedLatency, type Spelling } from '../../records/statistics.ts'
import type { Provenance, Reading } from '../input.ts'
import { serverFacts, serverSettings, serversOf } from './server.ts'

/** SGLang's spelling of the metrics (sglang bench_serving.py). */
const spelling: Spelling = { ttft: 'ttft', tpot: 'tpot', itl: 'itl', e2e: 'e2e_latency' }

/** The cap that the client was given; `concurrency` is what was in flight on the average, and none. */
const capOf = (record: RawRecord): Picked | null => aboveZero(pickNumber(record, 'max_concurrency'))

const loadOf = (record: RawRecord): Load => ({
  concurrency: capOf(record)?.value ?? null,
  capRecorded: 'max_concurrency' in record && pickNumber(record, 'max_concurrency')?.value !== 0,
  requestRate: requestRateOf(record),
  burstiness: null,
  prompts: pickNumber(record, 'num_prompts')?.value ?? null,
  warmups: pickNumber(record, 'warmup_requests')?.value ?? null,
  ...(/trace/i.test(asText(record['request_rate']) ?? '') && { changing: 'trace' }),
})

/** A sum of counts over the duration, where the rate was not written. */
const perSecond = (record: RawRecord, ...keys: readonly string[]): Picked | null => {
  const parts = keys.map((key) => pickNumber(record, key))
  const duration = pickNumber(record, 'duration')
  if (!duration || duration.value <= 0 || parts.includes(null)) return null
  const value = parts.reduce((sum, part) => sum + (part?.value ?? 0), 0) / duration.value
  return { value, field: `${keys.length > 1 ? `(${keys.join(' + ')})` : keys[0]} / duration` }
}

/** Failures are counted nowhere: only the errors of single requests tell them. */
const failedOf = (record: RawRecord): Picked | null => {
  const errors = asList(record['errors'])
  const completed = pickNumber(record, 'completed')
  if (!errors || !completed || errors.length < completed.value) return null
  return larger({ value: errors.length - completed.value, field: 'errors - completed' }, listedErrors(record))
}

const numbersOf = (record: RawRecord): Numbers => ({
  completed: pickNumber(record, 'completed'),
  failed: failedOf(record),
  duration: pickNumber(record, 'duration'),
  'totals.input': pickNumber(record, 'total_input_tokens'),
  'totals.output': pickNumber(record, 'total_output_tokens'),
  'throughput.requests': pickNumber(record, 'request_throughput') ?? perSecond(record, 'completed'),
  'throughput.outputTokens': pickNumber(record, 'output_throughput') ?? perSecond(record, 'total_output_tokens'),
  'throughput.totalTokens':
    pickNumber(record, 'total_throughput') ?? perSecond(record, 'total_input_tokens', 'total_output_tokens'),
  'load.concurrency': capOf(record),
  'load.requestRate': pickNumber(record, 'request_rate'),
  'load.prompts': pickNumber(record, 'num_prompts'),
  peakInFlight: pickNumber(record, 'max_concurrent_requests'),
})

/** Half a unit of the last place of the rate, or of the duration that it was worked out by. */
const roundingIn = (record: RawRecord, { value, field }: Picked): number => {
  if (field in record) return roundingOf(record[field])
  return (value * roundingOf(record['duration'])) / (pickNumber(record, 'duration')?.value ?? 1)
}

/**
 * Lengths that were asked for are drawn evenly between ratio × length and length, so that their mean is what was asked
 * for; three deviations of a mean of so many, and 1 %, from it are the same workload. Else another data set was sent.
 */
const meanAsked = (record: RawRecord, key: string, total: string): Facts['inputTokens'] | null => {
  const longest = pickNumber(record, key)
  const [tokens, completed] = [pickNumber(record, total), pickNumber(record, 'completed')]
  const ratio = pickNumber(record, 'random_range_ratio')?.value ?? 0
  if (!longest || longest.value <= 0 || !/^random/i.test(asText(record['dataset_name']) ?? '')) return null
  const value = (longest.value * (1 + ratio)) / 2
  const deviation = (1 - ratio) / (Math.sqrt(3) * (1 + ratio) * Math.sqrt(Math.max(1, completed?.value ?? 1)))
  const served = tokens && completed && completed.value > 0 ? tokens.value / completed.value : value
  if (ratio === 1) return { value, from: 'metadata', where: key }
  return Math.abs(served / value - 1) <= 3 * deviation + 0.01
    ? { value, from: 'derived', where: `${key} × (1 + random_range_ratio) / 2` }
    : null
}

const lengthsOf = (record: RawRecord): Facts => {
  const input = meanAsked(record, 'random_input_len', 'total_input_tokens')
  const output = meanAsked(record, 'random_output_len', 'total_output_tokens')
  return input && output ? { inputTokens: input, outputTokens: output } : {}
}

const engineOf = (record: RawRecord): Facts => {
  const [engine] = /^(?:sglang|vllm|lmdeploy|trt)/i.exec(asText(record['backend']) ?? '') ?? []
  return knownFacts({ engine: factOf(engine, 'backend') })
}

const lengthKeys = /^(random_(input|output)_len|(in|out)put_len)$/

/** What people put beside the client's own keys. */
const beside = (record: RawRecord): RawRecord =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !lengthKeys.test(key)))

const statedOf = (record: RawRecord): Facts => {
  const model = asText(record['model_id']) ?? asText(record['model'])
  return {
    ...engineOf(record),
    ...serverFacts(serversOf(record)),
    ...knownFacts({
      model: factOf(model, 'model_id' in record ? 'model_id' : 'model'),
      concurrency: factIn(capOf(record)),
    }),
    ...lengthsOf(record),
    ...statedFacts(beside(record)),
  }
}

const asked = `dataset_name random_input_len random_output_len random_range_ratio sharegpt_output_len tag seed
  flush_cache`.split(/\s+/)

const hitRate = (record: RawRecord): Readonly<Record<string, string>> => {
  const report = record['cache_report']
  const rate =
    typeof report === 'object' && report !== null && 'cache_hit_rate_pct' in report ? report.cache_hit_rate_pct : null
  return typeof rate === 'number' ? { prefix_cache_hit_rate: `${rate}%` } : {}
}

const settingsOf = (record: RawRecord): Run['settings'] => ({
  ...serverSettings(serversOf(record)),
  ...hitRate(record),
  ...textsUnder(record, asked),
})

/** A record of results, however it was spelled. */
export const isRun = (record: RawRecord): boolean =>
  pickNumber(record, 'completed') !== null && pickNumber(record, 'duration', 'request_throughput') !== null

/** One run by the keys of SGLang's result files. */
export const toRun = (written: RawRecord, at: string, from: Provenance): Reading => {
  const impossible = impossibleFields(written).filter((field) => field !== 'concurrency')
  const record = withoutFields(written, impossible)
  const numbers = numbersOf(record)
  const rate = numbers['throughput.requests']
  const samples = streamSamples(record, numbers.completed?.value ?? null)
  const run = runOf(numbers, rate ? roundingIn(record, rate) : 0, {
    ...from,
    at,
    tool: 'sglang',
    tokenizer: asText(record['tokenizer_id']) ?? asText(record['tokenizer']),
    backend: asText(record['backend']),
    load: loadOf(record),
    ...keyedLatency(record, spelling),
    impossible,
    samples: samples === 'disagree' ? null : samples,
    stated: statedOf(record),
    settings: settingsOf(record),
    synthetic: makerOf(record),
  })
  const disagree = samples === 'disagree' ? [problem('arraysDisagree', at)] : []
  const strange = [...impossible.map((field) => impossibleNumber(field, written, at)), ...notNumbers(written, at)]
  return { runs: [run], problems: [...strange, ...disagree] }
}
