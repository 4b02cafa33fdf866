import { clientDefinition, latencyMetrics, type LatencyMetric, type LatencyStatistics } from '../model/metric.ts'
import type { Run } from '../model/run.ts'
import { asNumber, type RawRecord } from './pick.ts'
import { latencyOf } from './run.ts'
import { patternStatistics } from './statistics.ts'

/** How a client spells each metric in keys such as `p99_ttft_ms`. */
export type Spelling = Readonly<Record<LatencyMetric, string>>

/** One metric of keys `STATISTIC_SPELLING_ms`, null when the record has none of its statistics. */
export const keyedStatistics = (record: RawRecord, metric: LatencyMetric, spelt: string): LatencyStatistics | null =>
  patternStatistics(
    record,
    clientDefinition(metric, 'ms'),
    new RegExp(`^(mean|median|std|p\\d{1,2}(?:\\.\\d+)?)_${spelt}_ms$`),
  )

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
