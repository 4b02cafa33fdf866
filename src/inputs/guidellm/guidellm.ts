import { type Document, type TableDocument, type TableRow, problem } from '../../model/source.ts'
import { type Command, type Order, blank, lengthsOf, option, valueOr } from '../../records/command.ts'
import { any, has, text } from '../../records/detect.ts'
import { pickNumber, under } from '../../records/pick.ts'
import { factOf, knownFacts } from '../../records/stated-facts.ts'
import { type RawRecord, asList, asNumber, asRecord, asText } from '../../records/values.ts'
import { type Found, type Input, type Provenance, type Reading, holdsNone, partOf } from '../input.ts'
import { isGuidellmPage, toldByPage } from './page.ts'
import { toldByReport } from './report.ts'
import { type Metric, type MetricName, type Told, loadOf, metricsBy, runOfTold, untold } from './told.ts'

/** Groups and units of the table (guidellm/benchmark/outputs/csv.py), by the metric that they hold. */
const columns: Readonly<Record<MetricName, string>> = {
  time_to_first_token_ms: 'Time to First Token | Successful ms',
  inter_token_latency_ms: 'Inter Token Latency | Successful ms',
  request_latency: 'Request Latency | Successful Sec',
  requests_per_second: 'Server Throughput | Successful Requests/Sec',
  prompt_token_count: 'Token Metrics | Successful Input Tokens',
  output_token_count: 'Token Metrics | Successful Output Tokens',
}

/** The order in which a cell lists the smallest value, percentiles and the largest. */
const listed = ['min', 'p001', 'p01', 'p05', 'p10', 'p25', 'p75', 'p90', 'p95', 'p99', 'max'] as const

const metricIn = ({ cells }: TableRow, name: MetricName): Metric | null => {
  const where = columns[name]
  const percentiles = asList(cells[`${where} | Percentiles`]) ?? []
  const values: RawRecord = {
    mean: cells[`${where} | Mean`],
    median: cells[`${where} | Median`],
    std_dev: cells[`${where} | Std Dev`],
    ...Object.fromEntries(listed.map((key, i) => [key, percentiles[i]])),
  }
  return asNumber(values['mean']) === null ? null : { where, values }
}

const objectIn = ({ cells }: TableRow, column: string): RawRecord => {
  try {
    return asRecord(JSON.parse(cells[column] ?? '')) ?? {}
  } catch {
    return {}
  }
}

/** The table names the kind of each strategy alone: its streams or rate are those of the profile, in order. */
const strategyIn = (row: TableRow, index: number): RawRecord => {
  const profile = objectIn(row, 'Run Info | Profile')
  const at = (key: string): unknown => (asList(profile[key]) ?? [])[index]
  return { type_: row.cells['Benchmark | Strategy'], streams: at('streams'), rate: at('rate') }
}

const toldByRow = (row: TableRow, index: number): Told => {
  const model = asText(under(objectIn(row, 'Run Info | Backend'), 'model'))
  const { at, cells } = row
  return {
    ...untold,
    at,
    metrics: metricsBy((Object.keys(columns) as MetricName[]).map((name) => [name, metricIn(row, name)])),
    successful: pickNumber(cells, 'Request Counts | Successful'),
    errored: pickNumber(cells, 'Request Counts | Errored'),
    duration: pickNumber(cells, 'Timings | Duration | Sec'),
    warmup: pickNumber(cells, 'Timings | Warmup | Sec')?.value ?? 0,
    cooldown: pickNumber(cells, 'Timings | Cooldown | Sec')?.value ?? 0,
    load: loadOf(strategyIn(row, index), objectIn(row, 'Run Info | Profile')),
    stated: knownFacts({ model: factOf(model, 'Run Info | Backend') }),
  }
}

const isGuidellmTable = ({ header }: TableDocument): boolean =>
  header.includes('Benchmark | Strategy') && header.some((name) => name.startsWith(columns.request_latency))

/** The benchmarks of a table, one a row. */
const toldByTable = ({ rows }: TableDocument): readonly Told[] => rows.map(toldByRow)

const load = ({ load: { concurrency, requestRate, burstiness } }: Order): readonly string[] =>
  requestRate === 'inf'
    ? ['--profile', 'concurrent', '--rate', String(concurrency ?? blank('STREAMS'))]
    : ['--profile', burstiness === 'inf' ? 'constant' : 'poisson', '--rate', String(requestRate)]

const data = (order: Order): string => {
  const { input, output } = lengthsOf(order)
  return `prompt_tokens=${input},output_tokens=${output}`
}

/** `guidellm benchmark` (guidellm/__main__.py); it writes its percentiles whatever is asked, and no ITL. */
const guidellmCommand: Command = {
  words: (order) => [
    'guidellm',
    'benchmark',
    ...option('--target', blank('BASE_URL')),
    ...option('--model', valueOr(order.model, 'MODEL')),
    ...(order.tokenizer === null ? [] : option('--processor', valueOr(order.tokenizer, 'TOKENIZER'))),
    ...load(order),
    ...option('--data', data(order)),
    ...option('--max-requests', String(order.requests + order.warmups)),
    ...option('--warmup-percent', (order.warmups / (order.requests + order.warmups)).toFixed(3)),
    ...option('--random-seed', String(order.seed)),
  ],
}

const isReport = any(
  has('benchmarks.0.metrics.time_to_first_token_ms.successful'),
  has('benchmarks.0.metrics.request_latency.successful'),
)

const isConsole = text(/^Benchmarks (Metadata|Info|Stats):/m)

const toldBy = (document: Document): readonly Told[] => {
  if (document.kind === 'table') return isGuidellmTable(document) ? toldByTable(document) : []
  if (document.kind === 'text') return []
  return isGuidellmPage(document.value) ? toldByPage(document.value) : toldByReport(document.value)
}

const isKnown = (document: Document): boolean =>
  isReport(document) ||
  isConsole(document) ||
  (document.kind === 'table' && isGuidellmTable(document)) ||
  (document.kind === 'object' && isGuidellmPage(document.value))

const read = (document: Document, from: Provenance): Reading => ({
  runs: toldBy(document).map((told) => runOfTold(told, from)),
  problems: isConsole(document) ? [problem('runElsewhere', '', { file: 'benchmarks.json' })] : [],
})

/** What was printed belongs to the report beside it. */
const join = (found: readonly Found[]): readonly Reading[] => {
  const path = found.find(({ reading }) => reading.runs.length > 0)?.from.path
  return found.map(({ document, reading }) =>
    isConsole(document) && path !== undefined ? holdsNone(partOf(path)) : reading,
  )
}

/** GuideLLM: its report as JSON or YAML (0.3 and before, 0.4 to 0.6, 0.7 and later), its CSV, and its page. */
export const guidellm: Input = {
  tool: 'GuideLLM',
  notes: ['tpotAsItl', 'tpotWithFirst', 'window'],
  marks: [
    'benchmarks',
    'request_totals',
    'request_latency',
    'time_to_first_token_ms',
    'inter_token_latency_ms',
    'time_per_output_token_ms',
    'requests_per_second',
  ],
  detect: isKnown,
  read,
  join,
  command: guidellmCommand,
}
