import { definitionKey, latencyMetrics, type LatencyMetric } from '../../model/metric.ts'
import type { Counterpart } from '../../model/report.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Member } from './member.ts'

type MetricOf = Counterpart['metrics'][number]

/** How all runs of a series made a metric; null where none has it. Runs that differ are unlike those of any other. */
const definitionOf = ({ runs }: Member, metric: LatencyMetric): string | null => {
  const told = runs
    .flatMap(({ latency }) => latency[metric] ?? [])
    .map(({ definition }) => definitionKey(definition as never))
  return told.length === 0 ? null : [...new Set(told)].toSorted().join(' + ')
}

const one = (members: readonly Member[], metric: LatencyMetric): MetricOf => {
  const told = members.map((member) => ({ id: member.series.id, definition: definitionOf(member, metric) }))
  const known = [
    ...groupBy(
      told.filter(({ definition }) => definition !== null),
      ({ definition }) => definition!,
    ).values(),
  ]
  const alike = known.toSorted((a, b) => b.length - a.length)[0] ?? []
  const comparable = alike.length > 1 ? alike.map(({ id }) => id) : []
  return {
    metric,
    definitions: told.map(({ definition }) => definition),
    comparable,
    refused: told
      .filter(({ id }) => !comparable.includes(id))
      .map(({ id, definition }) => ({
        series: id,
        reason: definition === null ? 'absent' : known.length > 1 ? 'definition' : 'alone',
      })),
  }
}

/** Which values of each metric compare: those of series that made it alike. Metrics that no series has are left out. */
export const metricsOf = (members: readonly Member[]): readonly MetricOf[] =>
  latencyMetrics
    .map((metric) => one(members, metric))
    .filter(({ definitions }) => definitions.some((definition) => definition !== null))
