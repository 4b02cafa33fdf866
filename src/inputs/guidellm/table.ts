import { under, pickNumber } from '../../records/pick.ts'
import type { TableDocument, TableRow } from '../../model/source.ts'
import { asList, asNumber, asRecord, asText, type RawRecord } from '../../records/values.ts'
import { loadOf, type Metric, type MetricName, metricsBy, type Told, untold } from './told.ts'
import { factOf, knownFacts } from '../../records/stated-facts.ts'

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

export const isGuidellmTable = ({ header }: TableDocument): boolean =>
  header.includes('Benchmark | Strategy') && header.some((name) => name.startsWith(columns.request_latency))

/** The benchmarks of a table, one a row. */
export const toldByTable = ({ rows }: TableDocument): readonly Told[] => rows.map(toldByRow)
