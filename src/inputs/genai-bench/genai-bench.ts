import { type Document, fileNameOf } from '../../model/source.ts'
import { any, has } from '../../records/detect.ts'
import { type Found, holdsNone, type Input, partAlone, partOf, type Provenance, type Reading } from '../input.ts'
import { readRun } from './run.ts'
import { blank, type Command, lengthsOf, option, type Order, valueOr } from '../../records/command.ts'
import type { Run } from '../../model/run.ts'
import { asPositive, asText, type RawRecord, textsUnder } from '../../records/values.ts'
import { factOf, knownFacts } from '../../records/stated-facts.ts'

/** `experiment_metadata.json`: what all runs of its folder have in common. */
const isMetadata = has('server_engine', 'traffic_scenario', 'num_concurrency')

/** The metadata, and the name of their file. */
interface Experiment {
  readonly file: string
  readonly record: RawRecord
}

const experimentIn = ({ document, from: { path } }: Found): Experiment | null =>
  document.kind === 'object' && isMetadata(document) ? { file: fileNameOf(path), record: document.value } : null

const settingKeys = ['server_version', 'benchmark_version', 'task', 'prefix_caching'] as const

/** A run with what its experiment says of model, engine and hardware. */
const withMetadata = (run: Run, { file, record }: Experiment): Run => {
  const text = (key: string) => factOf(asText(record[key]), `${file}: ${key}`, 'metadata')
  const known = knownFacts({
    model: text('model'),
    engine: text('server_engine'),
    gpu: text('server_gpu_type'),
    gpus: factOf(asPositive(record['server_gpu_count']), `${file}: server_gpu_count`, 'metadata'),
  })
  return {
    ...run,
    tokenizer: asText(record['server_model_tokenizer']),
    backend: asText(record['api_backend']),
    stated: { ...known, ...run.stated },
    settings: { ...textsUnder(record, settingKeys), ...run.settings },
  }
}

/** The unit that times are written in, where it is said. */
const unitIn = (record: RawRecord): 's' | 'ms' | null => {
  const unit = asText(record['_time_unit']) ?? asText(record['metrics_time_unit'])
  if (unit === null) return null
  return /^m(s|illisec)/i.test(unit) ? 'ms' : 's'
}

/** The scenario that all runs state, or the lengths as one. */
const scenarioOf = (order: Order): string => {
  const { input, output } = lengthsOf(order)
  return valueOr(order.settings['scenario'] ?? `D(${input},${output})`, 'SCENARIO')
}

const loadWords = ({ load: { concurrency, requestRate } }: Order): readonly string[] =>
  requestRate === 'inf'
    ? ['--num-concurrency', valueOr(concurrency, 'CONCURRENCY')]
    : ['--execution-engine', 'async', '--qps-level', String(requestRate)]

const words = (order: Order): readonly string[] => [
  'genai-bench',
  'benchmark',
  ...option('--api-backend', valueOr(order.backend, 'API_BACKEND')),
  ...option('--api-base', blank('BASE_URL')),
  ...option('--api-model-name', valueOr(order.model, 'MODEL')),
  ...option('--model-tokenizer', valueOr(order.tokenizer ?? order.model, 'TOKENIZER')),
  ...option('--task', 'text-to-text'),
  ...option('--traffic-scenario', scenarioOf(order)),
  ...loadWords(order),
  ...option('--max-requests-per-run', String(order.requests)),
  ...option('--max-time-per-run', blank('MINUTES')),
  ...option('--server-gpu-type', valueOr(order.layout.gpu, 'GPU')),
  ...option('--server-gpu-count', valueOr(order.layout.gpus, 'GPU_COUNT')),
]

/** genai-bench (sgl-project, cli/option_groups.py). */
const genaiBenchCommand: Command = { cold: true, words }

const tool = 'genai-bench'

const isRun = has('aggregated_metrics.num_concurrency', 'aggregated_metrics.stats')

const read = (document: Document, from: Provenance): Reading =>
  document.kind === 'object' && isRun(document)
    ? readRun(document.value, document.at, from, unitIn(document.value) ?? 's')
    : holdsNone(partAlone(tool))

/** A run in the unit that its file, or else its experiment, says, with what the experiment says of the server. */
const completed = ({ document, from, reading }: Found, experiment: Experiment): Reading => {
  if (document.kind !== 'object') return reading
  const unit = unitIn(document.value) ?? unitIn(experiment.record) ?? 's'
  const { runs, problems } = readRun(document.value, document.at, from, unit)
  return { runs: runs.map((run) => withMetadata(run, experiment)), problems }
}

/** One experiment a folder; of several nobody knows whose the runs are. */
const join = (all: readonly Found[]): readonly Reading[] => {
  const experiments = all.map(experimentIn).filter((one) => one !== null)
  const [experiment] = experiments
  const run = all.find(({ document }) => isRun(document))
  if (!experiment || experiments.length > 1 || !run) return all.map(({ reading }) => reading)
  return all.map((found) => (isRun(found.document) ? completed(found, experiment) : holdsNone(partOf(run.from.path))))
}

/** genai-bench (sgl-project): a file for each scenario and concurrency, and the metadata of their experiment. */
export const genaiBench: Input = {
  tool,
  notes: ['trimmed'],
  marks: [
    'aggregated_metrics',
    'individual_request_metrics',
    'num_concurrency',
    'mean_output_throughput_tokens_per_s',
    'num_completed_requests',
    'output_inference_speed',
    'e2e_latency',
  ],
  detect: any(isRun, isMetadata),
  read,
  join,
  command: genaiBenchCommand,
}
