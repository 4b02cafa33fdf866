import type { Load, Run } from '../../model/run.ts'
import { type Document, type Problem, problem } from '../../model/source.ts'
import { absentFields, isResult, settingsOf } from './fields.ts'
import { type Counts, countsOf, runOf, type Numbers, requestRateOf } from '../../records/run.ts'
import { aboveZero, larger, listedErrors, type Picked, pickNumber } from '../../records/pick.ts'
import { asList, asNumber, asNumbers, asText, isUnlimited, type RawRecord, roundingOf } from '../../records/values.ts'
import { tellsFailures } from '../../model/told-failures.ts'
import { makerOf, statedFacts, unreadGpus, factOf, factIn, knownFacts } from '../../records/stated-facts.ts'
import { impossibleFields, impossibleNumber, notNumbers, withoutFields } from '../../records/impossible.ts'
import { streamSamples } from '../../records/streams.ts'
import { keyedLatency, type Spelling } from '../../records/statistics.ts'
import { entriesOf, type Entry, type Input, type Provenance, type Reading, readRows } from '../input.ts'
import { vllmCommand } from './command.ts'

const throughputKeys = ['request_throughput', 'request_inthroughput'] as const
/** vLLM's spelling of the metrics (vLLM benchmarks/serve.py, `--percentile-metrics`). */
const spelling: Spelling = { ttft: 'ttft', tpot: 'tpot', itl: 'itl', e2e: 'e2el' }

const capKeys = ['max_concurrency', 'concurrency', 'conc'] as const

/** SGLang writes the same names for other things; it is told by the keys that only it has. */
const isSglang = (record: RawRecord): boolean =>
  'mean_e2e_latency_ms' in record || 'sharegpt_output_len' in record || 'total_throughput' in record

const hasAny = (record: RawRecord, keys: readonly string[]): boolean => keys.some((key) => key in record)

/** What the client always writes together, so that a record without its throughput is still one of its own. */
const isWithoutRate = (record: RawRecord): boolean =>
  ['completed', 'duration', 'total_input_tokens', 'total_output_tokens', 'mean_ttft_ms'].every(
    (key) => pickNumber(record, key) !== null,
  )

const isRun = (record: RawRecord): boolean =>
  (pickNumber(record, ...throughputKeys) !== null || isWithoutRate(record)) &&
  hasAny(record, ['num_prompts', 'completed', 'request_rate', ...capKeys]) &&
  !isSglang(record)

/** The cap on requests in flight; 0 is none, unless the file's name knows one. */
const capOf = (record: RawRecord): Picked | null => aboveZero(pickNumber(record, ...capKeys))

/** The shape of gamma arrivals; 0 and below are none. */
const burstinessOf = (record: RawRecord): Load['burstiness'] => {
  if (isUnlimited(record['burstiness'])) return 'inf'
  const shape = pickNumber(record, 'burstiness')?.value ?? 0
  return shape > 0 ? shape : null
}

/** `ramp_up_*` and the steps of the rate stand only in runs that ramp up (vLLM since 0.9.2). */
const isRamp = (record: RawRecord): boolean =>
  asText(record['ramp_up_strategy']) !== null ||
  pickNumber(record, 'ramp_up_start_rps', 'ramp_up_end_rps') !== null ||
  (asList(record['rps_change_events']) ?? []).length > 1

const changingOf = (record: RawRecord): Pick<Load, 'changing'> => {
  if (isRamp(record)) return { changing: 'ramp' }
  return /trace/i.test(asText(record['request_rate']) ?? '') ? { changing: 'trace' } : {}
}

const load = (record: RawRecord): Load => ({
  concurrency: capOf(record)?.value ?? null,
  capRecorded: hasAny(record, capKeys) && pickNumber(record, ...capKeys)?.value !== 0,
  requestRate: requestRateOf(record),
  burstiness: burstinessOf(record),
  prompts: pickNumber(record, 'num_prompts')?.value ?? null,
  warmups: pickNumber(record, 'num_warmups')?.value ?? null,
  ...changingOf(record),
})

/** The Rust client also lists the requests that failed. */
const failedIn = (record: RawRecord): Picked | null => {
  const listed = asList(record['failed_requests'])
  return pickNumber(record, 'failed') ?? (listed && { value: listed.length, field: 'failed_requests' })
}

/** `failed` is written since vLLM 0.11.1; before, it is what was asked for less what completed. */
const countsIn = (record: RawRecord): Counts => {
  const counts = countsOf({
    prompts: pickNumber(record, 'num_prompts'),
    completed: pickNumber(record, 'completed'),
    failed: failedIn(record),
    duration: pickNumber(record, 'duration'),
    throughput: pickNumber(record, ...throughputKeys),
    rounding: roundingOf(record[pickNumber(record, ...throughputKeys)?.field ?? '']),
    sent: asNumbers(record['ttfts'])?.length ?? null,
  })
  return { ...counts, failed: larger(counts.failed, listedErrors(record)) }
}

const numbers = (record: RawRecord): Numbers => ({
  ...countsIn(record),
  'totals.input': pickNumber(record, 'total_input_tokens'),
  'totals.output': pickNumber(record, 'total_output_tokens'),
  'throughput.requests': pickNumber(record, ...throughputKeys),
  'throughput.outputTokens': pickNumber(record, 'output_throughput'),
  'throughput.totalTokens': pickNumber(record, 'total_token_throughput'),
  'load.concurrency': capOf(record),
  'load.requestRate': pickNumber(record, 'request_rate'),
  'load.prompts': pickNumber(record, 'num_prompts'),
  peakInFlight: pickNumber(record, 'max_concurrent_requests'),
})

const statedByResult = (record: RawRecord): Run['stated'] =>
  knownFacts({ model: factOf(asText(record['model_id']), 'model_id'), concurrency: factIn(capOf(record)) })

/** Tokens of prompts that the server had in its prefix cache, as it told the client. */
const cacheHits = (record: RawRecord): Run['settings'] => {
  const [cached, all] = [pickNumber(record, 'total_cached_tokens'), pickNumber(record, 'total_input_tokens')]
  if (!cached || !all || all.value <= 0) return {}
  return { prefix_cache_hit_rate: `${((100 * cached.value) / all.value).toFixed(1)}%` }
}

/** The part of a run at full concurrency, which the Rust client times apart: told, as the numbers read are those of the whole. */
const steadyPart = ({ steady_state: part }: RawRecord, where: string): readonly Problem[] => {
  if (typeof part !== 'object' || part === null || !('window' in part) || !('request_throughput' in part)) return []
  const [window, throughput] = [part.window, asNumber(part.request_throughput)]
  const seconds =
    typeof window === 'object' && window !== null && 'duration_s' in window ? asNumber(window.duration_s) : null
  return seconds === null || throughput === null ? [] : [problem('steadyPart', where, { seconds, throughput })]
}

const toRun = ({ at, record: written, twice = [] }: Entry, from: Provenance, wholeRecord: boolean): Reading => {
  const impossible = impossibleFields(written)
  const record = withoutFields(written, impossible)
  const read = numbers(record)
  const unread = unreadGpus(record)
  const samples = streamSamples(record, read.completed?.value ?? null)
  const run = runOf(read, roundingOf(record[read['throughput.requests']?.field ?? '']), {
    ...from,
    at,
    tool: 'vllmServe',
    wholeRecord,
    tokenizer: asText(record['tokenizer_id']),
    backend: asText(record['backend']) ?? asText(record['endpoint_type']),
    date: asText(record['date']),
    load: load(record),
    ...keyedLatency(record, spelling),
    impossible,
    absent: wholeRecord ? absentFields(written) : [],
    twice: twice.filter((key) => isResult(key) || tellsFailures(key)),
    failedAsTold: failedIn(record)?.value ?? null,
    samples: samples === 'disagree' ? null : samples,
    stated: { ...statedByResult(record), ...statedFacts(record) },
    settings: { ...settingsOf(record), ...cacheHits(record), ...(unread && { [unread.field]: unread.text }) },
    synthetic: makerOf(record),
  })
  const disagree = samples === 'disagree' ? [problem('arraysDisagree', at)] : []
  return {
    runs: [run],
    problems: [
      ...impossible.map((field) => impossibleNumber(field, written, at)),
      ...notNumbers(withoutFields(written, unread ? [unread.field] : []), at),
      ...disagree,
      ...(unread ? [problem('unreadCount', at, { ...unread })] : []),
      ...steadyPart(record, at),
    ],
  }
}

const isRunTable = (header: readonly string[]): boolean =>
  header.some((name) => throughputKeys.some((key) => key === name)) && !header.includes('total_throughput')

const read = (document: Document, from: Provenance): Reading =>
  readRows(entriesOf(document), isRun, (entry) => toRun(entry, from, document.kind === 'object'))

/** `vllm bench serve`, the older `benchmark_serving.py`, `vllm bench sweep`, and tables of the same keys. */
export const vllmServe: Input = {
  tool: 'vllm bench serve',
  notes: ['chunks'],
  marks: [
    'request_throughput',
    'total_token_throughput',
    'mean_ttft_ms',
    'p99_ttft_ms',
    'completed',
    'num_prompts',
    'max_concurrency',
  ],
  detect: (document) =>
    document.kind === 'object'
      ? isRun(document.value)
      : document.kind === 'table' && isRunTable(document.header) && document.rows.some((row) => isRun(row.cells)),
  read,
  command: vllmCommand,
}
