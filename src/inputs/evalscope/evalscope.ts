import { groupBy } from '../../model/group-by.ts'
import {
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
  clientDefinition,
  latencyMetrics,
} from '../../model/metric.ts'
import type { Load, Run } from '../../model/run.ts'
import { type Document, fileNameOf, problem } from '../../model/source.ts'
import { type Command, type Order, blank, lengthsOf, option, valueOr } from '../../records/command.ts'
import { has, text } from '../../records/detect.ts'
import { possible } from '../../records/impossible.ts'
import { type Picked, aboveZero, totalOf } from '../../records/pick.ts'
import { type FoundStatistic, type Numbers, cappedLoad, latencyOf, runOf, statisticsOf } from '../../records/run.ts'
import { factIn, factOf, knownFacts } from '../../records/stated-facts.ts'
import { perSecond } from '../../records/statistics.ts'
import { type KeptTimes, withoutShortTimes } from '../../records/streams.ts'
import { type RawRecord, asNumber, asPositive, asText, roundingOf, textsUnder } from '../../records/values.ts'
import { type Found, type Input, type Provenance, type Reading, holdsNone, partAlone, partOf } from '../input.ts'
import { type Percentiles, columnOf, isPercentiles, measured, percentilesIn, percentilesOf, pick } from './keys.ts'

const definitionOf = (metric: LatencyMetric, unit: MetricDefinition['unit']): MetricDefinition => ({
  ...clientDefinition(metric, unit),
  percentiles: 'nearestRank',
})

const meanOf = (record: RawRecord, field: string, unit: MetricDefinition['unit']): readonly FoundStatistic[] => {
  const value = asNumber(record[field])
  return value === null || value === 0 ? [] : [{ name: 'mean', value: value / perSecond[unit], field }]
}

const statisticsIn = (
  record: RawRecord,
  percentiles: Percentiles | null,
  metric: LatencyMetric,
): LatencyStatistics | null => {
  const column = columnOf(Object.keys(record), metric)
  const found = [
    ...(column ? meanOf(record, column.field, column.unit) : []),
    ...(percentiles ? percentilesOf(percentiles, metric) : []),
  ]
  return statisticsOf(definitionOf(metric, column?.unit ?? 's'), found)
}

/** Means that are exactly 0: nothing succeeded, or answers that were not streamed. */
const zerosIn = (record: RawRecord): Run['zeroLatencies'] =>
  latencyMetrics.flatMap((metric) => {
    const field = columnOf(Object.keys(record), metric)?.field
    return field !== undefined && asNumber(record[field]) === 0 ? [{ metric, statistic: 'mean', field }] : []
  })

/** Results of 2024 have no ITL, and divide all the time by all the tokens where they say TPOT. */
const isOld = (record: RawRecord): boolean => columnOf(Object.keys(record), 'itl') === null

/** Answers are counted in chunks up to 0.16.3, which may be told by the latency that they do not make. */
const latencyIn = (record: RawRecord, percentiles: Percentiles | null, where: string): KeptTimes => {
  const latency = latencyOf((metric) =>
    metric === 'tpot' && isOld(record) ? null : statisticsIn(record, percentiles, metric),
  )
  return withoutShortTimes(latency, pick(record, 'outputLength'), where)
}

const tokensBy = (record: RawRecord, name: 'inputLength' | 'outputLength'): Picked | null =>
  totalOf(pick(record, name), pick(record, 'completed'), '*')

const numbers = (record: RawRecord): Numbers => ({
  completed: pick(record, 'completed'),
  failed: pick(record, 'failed'),
  duration: pick(record, 'duration'),
  'totals.input': tokensBy(record, 'inputLength'),
  'totals.output': tokensBy(record, 'outputLength'),
  'throughput.requests': pick(record, 'requests'),
  'throughput.outputTokens': pick(record, 'outputTokens'),
  'throughput.totalTokens': pick(record, 'totalTokens'),
  'load.concurrency': aboveZero(pick(record, 'concurrency')),
  // −1 and 0 are no rate.
  'load.requestRate': aboveZero(pick(record, 'requestRate')),
  'load.prompts': pick(record, 'total'),
})

const loadOf = (read: Numbers): Load => {
  const rate = read['load.requestRate']?.value ?? null
  return cappedLoad(read, rate === null ? {} : { requestRate: rate, burstiness: 1 })
}

/** `benchmark_args.json`, under the name that it has. */
interface Arguments {
  readonly file: string
  readonly record: RawRecord
}

/** What lies beside the summary of a run. */
interface Beside {
  readonly percentiles: Percentiles | null
  readonly given: Arguments | null
}

const argumentKeys = ['dataset', 'api', 'stream'] as const

/** What the arguments of the run say: model, tokenizer, lengths asked for; `model` may be the name that a server gave it. */
const told = ({ file, record: given }: Arguments): Pick<Run, 'tokenizer' | 'backend' | 'stated' | 'settings'> => {
  const where = asText(given['model_id']) === null ? 'model' : 'model_id'
  const model = asText(given[where])
  const alike = (name: 'tokens' | 'prompt_length') => {
    const [least, most] = [asPositive(given[`min_${name}`]), asNumber(given[`max_${name}`])]
    return factOf(least === most ? most : null, `${file}: max_${name}`, 'metadata')
  }
  return {
    tokenizer: asText(given['tokenizer_path']),
    backend: asText(given['api']),
    stated: knownFacts({
      model: factOf(model, `${file}: ${where}`, 'metadata'),
      inputTokens: alike('prompt_length'),
      outputTokens: alike('tokens'),
    }),
    settings: textsUnder(given, argumentKeys),
  }
}

/** A summary with its percentiles and the arguments that it was run with, where these lie beside it. */
const readRun = (value: RawRecord, beside: Beside, at: string, from: Provenance): Reading => {
  const { record, impossible, problems } = possible(value, measured, at)
  const read = numbers(record)
  const { latency, problems: short } = latencyIn(record, beside.percentiles, at)
  const { stated, ...more } = beside.given ? told(beside.given) : { stated: {} }
  const run = runOf(read, roundingOf(record[read['throughput.requests']?.field ?? '']), {
    ...from,
    at,
    tool: 'evalscope',
    load: loadOf(read),
    latency,
    zeroLatencies: zerosIn(record),
    impossible,
    ...more,
    stated: { ...stated, ...knownFacts({ concurrency: factIn(read['load.concurrency']) }) },
  })
  return { runs: [run], problems: [...problems, ...short] }
}

const lengths = (order: Order): readonly string[] => {
  const { dataset } = order
  const { input, output } = lengthsOf(order)
  return [
    ...option('--dataset', valueOr(dataset ?? 'random', 'DATASET')),
    ...(dataset !== null && dataset !== 'random'
      ? ['--dataset-path', blank('DATASET_PATH')]
      : ['--min-prompt-length', input, '--max-prompt-length', input, '--prefix-length', '0']),
    ...option('--min-tokens', output),
    ...option('--max-tokens', output),
  ]
}

const words = (order: Order): readonly string[] => {
  const { concurrency, requestRate } = order.load
  return [
    'evalscope',
    'perf',
    ...option('--model', valueOr(order.model, 'MODEL')),
    ...option('--url', blank('URL')),
    ...option('--api', valueOr(order.backend ?? 'openai', 'API')),
    ...option('--tokenizer-path', valueOr(order.tokenizer, 'TOKENIZER')),
    ...lengths(order),
    '--parallel',
    concurrency === null ? '-1' : String(concurrency),
    '--rate',
    requestRate === 'inf' ? '-1' : String(requestRate),
    ...option('--number', String(order.requests)),
    ...option('--seed', String(order.seed)),
    '--stream',
  ]
}

/** `evalscope perf` (modelscope/evalscope, perf/arguments.py); it writes its own percentiles alone. */
const evalscopeCommand: Command = { cold: true, words, metrics: '--stream' }

const tool = 'EvalScope'

/** `benchmark_summary.json`, of any generation. */
const isSummary = (document: Document): boolean =>
  document.kind === 'object' &&
  (['duration', 'concurrency', 'completed', 'requests'] as const).every((name) => pick(document.value, name) !== null)

/** `benchmark_args.json`: what the client was told. */
const isArguments = has('model', 'url', 'parallel', 'number', 'dataset', 'rate')

/** `performance_summary.txt`: a table of all runs, rounded. */
const isOverview = text(/Detailed Performance Metrics/)

const read = (document: Document, from: Provenance): Reading => {
  if (isOverview(document)) return holdsNone(problem('mixture'))
  return document.kind === 'object' && isSummary(document)
    ? readRun(document.value, { percentiles: null, given: null }, document.at, from)
    : holdsNone()
}

const fileOf = ({ from }: Found): string => fileNameOf(from.path)

/** Of several nobody knows whose they are. */
const argumentsIn = (members: readonly Found[]) => {
  const [one, ...more] = members.filter(({ document }) => isArguments(document))
  return one?.document.kind === 'object' && more.length === 0 ? { file: fileOf(one), record: one.document.value } : null
}

const tableIn = (members: readonly Found[]) => {
  const found = members.filter(({ document }) => isPercentiles(document))
  const [file, ...more] = new Set(found.map(fileOf))
  const documents = found.map(({ document }) => document)
  return file === undefined || more.length > 0 ? null : percentilesIn(file, documents)
}

/** The client makes a folder for each run: what lies beside one summary is its own. */
const join = (all: readonly Found[]): readonly Reading[] => {
  const summaries = all.filter(({ document }) => isSummary(document))
  const [summary] = summaries
  const single = summaries.length === 1 ? summary : undefined
  const firsts = new Set([...groupBy(all, ({ from }) => from.path).values()].map(([first]) => first))
  const beside = holdsNone(single ? partOf(single.from.path) : partAlone(tool))
  return all.map((found) => {
    const { document, from, reading } = found
    if (found === single && document.kind === 'object')
      return readRun(document.value, { percentiles: tableIn(all), given: argumentsIn(all) }, document.at, from)
    return isSummary(document) || isOverview(document) || !firsts.has(found) ? reading : beside
  })
}

/** `evalscope perf`: a summary, the table of its percentiles and its arguments in one folder. */
export const evalscope: Input = {
  tool,
  notes: ['coarse', 'chunks'],
  marks: [
    'Time taken for tests (s)',
    'Test Duration (s)',
    'Number of concurrency',
    'Succeed requests',
    'Output token throughput (tok/s)',
    'Average time to first token (s)',
    'TTFT (ms)',
    'Percentiles',
  ],
  detect: (document) => isSummary(document) || isPercentiles(document) || isArguments(document) || isOverview(document),
  read,
  join,
  command: evalscopeCommand,
}
