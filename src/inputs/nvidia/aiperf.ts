import { under, type Picked } from '../../records/pick.ts'
import type { Run } from '../../model/run.ts'
import { type Document, type Problem, fileNameOf, problem } from '../../model/source.ts'
import { all, any, cell, columns, has, text } from '../../records/detect.ts'
import { asNumber, asRecord, asText, type RawRecord, roundingOf } from '../../records/values.ts'
import { latencyOf, runOf, type Numbers } from '../../records/run.ts'
import { type Found, type Input, type Provenance, type Reading, holdsNone, partOf } from '../input.ts'
import { aiperfCommand } from './commands.ts'
import { factsOf, loadOf, settingsOf } from './config.ts'
import { isRequest, numbersOfRequests, samplesOf } from './requests.ts'
import { nvidiaStatistics, summaryOf, summaryOfTables, valueOf, zeroTtft, type Summary } from './summary.ts'

const isResult = all(
  any(has('request_latency.unit'), has('request_throughput.unit'), has('records.request_latency')),
  any(has('aiperf_version'), has('schema_version'), has('input_config.loadgen'), has('records.ttft')),
)

const isRow = (document: Document): boolean => document.kind === 'object' && isRequest(document.value)

const isOfServer = columns('Endpoint', 'Metric')

const isTable = any(
  all(columns('Metric', 'avg', 'std'), (document) => !isOfServer(document)),
  all(columns('Metric', 'Value'), cell('Metric', /\((tokens|requests)\/sec\)$/)),
)

/** What stands beside the results of a run and holds none: metrics of server and cards, the console, the prompts. */
const isBeside = any(
  isOfServer,
  text(/NVIDIA AIPerf/),
  all(has('data.0.session_id'), any(has('data.0.payloads'), has('data.0.payload'))),
)

/** Errors of the run: their count, else none where the list of them is there and empty. */
const failedOf = (summary: Summary, record: RawRecord): Picked | null => {
  const told = valueOf(summary, 'error_request_count')
  const list: unknown = record['error_summary']
  if (told || !Array.isArray(list)) return told
  const value = list.reduce<number>((sum, one) => sum + (asNumber(under(one, 'count')) ?? 0), 0)
  return { value, field: 'error_summary' }
}

const numbers = (summary: Summary, record: RawRecord): Numbers => ({
  completed: valueOf(summary, 'request_count'),
  failed: failedOf(summary, record),
  duration: valueOf(summary, 'benchmark_duration'),
  'totals.input': valueOf(summary, 'total_isl'),
  'totals.output': valueOf(summary, 'total_osl'),
  'throughput.requests': valueOf(summary, 'request_throughput'),
  'throughput.outputTokens': valueOf(summary, 'output_token_throughput'),
  'throughput.totalTokens': valueOf(summary, 'total_token_throughput'),
  peakInFlight: valueOf(summary, 'effective_concurrency', 'max'),
})

const ofLoad = (value: unknown, key: string): Picked | null =>
  typeof value === 'number' ? { value, field: `input_config.loadgen.${key}` } : null

const fieldsOfLoad = (load: Run['load']): Numbers => ({
  'load.concurrency': ofLoad(load.concurrency, 'concurrency'),
  'load.requestRate': ofLoad(load.requestRate, 'request_rate'),
  'load.prompts': ofLoad(load.prompts, 'request_count'),
})

/** A run of a summary; `record` is the object that it stands in, empty for a table. */
const runOfSummary = (summary: Summary, record: RawRecord, at: string, from: Provenance): Run => {
  const config = asRecord(record['input_config']) ?? {}
  const warmups = asNumber(under(record, 'warmup_metrics', 'request_count', 'avg'))
  const load = loadOf(config, warmups)
  const rate = summary.get('request_throughput')?.values['avg']
  return runOf({ ...numbers(summary, record), ...fieldsOfLoad(load) }, roundingOf(rate), {
    ...from,
    at,
    tool: 'aiperf',
    tokenizer: asText(under(config, 'tokenizer', 'name')),
    backend: asText(under(config, 'endpoint', 'type')),
    date: asText(record['end_time']),
    load,
    latency: latencyOf((metric) => nvidiaStatistics(summary, metric)),
    zeroLatencies: zeroTtft(summary),
    stated: factsOf(record, config),
    settings: settingsOf(record, config),
  })
}

const read = (document: Document, from: Provenance): Reading => {
  if (document.kind !== 'object' || !isResult(document)) return holdsNone()
  const { at, value } = document
  const summary = summaryOf(asRecord(value['records']) ?? value, asRecord(value['records']) ? 'records.' : '')
  const cut = value['was_cancelled'] === true ? [problem('cutShort', at)] : []
  return { runs: [runOfSummary(summary, value, at, from)], problems: cut }
}

/** The documents of one file. */
interface File {
  readonly kind: 'result' | 'table' | 'requests' | 'beside'
  readonly path: string
  readonly found: readonly Found[]
}

const kindOf = (found: readonly Found[]): File['kind'] => {
  if (found.some(({ document }) => isResult(document))) return 'result'
  if (found.some(({ document }) => isRow(document))) return 'requests'
  return found.some(({ document }) => isTable(document)) ? 'table' : 'beside'
}

const filesOf = (found: readonly Found[]): readonly File[] =>
  [...new Set(found.map(({ from }) => from.path))].map((path) => {
    const own = found.filter(({ from }) => from.path === path)
    return { kind: kindOf(own), path, found: own }
  })

/** What the names of the files of one run begin with: `profile_export`, or the prefix that was asked for. */
const stemOf = ({ path }: File): string =>
  fileNameOf(path)
    .replace(/\.\w+$/, '')
    .replace(/_aiperf$/, '')

/** The file that tells most of a run comes first. */
const ranks: readonly File['kind'][] = ['result', 'table', 'requests']

/** The files of a folder by the run that they belong to, the first of each the one that tells most of it. */
const groupsOf = (files: readonly File[]): readonly (readonly File[])[] => {
  const results = files.filter(({ kind }) => kind !== 'beside')
  const stems = [...new Set(results.map(stemOf))]
  const rank = ({ kind }: File): number => ranks.indexOf(kind)
  const groups = stems.map((stem) =>
    results.filter((file) => stemOf(file) === stem).toSorted((a, b) => rank(a) - rank(b)),
  )
  const beside = files.filter(({ kind }) => kind === 'beside')
  const [only, ...more] = groups
  return only && more.length === 0 ? [[...only, ...beside]] : [...groups, ...beside.map((file) => [file])]
}

const tablesIn = ({ found }: File) =>
  found.flatMap(({ document }) => (isTable(document) && document.kind === 'table' ? [document] : []))

const rowsIn = ({ found }: File): readonly RawRecord[] =>
  found.flatMap(({ document }) => (document.kind === 'object' && isRequest(document.value) ? [document.value] : []))

const runOfRequests = (rows: readonly RawRecord[], from: Provenance): Run =>
  runOf(numbersOfRequests(rows), 0, {
    ...from,
    at: '',
    tool: 'aiperf',
    load: loadOf({}, null),
    latency: { ttft: null, tpot: null, itl: null, e2e: null },
    samples: samplesOf(rows),
  })

const readingOf = (file: File): Reading => {
  const { from, reading } = file.found.find(({ document }) => isResult(document)) ?? file.found[0]!
  if (file.kind === 'result') return reading
  if (file.kind === 'table')
    return { runs: [runOfSummary(summaryOfTables(tablesIn(file)), {}, '', from)], problems: [] }
  if (file.kind === 'requests') return { runs: [runOfRequests(rowsIn(file), from)], problems: [] }
  return holdsNone(problem('runElsewhere', '', { file: 'profile_export_aiperf.json' }))
}

/** Rows of requests complete the one summary that counts as many answers. */
const withSamples = (run: Run, { found }: File, requests: File | undefined): Run => {
  const isOne = found.filter(({ document }) => isResult(document)).length < 2
  const samples = requests && isOne ? samplesOf(rowsIn(requests)) : null
  return samples?.ttft.length === run.completed ? { ...run, samples } : run
}

const disagrees = (run: Run | undefined, { kind }: File): boolean => kind === 'requests' && run?.samples === null

/** A reading for each file of a run: the run itself, and of the others where it is. */
const joinedGroup = ([first, ...others]: readonly File[]): readonly (readonly [File, Reading])[] => {
  const own = readingOf(first!)
  const requests = others.find(({ kind }) => kind === 'requests')
  const runs = own.runs.map((run) => withSamples(run, first!, requests))
  const part = (file: File): Problem => (disagrees(runs[0], file) ? problem('arraysDisagree') : partOf(first!.path))
  return [[first!, { ...own, runs }], ...others.map((file) => [file, holdsNone(part(file))] as const)]
}

/**
 * Summary, table and rows of one run count once: the object is the run, the rows give its single requests. Further objects of
 * a file are runs of their own.
 */
const join = (found: readonly Found[]): readonly Reading[] => {
  const told = new Map(
    groupsOf(filesOf(found)).flatMap((group) =>
      joinedGroup(group).map(([file, reading]) => {
        const bearer = file.found.find(({ document }) => isResult(document)) ?? file.found[0]!
        return [bearer, reading] as const
      }),
    ),
  )
  return found.map((one) => told.get(one) ?? (isResult(one.document) ? one.reading : holdsNone()))
}

/** AIPerf (NVIDIA): its JSON of 0.1 and 1.x, its CSV, and its rows of single requests. */
export const aiperf: Input = {
  tool: 'AIPerf',
  notes: ['chunks', 'tpotAsItl'],
  marks: [
    'aiperf_version',
    'input_config',
    'time_to_first_token',
    'inter_token_latency',
    'request_latency',
    'benchmark_duration',
    'request_throughput',
  ],
  detect: any(isResult, isRow, isTable, isBeside),
  read,
  join,
  command: aiperfCommand,
}
