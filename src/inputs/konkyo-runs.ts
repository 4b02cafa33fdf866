import { timeUnits } from '../model/columns.ts'
import { origins, type Facts, type Origin } from '../model/fact.ts'
import {
  latencyMetrics,
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
  usualStatistics,
} from '../model/metric.ts'
import type { Load, Run } from '../model/run.ts'
import { type Document, type Problem, type TableDocument, type TableRow, problem } from '../model/source.ts'
import { impossibleFields, impossibleNumber } from '../records/impossible.ts'
import { pickNumber } from '../records/pick.ts'
import { asNumber, asRecord, asText, isUnlimited, type RawRecord } from '../records/values.ts'
import { latencyOf, runOf, statisticsOf, type FoundStatistic, type Numbers, type NumberName } from '../records/run.ts'
import { factColumns, othersColumn, statisticColumn } from '../run-rows/columns.ts'
import { entriesOf, holdsNone, type Input, type Provenance, type Reading, readRows } from './input.ts'

/** Where the numbers of a run stand. */
const numberColumns = {
  completed: 'completed_requests',
  failed: 'failed_requests',
  duration: 'duration_s',
  'totals.input': 'total_input_tokens',
  'totals.output': 'total_output_tokens',
  'throughput.requests': 'requests_per_s',
  'throughput.outputTokens': 'output_tokens_per_s',
  'throughput.totalTokens': 'total_tokens_per_s',
  'load.concurrency': 'concurrency',
  'load.requestRate': 'offered_requests_per_s',
  'load.prompts': 'prompts',
  peakInFlight: 'peak_in_flight_requests',
} as const satisfies Record<NumberName, string>

/** Names by which impossible numbers are known, for the columns that hold the same. */
const knownAs: Readonly<Record<string, string>> = {
  completed_requests: 'completed',
  failed_requests: 'failed',
  duration_s: 'duration',
  total_input_tokens: 'total_input_tokens',
  total_output_tokens: 'total_output_tokens',
  requests_per_s: 'request_throughput',
  output_tokens_per_s: 'output_throughput',
  total_tokens_per_s: 'total_token_throughput',
  concurrency: 'max_concurrency',
  offered_requests_per_s: 'request_rate',
  burstiness: 'burstiness',
  prompts: 'num_prompts',
  gpus: 'gpus',
  tensor_parallel: 'tp',
  pipeline_parallel: 'pp',
  data_parallel: 'dp',
  input_tokens: 'isl',
  output_tokens: 'osl',
  kv_cache_tokens: 'kv_cache_tokens',
}

const parsed = (cell: string | undefined): unknown => {
  try {
    return cell === undefined ? null : JSON.parse(cell)
  } catch {
    return null
  }
}

/** The texts of an object that a cell holds as JSON. */
const textsIn = (cell: string | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(asRecord(parsed(cell)) ?? {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  )

const impossibleIn = (cells: TableRow['cells']): readonly string[] => {
  const known = Object.entries(knownAs).flatMap(([column, name]) =>
    cells[column] === undefined ? [] : [[name, cells[column], column] as const],
  )
  const strange = new Set(impossibleFields(Object.fromEntries(known)))
  return known.filter(([name]) => strange.has(name)).map(([, , column]) => column)
}

const numbersOf = (cells: TableRow['cells']): Numbers =>
  Object.fromEntries(Object.entries(numberColumns).map(([name, field]) => [name, pickNumber(cells, field)]))

const clocks = ['client', 'server', 'inProcess'] as const
const weightings = ['perRequest', 'perGap', 'perToken'] as const
const readings = ['linear', 'nearestRank', 'weighted', 'buckets', 'none'] as const

const oneOf = <T extends string>(choices: readonly T[], value: unknown, usual: T): T =>
  choices.find((choice) => choice === value) ?? usual

/** How the values were made, as the row says; where it does not, as clients measure. */
const definitionOf = (metric: LatencyMetric, told: RawRecord): MetricDefinition => ({
  clock: oneOf(clocks, told['clock'], 'client'),
  weighting: oneOf(weightings, told['weighting'], metric === 'itl' ? 'perGap' : 'perRequest'),
  percentiles: oneOf(readings, told['percentiles'], 'linear'),
  unit: oneOf(timeUnits, told['unit'], 's'),
})

const foundIn = (metric: LatencyMetric, cells: TableRow['cells']): readonly FoundStatistic[] => {
  const usual = usualStatistics.map((name) => ({ name, field: statisticColumn(metric, name) }))
  const others = Object.entries(asRecord(parsed(cells[othersColumn(metric)])) ?? {})
  return [
    ...usual.map(({ name, field }) => ({ name, field, value: asNumber(cells[field]) })),
    ...others
      .filter(([name]) => /^p\d{1,2}(?:\.\d+)?$/.test(name))
      .map(([name, value]) => ({ name, field: `${othersColumn(metric)} ${name}`, value: asNumber(value) })),
  ].flatMap(({ value, ...one }) => (value === null ? [] : [{ ...one, value }]))
}

const latency = (cells: TableRow['cells']): Run['latency'] => {
  const definitions = asRecord(parsed(cells['definitions'])) ?? {}
  return latencyOf((metric): LatencyStatistics | null =>
    statisticsOf(definitionOf(metric, asRecord(definitions[metric]) ?? {}), foundIn(metric, cells)),
  )
}

const concurrencyColumn = { concurrency: ['concurrency', 'number'] } as const

/** The facts of a row, each of the origin that it had; of none that is told, somebody stated it here. */
const statedOf = (cells: TableRow['cells']): Facts => {
  const told = asRecord(parsed(cells['origins'])) ?? {}
  const columns = { ...factColumns, ...(told['concurrency'] !== undefined && concurrencyColumn) }
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, [column, kind]]) => {
      const value = kind === 'text' ? asText(cells[column]) : asNumber(cells[column])
      if (value === null || (typeof value === 'number' && value <= 0)) return []
      const { from, where } = asRecord(told[name]) ?? {}
      const origin = oneOf<Origin>(origins, from === 'plan' ? 'metadata' : from, 'metadata')
      const isOfPath = origin === 'path' || origin === 'derived'
      return [[name, { value, from: origin, where: isOfPath ? (asText(where) ?? column) : column }]]
    }),
  )
}

const ended = (cell: string | undefined): number | 'inf' | null => {
  if (isUnlimited(cell)) return 'inf'
  const value = asNumber(cell)
  return value !== null && value > 0 ? value : null
}

const changings = ['ramp', 'trace', 'sessions'] as const

const loadOf = (cells: TableRow['cells'], record: RawRecord): Load => {
  const capRecorded = typeof record['capRecorded'] === 'boolean' ? record['capRecorded'] : true
  const concurrency = asNumber(cells['concurrency'])
  const changing = changings.find((one) => one === (record['changing'] ?? cells['load']))
  return {
    concurrency: capRecorded && concurrency !== null && concurrency > 0 ? concurrency : null,
    capRecorded,
    requestRate: ended(cells['offered_requests_per_s']),
    burstiness: ended(cells['burstiness']),
    prompts: asNumber(cells['prompts']),
    warmups: asNumber(cells['warmups']),
    ...(changing && { changing }),
  }
}

const listOf = (value: unknown): readonly RawRecord[] =>
  Array.isArray(value) ? value.map(asRecord).filter((one) => one !== null) : []

const namesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const parts = ['count', 'tokens', 'statistic'] as const

/** What audits look at besides the numbers. */
const recordOf = (record: RawRecord) => ({
  wholeRecord: record['wholeRecord'] === true,
  zeroLatencies: listOf(record['zeroLatencies']).flatMap(({ metric, statistic, field }) => {
    const known = latencyMetrics.find((one) => one === metric)
    return known && typeof statistic === 'string' && typeof field === 'string'
      ? [{ metric: known, statistic, field }]
      : []
  }),
  absent: listOf(record['absent']).flatMap(({ part, field }) => {
    const known = parts.find((one) => one === part)
    return known && typeof field === 'string' ? [{ part: known, field }] : []
  }),
  twice: namesOf(record['twice']),
  failedAsTold: asNumber(record['failedAsTold']),
})

const toolOf = (cell: string | undefined): string => (/^[a-z][A-Za-z]{1,40}$/.test(cell ?? '') ? cell! : 'konkyoRuns')

/** The file that the row says it was taken from. */
const originalOf = (cells: TableRow['cells']): Pick<Run, 'original'> => {
  const sha256 = cells['sha256'] ?? ''
  if (!/^[\da-f]{64}$/.test(sha256)) return {}
  return { original: { sha256, bytes: asNumber(cells['file_bytes']), at: cells['place'] ?? '' } }
}

const toRun = ({ at, cells: written }: TableRow, from: Provenance): Reading => {
  const strange = impossibleIn(written)
  const cells = Object.fromEntries(Object.entries(written).filter(([name]) => !strange.includes(name)))
  const record = asRecord(parsed(cells['record'])) ?? {}
  const run = runOf(numbersOf(cells), asNumber(cells['requests_per_s_rounding']) ?? 0, {
    ...from,
    path: asText(cells['file']) ?? from.path,
    at,
    tool: toolOf(cells['tool']),
    tokenizer: asText(cells['tokenizer']),
    backend: asText(cells['backend']),
    date: asText(cells['date']),
    load: loadOf(cells, record),
    latency: latency(cells),
    ...recordOf(record),
    ...originalOf(cells),
    impossible: [...strange, ...namesOf(record['impossible'])],
    stated: statedOf(cells),
    settings: textsIn(cells['settings']),
    synthetic: asText(cells['synthetic']),
  })
  const means = { input: asNumber(cells['mean_input_tokens']), output: asNumber(cells['mean_output_tokens']) }
  return {
    runs: [{ ...run, tokens: { input: means.input ?? run.tokens.input, output: means.output ?? run.tokens.output } }],
    problems: strange.map((field) => impossibleNumber(field, written, at)),
  }
}

const isRows = (document: Document): document is TableDocument =>
  document.kind === 'table' &&
  !document.header.includes('level_verdict') &&
  ['requests_per_s', 'completed_requests', 'duration_s'].every((name) => document.header.includes(name)) &&
  document.header.some((name) => /^(?:ttft|tpot|itl|e2e)_(?:mean|median|p\d+)_s$/.test(name))

/** Rows without their files: what was measured by request is left behind. */
const leftBehind = ({ rows }: TableDocument): readonly Problem[] => {
  const runs = rows.filter(({ cells }) => cells['per_request'] === 'true').length
  return runs > 0 ? [problem('withoutSamples', '', { runs })] : []
}

const hasRun = (cells: RawRecord): boolean =>
  asNumber(cells['requests_per_s']) !== null || asNumber(cells['completed_requests']) !== null

const read = (document: Document, from: Provenance): Reading => {
  if (!isRows(document)) return holdsNone()
  const { runs, problems } = readRows(entriesOf(document), hasRun, ({ at, record }) =>
    toRun({ at, cells: record as TableRow['cells'] }, from),
  )
  return { runs, problems: [...leftBehind(document), ...problems] }
}

/** Runs as rows, as `konkyo runs --export` writes them (Parquet, or CSV); the path of a run is that of its own file. */
export const konkyoRuns: Input = {
  tool: 'konkyo runs',
  notes: [],
  marks: ['requests_per_s', 'completed_requests', 'ttft_p99_s', 'duration_s', 'sha256'],
  detect: isRows,
  read,
  command: null,
}
