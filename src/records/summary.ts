import { clientDefinition, latencyMetrics, type LatencyMetric, type LatencyStatistics } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import { asNumber, type RawRecord } from './pick.ts'
import { latencyOf, statisticsOf } from './run.ts'

/** How a client spells each metric in keys such as `p99_ttft_ms`. */
export type Spelling = Readonly<Record<LatencyMetric, string>>

const statisticName = (prefix: string): string => (prefix === 'p50' ? 'median' : prefix)

/** Milliseconds as written → seconds; 0.0 is what clients write when nothing succeeded, so it is absent. */
const seconds = (value: unknown): number | null => {
  const ms = asNumber(value)
  return ms === null || ms === 0 ? null : ms / 1000
}

/** One metric of keys `STATISTIC_SPELLING_ms`, null when the record has none of its statistics. */
export const keyedStatistics = (record: RawRecord, metric: LatencyMetric, spelt: string): LatencyStatistics | null => {
  const pattern = new RegExp(`^(mean|median|std|p\\d{1,2}(?:\\.\\d+)?)_${spelt}_ms$`)
  const found = Object.keys(record).flatMap((field) => {
    const name = pattern.exec(field)?.[1]
    const value = name === undefined ? null : seconds(record[field])
    return name === undefined || value === null ? [] : [{ name: statisticName(name), value, field }]
  })
  return statisticsOf(clientDefinition(metric, 'ms'), found)
}

/** All metrics of such keys. */
export const keyedLatency = (record: RawRecord, spelling: Spelling): Run['latency'] =>
  latencyOf((metric) => keyedStatistics(record, metric, spelling[metric]))

/** Latency fields that hold exactly 0.0: nothing succeeded, or answers of one token, or no streaming. */
export const zeroLatencies = (record: RawRecord, spelling: Spelling): Run['zeroLatencies'] =>
  Object.keys(record).flatMap((field) => {
    const [, statistic, name] = /^(mean|median|p\d[^_]*)_(.+)_ms$/.exec(field) ?? []
    const metric = latencyMetrics.find((one) => spelling[one] === name)
    return statistic && metric && asNumber(record[field]) === 0 ? [{ metric, statistic, field }] : []
  })
