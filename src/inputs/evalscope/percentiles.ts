import type { LatencyMetric, MetricDefinition } from '../../model/metric.ts'
import type { Document } from '../../model/source.ts'
import { asList, asNumber, asText, type RawRecord } from '../../records/pick.ts'
import type { FoundStatistic } from '../../records/run.ts'
import { columnOf } from './keys.ts'

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

const rowsOf = (documents: readonly Document[]): readonly RawRecord[] =>
  documents.flatMap((document) => (document.kind === 'object' ? rowsIn(document.value) : []))

/** The percentiles of one run, and the name of their file. */
export interface Percentiles {
  readonly file: string
  readonly rows: readonly RawRecord[]
}

export const percentilesIn = (file: string, documents: readonly Document[]): Percentiles => ({
  file,
  rows: rowsOf(documents),
})

/** `99%` → `p99`, `50%` → `median`; `min` and `max` are none. */
const nameOf = (row: RawRecord): string | null => {
  const percent = /^(\d{1,2}(?:\.\d+)?)\s*%$/.exec(asText(row['Percentiles']) ?? '')?.[1]
  if (percent === undefined) return null
  return Number(percent) === 50 ? 'median' : `p${percent}`
}

const perSecond: Readonly<Partial<Record<MetricDefinition['unit'], number>>> = { s: 1, ms: 1000 }

/** The percentiles of a metric, in seconds; 0 is absent. */
export const percentilesOf = ({ file, rows }: Percentiles, metric: LatencyMetric): readonly FoundStatistic[] =>
  rows.flatMap((row) => {
    const [name, column] = [nameOf(row), columnOf(Object.keys(row), metric)]
    const value = column && asNumber(row[column.field])
    if (name === null || !column || value === null || value <= 0) return []
    const field = `${file}: ${asText(row['Percentiles'])} ${column.field}`
    return [{ name, value: value / (perSecond[column.unit] ?? 1), field }]
  })
