import {
  latencyMetrics,
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
  clientDefinition,
} from '../../model/metric.ts'
import type { Load, Run } from '../../model/run.ts'
import { aboveZero, type Picked, totalOf } from '../../records/pick.ts'
import { asNumber, asPositive, asText, type RawRecord, roundingOf, textsUnder } from '../../records/values.ts'
import { possible } from '../../records/impossible.ts'
import { latencyOf, runOf, statisticsOf, type FoundStatistic, type Numbers, cappedLoad } from '../../records/run.ts'
import { perSecond } from '../../records/statistics.ts'
import { type KeptTimes, withoutShortTimes } from '../../records/streams.ts'
import type { Provenance, Reading } from '../input.ts'
import { columnOf, measured, pick, percentilesOf, type Percentiles } from './keys.ts'
import { factOf, factIn, knownFacts } from '../../records/stated-facts.ts'

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
export const readRun = (value: RawRecord, beside: Beside, at: string, from: Provenance): Reading => {
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
