import { under, type Picked, product } from '../../records/pick.ts'
import type { Load, Run } from '../../model/run.ts'
import { type Document, type Problem, problem } from '../../model/source.ts'
import { genaiPerfCommand } from './commands.ts'
import { all, any, cell, columns, has } from '../../records/detect.ts'
import { asList, asNumber, asPositive, asRecord, asText, type RawRecord, roundingOf } from '../../records/values.ts'
import { countsOf, latencyOf, runOf, type Numbers } from '../../records/run.ts'
import { nvidiaStatistics, summaryOf, summaryOfTables, valueOf, zeroTtft, type Summary } from './summary.ts'
import { type Found, type Input, type Provenance, type Reading, holdsNone, partOf } from '../input.ts'
import { factOf, knownFacts } from '../../records/stated-facts.ts'

const isResult = all(
  has('input_config'),
  any(has('request_latency.avg'), has('request_throughput.avg')),
  (document) => !has('aiperf_version')(document) && !has('input_config.loadgen')(document),
)

const isTable = any(
  all(columns('Metric', 'avg', 'p99'), (document) => !any(columns('Metric', 'std'), columns('GPU'))(document)),
  all(columns('Metric', 'Value'), cell('Metric', /\(per sec\)$/)),
)

/** What its load generator wrote: every request with its times, and no summary. */
const isProfile = has('experiments.0.requests', 'service_kind')

/** Rows of cards, which measure no run. */
const isTelemetry = all(columns('Metric', 'GPU'), any(columns('avg'), columns('Value')))

/** The load stood at the top of the configuration before it got groups of its own. */
const told = (config: RawRecord, key: string): Picked | null => {
  for (const path of [['perf_analyzer', 'stimulus', key], ['stimulus', key], [key]]) {
    const value = asNumber(under(config, ...path))
    if (value !== null && value > 0) return { value, field: ['input_config', ...path].join('.') }
  }
  return null
}

/** perf_analyzer sends its first request to a cold server unless it is told to warm up. */
const warmups = (config: RawRecord): number =>
  told(config, 'warmup_request_count')?.value ?? asNumber(under(config, 'perf_analyzer', 'warmup_request_count')) ?? 0

const loadOf = (config: RawRecord): Load => {
  const concurrency = told(config, 'concurrency')?.value ?? null
  const rate = told(config, 'request_rate')?.value ?? null
  const isWritten = Object.keys(config).length > 0
  return {
    concurrency,
    capRecorded: concurrency !== null,
    requestRate: rate ?? (concurrency === null ? null : 'inf'),
    burstiness: rate === null ? null : 'inf',
    prompts: null,
    warmups: isWritten ? warmups(config) : null,
  }
}

const modelOf = (config: RawRecord): string | null =>
  asText(asList(config['model_names'])?.[0]) ??
  asText(asList(config['model'])?.[0]) ??
  asText(config['model']) ??
  asText(config['formatted_model_name'])

const lengthOf = (config: RawRecord, side: 'input' | 'output'): number | null => {
  const older = side === 'input' ? 'synthetic_input_tokens_mean' : 'output_tokens_mean'
  const path = side === 'input' ? ['input', 'synthetic_tokens', 'mean'] : ['input', 'output_tokens', 'mean']
  return asPositive(asNumber(under(config, ...path)) ?? config[older])
}

const statedBy = (config: RawRecord): Run['stated'] =>
  knownFacts({
    model: factOf(modelOf(config), 'input_config model'),
    inputTokens: factOf(lengthOf(config, 'input'), 'input_config synthetic_input_tokens_mean'),
    outputTokens: factOf(lengthOf(config, 'output'), 'input_config output_tokens_mean'),
  })

/** Totals and duration are not written: the first are means times the count, the second is the count by the rate. */
const numbers = (summary: Summary, config: RawRecord): Numbers => {
  const completed = valueOf(summary, 'request_count')
  const throughput = valueOf(summary, 'request_throughput')
  const total = (tag: string): Picked | null => product(valueOf(summary, tag), completed)
  const rounding = roundingOf(summary.get('request_throughput')?.values['avg'])
  return {
    ...countsOf({ completed, throughput, rounding }),
    'totals.input': total('input_sequence_length'),
    'totals.output': total('output_sequence_length'),
    'throughput.requests': throughput,
    'throughput.outputTokens': valueOf(summary, 'output_token_throughput'),
    'load.concurrency': told(config, 'concurrency'),
    'load.requestRate': told(config, 'request_rate'),
  }
}

const runOfSummary = (summary: Summary, record: RawRecord, at: string, from: Provenance): Run => {
  const config = asRecord(record['input_config']) ?? {}
  return runOf(numbers(summary, config), roundingOf(summary.get('request_throughput')?.values['avg']), {
    ...from,
    at,
    tool: 'genaiPerf',
    tokenizer: asText(under(config, 'tokenizer', 'name')) ?? asText(config['tokenizer']),
    backend: asText(under(config, 'endpoint', 'type')) ?? asText(config['endpoint_type']),
    load: loadOf(config),
    latency: latencyOf((metric) => (metric === 'itl' ? null : nvidiaStatistics(summary, metric))),
    zeroLatencies: zeroTtft(summary),
    stated: statedBy(config),
  })
}

const read = (document: Document, from: Provenance): Reading =>
  document.kind === 'object' && isResult(document)
    ? { runs: [runOfSummary(summaryOf(document.value), document.value, document.at, from)], problems: [] }
    : { runs: [], problems: [] }

const tablesOf = (found: readonly Found[], path: string) =>
  found.flatMap(({ document, from }) =>
    from.path === path && document.kind === 'table' && isTable(document) ? [document] : [],
  )

const runElsewhere: Problem = problem('runElsewhere', '', { file: 'profile_export_genai_perf.json' })

/** What a file gives that has no result as an object: the run of its tables, unless the object is in the folder too. */
const readingOf = (found: readonly Found[], path: string, result: string | undefined): Reading => {
  if (result !== undefined) return holdsNone(partOf(result))
  const tables = tablesOf(found, path)
  const { from } = found.find((one) => one.from.path === path)!
  return tables.length > 0
    ? { runs: [runOfSummary(summaryOfTables(tables), {}, '', from)], problems: [] }
    : holdsNone(runElsewhere)
}

/** The table and the single requests of a run belong to its object: an artifact folder holds one run. */
const join = (found: readonly Found[]): readonly Reading[] => {
  const result = found.find(({ reading }) => reading.runs.length > 0)?.from.path
  return found.map(({ from, reading }, i) => {
    const isFirst = found.findIndex((one) => one.from.path === from.path) === i
    return reading.runs.length > 0 || !isFirst || from.path === result ? reading : readingOf(found, from.path, result)
  })
}

/** GenAI-Perf (NVIDIA, before AIPerf): its JSON, and its CSV. */
export const genaiPerf: Input = {
  tool: 'GenAI-Perf',
  notes: ['tpotAsItl', 'coldStart'],
  marks: [
    'input_config',
    'perf_analyzer',
    'time_to_first_token',
    'inter_token_latency',
    'request_latency',
    'output_token_throughput',
    'request_throughput',
  ],
  detect: any(isResult, isTable, isProfile, isTelemetry),
  read,
  join,
  command: genaiPerfCommand,
}
