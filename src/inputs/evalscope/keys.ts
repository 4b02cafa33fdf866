import type { LatencyMetric, MetricDefinition } from '../../model/metric.ts'
import { type Picked, pickNumber } from '../../records/pick.ts'
import { asList, asNumber, asText, type RawRecord } from '../../records/values.ts'
import type { Document } from '../../model/source.ts'
import type { FoundStatistic } from '../../records/run.ts'
import { perSecond } from '../../records/statistics.ts'

/**
 * Names of the three generations of keys: up to 1.6 (`Average time to first token (s)`), from 1.7 (`TTFT (ms)`), and after
 * 1.9.1 (`Avg TTFT (ms)`). They differ in unit, too, so that the unit is what the key says.
 */
const names: Readonly<Record<LatencyMetric, string>> = {
  ttft: 'TTFT|time to first token',
  tpot: 'TPOT|time per output token',
  itl: 'ITL|inter[- ]token latency',
  e2e: 'latency',
}

type Unit = MetricDefinition['unit']

/** Where a metric stands, and in what unit. */
export interface Column {
  readonly field: string
  readonly unit: Unit
}

/** The column of a metric: its name, perhaps behind `Average` or `Avg`, and its unit in parentheses. */
export const columnOf = (keys: readonly string[], metric: LatencyMetric): Column | null => {
  const pattern = new RegExp(`^(?:average |avg\\.? )?(?:${names[metric]}) \\((s|ms)\\)$`, 'i')
  for (const field of keys) {
    const unit = pattern.exec(field)?.[1]
    if (unit !== undefined) return { field, unit: unit.toLowerCase() as Unit }
  }
  return null
}

/** What else is read, by every spelling that it had. */
const spellings = {
  duration: ['Time taken for tests (s)', 'Test Duration (s)'],
  concurrency: ['Number of concurrency', 'Concurrency'],
  requestRate: ['Request rate (req/s)', 'Request Rate (req/s)'],
  total: ['Total requests', 'Total Requests'],
  completed: ['Succeed requests', 'Success Requests'],
  failed: ['Failed requests', 'Failed Requests'],
  requests: ['Request throughput (req/s)', 'Req Throughput (req/s)'],
  outputTokens: ['Output token throughput (tok/s)', 'Output Throughput (tok/s)'],
  totalTokens: ['Total token throughput (tok/s)', 'Total Throughput (tok/s)'],
  inputLength: ['Average input tokens per request', 'Avg Input Tokens'],
  outputLength: ['Average output tokens per request', 'Avg Output Tokens'],
} as const

export type Name = keyof typeof spellings

export const pick = (record: RawRecord, name: Name): Picked | null => pickNumber(record, ...spellings[name])

/** True for keys that a verdict can rest on; a rate or a concurrency of −1 is how the tool writes none. */
export const measured = new RegExp(
  `^(?:${Object.entries(spellings)
    .flatMap(([name, keys]) => (/^(requestRate|concurrency)$/.test(name) ? [] : keys))
    .map((key) => key.replaceAll(/[()/]/g, String.raw`\$&`))
    .join('|')}|.*\\((?:s|ms)\\))$`,
)

/** `benchmark_percentile.json`: a row for each percentile, or a list for each column. */
export const isPercentiles = (document: Document): boolean =>
  document.kind === 'object' &&
  'Percentiles' in document.value &&
  (['ttft', 'tpot', 'e2e'] as const).some((metric) => columnOf(Object.keys(document.value), metric) !== null)

/** Lists as the rows that they are. */
const rowsIn = (record: RawRecord): readonly RawRecord[] => {
  const labels = asList(record['Percentiles'])
  if (!labels) return [record]
  return labels.map((_, i) =>
    Object.fromEntries(Object.entries(record).map(([key, values]) => [key, asList(values)?.[i]])),
  )
}

/** The percentiles of one run, and the name of their file. */
export interface Percentiles {
  readonly file: string
  readonly rows: readonly RawRecord[]
}

export const percentilesIn = (file: string, documents: readonly Document[]): Percentiles => ({
  file,
  rows: documents.flatMap((document) => (document.kind === 'object' ? rowsIn(document.value) : [])),
})

/** `99%` → `p99`, `50%` → `median`; `min` and `max` are none. */
const nameOf = (row: RawRecord): string | null => {
  const percent = /^(\d{1,2}(?:\.\d+)?)\s*%$/.exec(asText(row['Percentiles']) ?? '')?.[1]
  if (percent === undefined) return null
  return Number(percent) === 50 ? 'median' : `p${percent}`
}

/** The percentiles of a metric, in seconds; 0 is absent. */
export const percentilesOf = ({ file, rows }: Percentiles, metric: LatencyMetric): readonly FoundStatistic[] =>
  rows.flatMap((row) => {
    const [name, column] = [nameOf(row), columnOf(Object.keys(row), metric)]
    const value = column && asNumber(row[column.field])
    if (name === null || !column || value === null || value <= 0) return []
    const field = `${file}: ${asText(row['Percentiles'])} ${column.field}`
    return [{ name, value: value / perSecond[column.unit], field }]
  })
