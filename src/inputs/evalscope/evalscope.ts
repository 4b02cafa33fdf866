import { type Document, fileNameOf, problem } from '../../model/source.ts'
import { groupBy } from '../../model/group-by.ts'
import { has, text } from '../../records/detect.ts'
import { type Found, holdsNone, type Input, partAlone, partOf, type Provenance, type Reading } from '../input.ts'
import { pick, isPercentiles, percentilesIn } from './keys.ts'
import { readRun } from './run.ts'
import { blank, type Command, lengthsOf, option, type Order, valueOr } from '../../records/command.ts'

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
