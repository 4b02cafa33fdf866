import type { LatencyMetric, LatencyStatistics, MetricDefinition, StatisticName } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import { asNumber, type RawRecord } from './pick.ts'
import { statisticsOf } from './run.ts'

/** Units in one second. */
const perSecond = { s: 1, ms: 1000, us: 1e6, ns: 1e9 } as const

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

/** Statistics of those metrics that are exactly 0: nothing succeeded, or answers of one token, or no streaming. */
export const zeroStatistics = (
  record: RawRecord,
  patterns: Readonly<Partial<Record<LatencyMetric, RegExp>>>,
): Run['zeroLatencies'] =>
  Object.entries(patterns).flatMap(([metric, pattern]) =>
    writtenIn(record, pattern)
      .filter(({ name, value }) => value === 0 && name !== 'std')
      .map(({ name, field }) => ({ metric: metric as LatencyMetric, statistic: name, field })),
  )
