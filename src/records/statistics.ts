import {
  type LatencyMetric,
  type LatencyStatistics,
  type MetricDefinition,
  type StatisticName,
  clientDefinition,
  latencyMetrics,
} from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import { asNumber, type RawRecord } from './values.ts'
import { statisticsOf, latencyOf } from './run.ts'

/** Units in one second. */
export const perSecond = { s: 1, ms: 1000, us: 1e6, ns: 1e9 } as const

const spellings: Readonly<Record<string, StatisticName>> = {
  avg: 'mean',
  average: 'mean',
  p50: 'median',
  stddev: 'std',
}

interface Written {
  readonly name: StatisticName
  readonly field: string
  /** In the unit of the file. */
  readonly value: number
}

/** The fields that a pattern finds; its first group is the statistic, as the tool spells it. */
const writtenIn = (record: RawRecord, pattern: RegExp): readonly Written[] =>
  Object.entries(record).flatMap(([field, raw]) => {
    const spelt = pattern.exec(field)?.[1]
    const value = spelt === undefined ? null : asNumber(raw)
    return spelt === undefined || value === null ? [] : [{ name: spellings[spelt] ?? spelt, field, value }]
  })

/** One metric by the fields that a pattern finds, in seconds; 0 is what clients write for nothing, and absent. */
export const patternStatistics = (
  record: RawRecord,
  definition: MetricDefinition,
  pattern: RegExp,
): LatencyStatistics | null =>
  statisticsOf(
    definition,
    writtenIn(record, pattern).flatMap((one) =>
      one.value === 0 ? [] : [{ ...one, value: one.value / perSecond[definition.unit] }],
    ),
  )

/** Statistics of those metrics that are exactly 0. */
export const zeroStatistics = (
  record: RawRecord,
  patterns: Readonly<Partial<Record<LatencyMetric, RegExp>>>,
): Run['zeroLatencies'] =>
  Object.entries(patterns).flatMap(([metric, pattern]) =>
    writtenIn(record, pattern)
      .filter(({ name, value }) => value === 0 && name !== 'std')
      .map(({ name, field }) => ({ metric: metric as LatencyMetric, statistic: name, field })),
  )

/** Metrics of a client by the fields that their patterns find, and which of these are exactly 0. */
export const patternLatency = (
  record: RawRecord,
  unit: MetricDefinition['unit'],
  patterns: Readonly<Partial<Record<LatencyMetric, RegExp>>>,
): Pick<Run, 'latency' | 'zeroLatencies'> => ({
  latency: latencyOf((metric) => {
    const pattern = patterns[metric]
    return pattern ? patternStatistics(record, clientDefinition(metric, unit), pattern) : null
  }),
  zeroLatencies: zeroStatistics(record, patterns),
})

/** How a client spells each metric in keys such as `p99_ttft_ms`. */
export type Spelling = Readonly<Record<LatencyMetric, string>>

const patternOf = (spelt: string): RegExp => new RegExp(`^(mean|median|std|p\\d{1,2}(?:\\.\\d+)?)_${spelt}_ms$`)

/** Metrics of keys `STATISTIC_SPELLING_ms`, and which of these are exactly 0: nothing succeeded, or answers of one token, or no streaming. */
export const keyedLatency = (record: RawRecord, spelling: Spelling): Pick<Run, 'latency' | 'zeroLatencies'> => {
  const patterns = latencyMetrics.map((metric) => [metric, patternOf(spelling[metric])])
  return patternLatency(record, 'ms', Object.fromEntries(patterns))
}
