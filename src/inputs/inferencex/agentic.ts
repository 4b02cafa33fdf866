import type { Run } from '../../model/run.ts'
import { blank, type Command, option, type Order, valueOr } from '../../records/command.ts'
import { has } from '../../records/detect.ts'
import { numberAt, positiveAt, textAt, totalOf, ratio } from '../../records/pick.ts'
import { flattened, type RawRecord, textsOf } from '../../records/values.ts'
import { runOf, type Numbers } from '../../records/run.ts'
import { patternLatency } from '../../records/statistics.ts'
import { type Input, ofObjects } from '../input.ts'
import { factsOf, loadOf, mockedBy, settingsOf } from './configuration.ts'

const patternOf = (spelt: string): RegExp =>
  new RegExp(`^request_metrics\\.latency\\.${spelt}\\.(mean|std|p\\d{1,2}(?:\\.\\d+)?)$`)

/** Its `itl` repeats `tpot`: AIPerf, which makes these, has one value per request; gaps between chunks are not told. */
const patterns = { ttft: patternOf('ttft'), tpot: patternOf('tpot'), e2e: patternOf('e2el') }

/** Requests of the measured phase; `num_requests_total` counts the warm-up too. Rates of one second are no throughput. */
const numbers = (record: RawRecord): Numbers => {
  const completed = numberAt(record, 'num_requests_successful', 'request_accounting.records_profiled')
  const duration = positiveAt(record, 'request_metrics.throughput.duration_seconds')
  return {
    completed,
    failed: numberAt(record, 'request_accounting.records_error_dropped'),
    duration,
    'totals.input': totalOf(completed, positiveAt(record, 'request_metrics.tokens.input.mean')),
    'totals.output': totalOf(completed, positiveAt(record, 'request_metrics.tokens.output_actual.mean')),
    'throughput.requests': ratio(completed, duration),
    'throughput.outputTokens': positiveAt(record, 'request_metrics.throughput.output.tokens_per_second'),
    'throughput.totalTokens': positiveAt(record, 'request_metrics.throughput.total.tokens_per_second'),
    'load.concurrency': numberAt(record, 'conc'),
  }
}

const besideOf = (record: RawRecord): Run['settings'] =>
  textsOf([
    ['dataset', textAt(record, 'dataset.loader')],
    ['prefix_cache_hit_rate', textAt(record, 'server_metrics.cache.overall_cache_hit_rate')],
  ])

const read = ofObjects((record, at, from) => {
  const run = runOf(numbers(record), 0, {
    ...from,
    at,
    tool: 'inferencexAgentic',
    load: loadOf(record),
    latency: patternLatency(flattened(record), 's', patterns).latency,
    stated: factsOf(record),
    settings: { ...settingsOf(record), ...besideOf(record) },
    synthetic: mockedBy(from.path),
  })
  return { runs: [run], problems: [] }
})

const words = ({ model, dataset: name, load, requests, warmups, seed }: Order): readonly string[] => [
  'aiperf',
  'profile',
  ...option('--model', valueOr(model, 'MODEL')),
  ...option('--url', blank('BASE_URL')),
  ...option('--endpoint-type', 'chat'),
  '--streaming',
  ...option('--public-dataset', valueOr(name, 'DATASET')),
  ...(load.concurrency === null ? [] : ['--concurrency', String(load.concurrency)]),
  ...(load.requestRate === 'inf' ? [] : ['--request-rate', String(load.requestRate)]),
  ...option('--request-count', String(requests)),
  ...option('--warmup-request-count', String(warmups)),
  ...option('--random-seed', String(seed)),
]

/** InferenceX sends agents' sessions by AIPerf; its exports have every statistic. */
const command: Command = { words }

/** The points of InferenceX with agents' sessions, which hold several requests each, one after another or at once. */
export const inferencexAgentic: Input = {
  tool: 'InferenceX (agentic)',
  notes: ['noItl', 'sessions'],
  marks: ['infmax_model_prefix', 'hw', 'conc', 'request_metrics', 'request_accounting', 'output_actual', 'per_gpu'],
  detect: has('request_metrics.latency', 'request_accounting'),
  read,
  command,
}
