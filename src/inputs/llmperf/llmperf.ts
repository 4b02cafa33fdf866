import { groupBy } from '../../model/group-by.ts'
import type { LatencyMetric } from '../../model/metric.ts'
import type { RequestSamples, Run } from '../../model/run.ts'
import { type Document, type Problem, fileNameOf, problem } from '../../model/source.ts'
import { type Command, type Order, blank, lengthsOf, option, valueOr } from '../../records/command.ts'
import { has } from '../../records/detect.ts'
import { possible } from '../../records/impossible.ts'
import { type Picked, aboveZero, pickNumber, totalOf } from '../../records/pick.ts'
import { type Numbers, cappedLoad, runOf } from '../../records/run.ts'
import { factOf, isFactKey, knownFacts, statedFacts } from '../../records/stated-facts.ts'
import { patternLatency } from '../../records/statistics.ts'
import { samplesOf } from '../../records/streams.ts'
import {
  type RawRecord,
  asNumber,
  asPositive,
  asText,
  instantOf,
  longestSetting,
  roundingOf,
  textsOf,
} from '../../records/values.ts'
import { type Found, type Input, type Provenance, type Reading, holdsNone, partAlone, partOf } from '../input.ts'
import { completedKey, durationBy, isTable, rateBy, readTable } from './tables.ts'

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

const isSummary = (document: Document): boolean =>
  document.kind === 'object' &&
  'results_ttft_s_quantiles_p50' in document.value &&
  'num_concurrent_requests' in document.value

/** `NAME_summary.json`: one run. */
const readSummary = (value: RawRecord, at: string, from: Provenance): Reading => {
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

/** One response of `NAME_individual_responses.json`. */
const isResponse = has('inter_token_latency_s', 'end_to_end_latency_s', 'ttft_s')

const recordsOf = (documents: readonly Document[]): readonly RawRecord[] =>
  documents.flatMap((document) => (document.kind === 'object' ? [document.value] : []))

const keys = { ttft: 'ttft_s', e2e: 'end_to_end_latency_s', outputTokens: 'number_output_tokens' }

const fieldsIn = (file: string): RequestSamples['fields'] => ({
  ttft: `${file}: ttft_s`,
  tpot: `${file}: (end_to_end_latency_s - ttft_s) / (number_output_tokens - 1)`,
  itl: '',
  e2e: `${file}: end_to_end_latency_s`,
})

/** A run with the responses of the file of that name, null where they are not as many as completed. */
const withResponses = (run: Run, documents: readonly Document[], file: string): Run | null => {
  const records = recordsOf(documents)
  const succeeded = records.filter((record) => asText(record['error_code']) === null)
  if (succeeded.length !== run.completed) return null
  const failed = records.length - succeeded.length
  return { ...run, samples: samplesOf(succeeded, keys, failed, fieldsIn(file)) }
}

/** Long enough that no run ends by it. */
const timeout = 86_400

const words = (order: Order): readonly string[] => {
  const { load, requests } = order
  const { input, output } = lengthsOf(order)
  return [
    'python',
    'token_benchmark_ray.py',
    ...option('--llm-api', 'openai'),
    ...option('--model', valueOr(order.model, 'MODEL')),
    ...option('--mean-input-tokens', input),
    ...option('--stddev-input-tokens', valueOr(order.settings['stddev_input_tokens'] ?? null, 'STDDEV_INPUT')),
    ...option('--mean-output-tokens', output),
    ...option('--stddev-output-tokens', valueOr(order.settings['stddev_output_tokens'] ?? null, 'STDDEV_OUTPUT')),
    ...option('--num-concurrent-requests', valueOr(load.concurrency, 'CONCURRENCY')),
    ...option('--max-num-completed-requests', String(requests)),
    ...option('--timeout', String(timeout)),
    ...option('--results-dir', blank('RESULTS_DIR')),
  ]
}

/** It sends at no rate, so that another client has to. */
const noRate = (rate: number): string => blank(`CLIENT: ${rate} requests/s, which LLMPerf cannot send`)

/** LLMPerf (token_benchmark_ray.py). */
const llmperfCommand: Command = {
  cold: true,
  words: (order) => (order.load.requestRate === 'inf' ? words(order) : [noRate(order.load.requestRate)]),
}

const tool = 'LLMPerf'

const read = (document: Document, from: Provenance): Reading => {
  if (document.kind === 'object' && isSummary(document)) return readSummary(document.value, document.at, from)
  return isResponse(document) ? { runs: [], problems: [] } : readTable(document, from)
}

/** What a summary and its responses have in common: the path without what sets them apart. */
const stemOf = ({ from }: Found): string => from.path.replace(/(_summary|_individual_responses)?\.[^./]*$/, '')

/** A summary with the responses of its stem. */
const completed = ({ reading, document }: Found, responses: readonly Found[]): Reading => {
  const [run] = reading.runs
  const [first] = responses
  if (!run || !first || !isSummary(document)) return reading
  const documents = responses.map((response) => response.document)
  const whole = withResponses(run, documents, fileNameOf(first.from.path))
  if (whole) return { ...reading, runs: [whole] }
  return { ...reading, problems: [...reading.problems, problem('arraysDisagree', run.at)] }
}

/** Said once a file, at its first response. */
const aside = (summary: Found | undefined): Problem => (summary ? partOf(summary.from.path) : partAlone(tool))

const joinStem = (members: readonly Found[]): ReadonlyMap<Found, Reading> => {
  const responses = members.filter(({ document }) => isResponse(document))
  const summary = members.find(({ document }) => isSummary(document))
  const firsts = new Set([...groupBy(responses, ({ from }) => from.path).values()].map(([first]) => first))
  return new Map(
    members.map((found) => {
      if (found === summary) return [found, completed(found, responses)]
      return [found, firsts.has(found) ? holdsNone(aside(summary)) : found.reading]
    }),
  )
}

const join = (all: readonly Found[]): readonly Reading[] => {
  const readings = new Map([...groupBy(all, stemOf).values()].flatMap((members) => [...joinStem(members)]))
  return all.map((found) => readings.get(found)!)
}

/** LLMPerf (ray-project): a summary and its single responses, and the tables made of summaries. */
export const llmperf: Input = {
  tool,
  notes: ['firstTokenIncluded', 'oneTokenizer', 'inBatches'],
  marks: [
    'results_ttft_s_quantiles_p50',
    'results_ttft_s_quantiles_p99',
    'results_inter_token_latency_s_quantiles_p50',
    'results_end_to_end_latency_s_mean',
    'results_num_completed_requests',
    'results_num_completed_requests_per_min',
    'num_concurrent_requests',
  ],
  detect: (document) => isSummary(document) || isResponse(document) || isTable(document),
  read,
  join,
  command: llmperfCommand,
}
