import type { LatencyMetric } from '../model/metric.ts'
import type { Load, Run } from '../model/run.ts'
import { type Problem, problem } from '../model/source.ts'
import { blank, type Command, lengthsOf, option, type Order, valueOr } from '../records/command.ts'
import { has } from '../records/detect.ts'
import { aboveZero, type Picked, pickNumber } from '../records/pick.ts'
import {
  asList,
  asPositive,
  asText,
  flattened,
  isRecord,
  longestSetting,
  type RawRecord,
  roundingOf,
  textsOf,
} from '../records/values.ts'
import { possible } from '../records/impossible.ts'
import { runOf, type Numbers, cappedLoad } from '../records/run.ts'
import { isFactKey, statedFacts, factOf, knownFacts } from '../records/stated-facts.ts'
import { patternLatency } from '../records/statistics.ts'
import { holdsNone, inAll, type Input, ofObjects, type Provenance, type Reading } from './input.ts'

const patternOf = (name: string): RegExp => new RegExp(`^${name}_ms\\.(avg|p\\d+)$`)

/** Its inter-token latency is the mean gap of each request: TPOT. Gaps are not pooled. */
const patterns = {
  ttft: patternOf('time_to_first_token'),
  tpot: patternOf('inter_token_latency'),
  e2e: patternOf('e2e_latency'),
} as const satisfies Partial<Record<LatencyMetric, RegExp>>

const measured = /^(total|failed|successful)_|^(token_throughput_secs|duration_ms|request_rate)$|_ms\.|^config\./

const durationOf = (record: RawRecord): Picked | null => {
  const duration = pickNumber(record, 'duration_ms')
  return duration && { ...duration, value: duration.value / 1000 }
}

const numbers = (record: RawRecord): Numbers => ({
  completed: pickNumber(record, 'successful_requests'),
  failed: pickNumber(record, 'failed_requests'),
  duration: durationOf(record),
  'totals.input': pickNumber(record, 'total_tokens_sent'),
  'totals.output': pickNumber(record, 'total_tokens'),
  'throughput.requests': pickNumber(record, 'request_rate'),
  'throughput.outputTokens': pickNumber(record, 'token_throughput_secs'),
  'load.concurrency': aboveZero(pickNumber(record, 'config.max_vus')),
  'load.requestRate': aboveZero(pickNumber(record, 'config.rate')),
  'load.prompts': pickNumber(record, 'total_requests'),
})

/** Without a rate all users send as fast as they are answered; with one, requests come evenly, and none beyond the cap. */
const loadOf = (read: Numbers): Load => {
  const rate = read['load.requestRate']?.value ?? null
  return cappedLoad(read, rate === null ? {} : { requestRate: rate, burstiness: 'inf' })
}

/** What the configuration of all runs says, by its paths. */
const stated = (config: RawRecord): Run['stated'] => {
  const length = (where: string) => factOf(asPositive(config[where]), `config.${where}`)
  const known = knownFacts({
    model: factOf(asText(config['model_name']), 'config.model_name'),
    inputTokens: length('prompt_options.num_tokens'),
    outputTokens: length('decode_options.num_tokens'),
  })
  return { ...statedFacts(metaOf(config)), ...known }
}

/** What the user added, under `meta`. `system` is the machine of the client, and is not read. */
const metaOf = (config: RawRecord): RawRecord =>
  Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) =>
      key.startsWith('meta.') ? [[key.slice('meta.'.length), value]] : [],
    ),
  )

const settingsOf = (config: RawRecord): Run['settings'] =>
  textsOf(
    Object.entries({ profile: config['profile'], ...metaOf(config) }).filter(([key]) => !isFactKey(key)),
    longestSetting,
  )

interface Whole {
  readonly config: RawRecord
  readonly date: string | null
  readonly from: Provenance
}

const readResult = (value: RawRecord, at: string, { config, date, from }: Whole): Reading => {
  const { record, impossible, problems } = possible(flattened(value), measured, at)
  const read = numbers(record)
  const run = runOf(read, roundingOf(record['request_rate']), {
    ...from,
    at,
    tool: 'inferenceBenchmarker',
    wholeRecord: true,
    tokenizer: asText(config['tokenizer']),
    date,
    load: loadOf(read),
    ...patternLatency(record, 'ms', patterns),
    impossible,
    stated: stated(config),
    settings: settingsOf(config),
  })
  return { runs: [run], problems }
}

const isWarmup = ({ id }: RawRecord): boolean => asText(id) === 'warmup'

const read = ofObjects((value, at, from) => {
  const whole = { config: flattened(value['config']), date: asText(value['end_time']), from }
  const results = (asList(value['results']) ?? []).filter(isRecord)
  const readings = results.flatMap((one, i) => (isWarmup(one) ? [] : [readResult(one, `${at}/${i}`, whole)]))
  const left = results.filter(isWarmup).length
  const warmUp: Problem = problem('warmUp', at, { runs: left, word: 'warmup' })
  return inAll([...(left > 0 ? [holdsNone(warmUp)] : []), ...readings])
})

const loadWords = ({ load: { concurrency, requestRate } }: Order): readonly string[] => [
  ...(requestRate === 'inf'
    ? ['--benchmark-kind', 'throughput']
    : ['--benchmark-kind', 'rate', '--rates', String(requestRate)]),
  ...option('--max-vus', valueOr(concurrency, 'MAX_VUS')),
]

const always = (tokens: string): string => `num_tokens=${tokens},min_tokens=${tokens},max_tokens=${tokens},variance=0`

const lengthWords = (order: Order): readonly string[] => {
  const { input, output } = lengthsOf(order)
  return ['--prompt-options', always(input), '--decode-options', always(output)]
}

/** Its runs end by time, and it writes the statistics that it writes. */
const command: Command = {
  cold: true,
  words: (order) => [
    'inference-benchmarker',
    ...option('--tokenizer-name', valueOr(order.tokenizer, 'TOKENIZER')),
    ...option('--model-name', valueOr(order.model, 'MODEL')),
    ...option('--url', blank('URL')),
    ...loadWords(order),
    ...lengthWords(order),
    ...option('--duration', blank(`DURATION: ${order.requests} requests`)),
    ...option('--warmup', '30s'),
  ],
}

/** huggingface/inference-benchmarker: a warm-up, a run at full load and runs at rates in one file. */
export const inferenceBenchmarker: Input = {
  tool: 'inference-benchmarker',
  notes: ['meanGap'],
  marks: [
    'max_vus',
    'executor_type',
    'token_throughput_secs',
    'time_to_first_token_ms',
    'inter_token_latency_ms',
    'successful_requests',
    'total_tokens_sent',
  ],
  detect: has('config.max_vus', 'results.0.executor_type'),
  read,
  command,
}
