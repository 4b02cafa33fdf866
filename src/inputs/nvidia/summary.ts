import {
  clientDefinition,
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
} from '../../model/metric.ts'
import type { TableDocument } from '../../model/source.ts'
import { asPicked, type Picked } from '../../records/pick.ts'
import { asNumber, asRecord, asText, type RawRecord, withoutSeparators } from '../../records/values.ts'
import { statisticsOf } from '../../records/run.ts'

/** One metric as NVIDIA's clients write it: its unit and its statistics by name (`avg`, `p99`, `std`). */
export interface Told {
  /** Where it stands: `time_to_first_token`, `records.ttft`, `Time to First Token (ms)`. */
  readonly where: string
  readonly unit: string
  readonly values: RawRecord
}

/** The metrics of one run by their tags in AIPerf 1.x. */
export type Summary = ReadonlyMap<string, Told>

/** Tags of AIPerf 0.1 and labels of tables, by the tag that means the same since. */
const tags: Readonly<Record<string, string>> = {
  ttft: 'time_to_first_token',
  total_input_sequence_length: 'total_isl',
  total_output_sequence_length: 'total_osl',
}

const tagOf = (name: string): string => {
  const tag = name.trim().toLowerCase().replaceAll(/\W+/g, '_')
  return tags[tag] ?? tag
}

/** The metrics among the keys of an object; `path` leads to it. */
export const summaryOf = (record: RawRecord, path = ''): Summary =>
  new Map(
    Object.entries(record).flatMap(([key, value]) => {
      const values = asRecord(value)
      const unit = asText(values?.['unit'])
      return values && unit !== null ? [[tagOf(key), { where: `${path}${key}`, unit, values }] as const] : []
    }),
  )

const label = /^(.*?)(?:\(([^()]*)\))?$/

/** `Value` is what a metric without a distribution has in place of a mean. */
const cellsOf = ({ Metric: _, Value: value, ...cells }: Readonly<Record<string, string>>): RawRecord =>
  Object.fromEntries(
    Object.entries(value === undefined ? cells : { ...cells, avg: value }).map(([key, cell]) => [
      key,
      withoutSeparators(cell),
    ]),
  )

/** The metrics of tables whose first column names them with their unit: `Request Latency (ms)`. */
export const summaryOfTables = (tables: readonly TableDocument[]): Summary =>
  new Map(
    tables.flatMap(({ rows }) =>
      rows.map(({ cells }) => {
        const where = cells['Metric'] ?? ''
        const [, name = '', unit = ''] = label.exec(where) ?? []
        return [tagOf(name.trimEnd()), { where, unit, values: cellsOf(cells) }] as const
      }),
    ),
  )

/** The mean of a metric, which for a count or a rate is its value, or another of its statistics; null where there is none. */
export const valueOf = (summary: Summary, tag: string, statistic = 'avg'): Picked | null => {
  const told = summary.get(tag)
  return told ? asPicked(told.values[statistic], `${told.where}.${statistic}`) : null
}

/** How many of a unit of time are a second. */
const perSecond: Readonly<Record<string, readonly [number, MetricDefinition['unit']]>> = {
  ns: [1e9, 'ns'],
  us: [1e6, 'us'],
  ms: [1e3, 'ms'],
  s: [1, 's'],
  sec: [1, 's'],
}

/** A time in seconds; null for a unit that is none of time. */
export const inSeconds = (value: number, unit: string): number | null => {
  const count = perSecond[unit]?.[0]
  return count === undefined ? null : value / count
}

/** What a metric is called: `inter_token_latency` is (E2EL - TTFT) / (n - 1), one value a request, and so TPOT. */
const spelling: Readonly<Record<LatencyMetric, string>> = {
  ttft: 'time_to_first_token',
  tpot: 'inter_token_latency',
  itl: 'inter_chunk_latency',
  e2e: 'request_latency',
}

const statisticName = (name: string): string | null => {
  if (name === 'avg') return 'mean'
  if (name === 'p50') return 'median'
  return /^(std|p\d{1,2}(\.\d+)?)$/.test(name) ? name : null
}

/** One latency metric in seconds, null when the summary has none of its statistics; 0 as a percentile is absent. */
export const nvidiaStatistics = (summary: Summary, metric: LatencyMetric): LatencyStatistics | null => {
  const told = summary.get(spelling[metric])
  const unit = told && perSecond[told.unit]?.[1]
  if (!told || !unit) return null
  const found = Object.entries(told.values).flatMap(([key, text]) => {
    const name = statisticName(key)
    const number = asNumber(text)
    const value = number === null ? null : inSeconds(number, told.unit)
    const isAbsent = value === null || (value === 0 && name !== 'std')
    return name === null || isAbsent ? [] : [{ name, value, field: `${told.where}.${key}` }]
  })
  return statisticsOf(clientDefinition(metric, unit), found)
}

/** TTFT that is written as 0: requests without a first token pass for the quickest. */
export const zeroTtft = (summary: Summary): readonly { metric: 'ttft'; statistic: string; field: string }[] => {
  const told = summary.get(spelling.ttft)
  return ['avg', 'p50', 'p99'].flatMap((key) =>
    told && asNumber(told.values[key]) === 0 ? [{ metric: 'ttft', statistic: key, field: `${told.where}.${key}` }] : [],
  )
}
