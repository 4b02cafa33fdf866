import type { Plan } from '../../model/plan.ts'
import type { Counterpart, ReportRun, Series, Ungraded } from '../../model/report.ts'
import { sameLength } from '../../model/run.ts'
import { gpuIn } from '../../series/gpu-names.ts'
import { groupBy } from '../../model/group-by.ts'
import { conditionsOf, bareModel, definitionOf, type Member } from './conditions.ts'
import { rowsOf } from './rows.ts'
import { latencyMetrics, type LatencyMetric } from '../../model/metric.ts'

type MetricOf = Counterpart['metrics'][number]

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
const metricsOf = (members: readonly Member[]): readonly MetricOf[] =>
  latencyMetrics
    .map((metric) => one(members, metric))
    .filter(({ definitions }) => definitions.some((definition) => definition !== null))

/** One card has many spellings; the name of a layout follows from the rest. */
const layoutKey = ({ name: _, gpu, ...parts }: Series['layout']): string =>
  JSON.stringify([gpu === null ? null : (gpuIn(gpu)?.card ?? gpu), parts])

const alikeKey = ({ series }: Member): string =>
  JSON.stringify([bareModel(series.model), layoutKey(series.layout), series.capacity.axis, series.synthetic])

const sameLengths = ({ series: { workload: a } }: Member, { series: { workload: b } }: Member): boolean =>
  sameLength(a.inputTokens, b.inputTokens) && sameLength(a.outputTokens, b.outputTokens)

/** Each member joins the first group whose first has its lengths. */
const byLengths = (members: readonly Member[]): readonly (readonly Member[])[] => {
  const groups: Member[][] = []
  for (const member of members) {
    const own = groups.find(([first]) => sameLengths(first!, member))
    if (own) own.push(member)
    else groups.push([member])
  }
  return groups
}

/** What all runs of a member went through; null where nothing says it. */
const clientOf = ({ runs }: Member): string | null => {
  const known = [...new Set(runs.map(({ backend }) => backend))].filter((backend) => backend !== null)
  return known.length > 0 ? known.toSorted().join() : null
}

const kinds = {
  tool: ({ series }) => series.tool,
  engine: ({ series }) => series.engine,
  client: clientOf,
  setting: ({ series }) => JSON.stringify(series.variant),
} as const satisfies Readonly<Record<Counterpart['differing'][number], (member: Member) => string | null>>

/** What nothing says cannot be said to differ. */
const differingOf = (members: readonly Member[]): Counterpart['differing'] =>
  (Object.keys(kinds) as (keyof typeof kinds)[]).filter(
    (kind) => new Set(members.map(kinds[kind]).filter((value) => value !== null)).size > 1,
  )

/** Most levels first. */
const byLevels = (a: Member, b: Member): number => b.series.points.length - a.series.points.length

/** More columns than this cannot be read; of one way of measuring the series with most levels stand for it. */
const most = 5

const readable = (members: readonly Member[]): readonly Member[] => {
  if (members.length <= most) return members
  const ways = groupBy(members, (member) =>
    JSON.stringify([kinds.tool(member), kinds.engine(member), kinds.client(member)]),
  )
  const best = new Set([...ways.values()].map((alike) => alike.toSorted(byLevels)[0]!))
  return members.filter((member) => best.has(member)).slice(0, most)
}

/** Settings alone make counterparts of two series, as before and after; of more, they are a sweep of settings. */
const isWorth = (members: readonly Member[]): boolean =>
  members.length > 1 && (differingOf(members).some((kind) => kind !== 'setting') || members.length === 2)

/** Series of one model, layout and workload that differ in how they were measured or set up, in the order of the report. */
export const counterpartsOf = (
  all: readonly Ungraded[],
  runs: readonly ReportRun[],
  { sla }: Pick<Plan, 'sla'>,
): readonly Counterpart[] => {
  const own = groupBy(runs, (run) => run.series ?? '')
  const members = all.map((series): Member => ({ series, runs: own.get(series.id) ?? [] }))
  const groups = [...groupBy(members, alikeKey).values()].flatMap(byLengths)
  return groups
    .filter(isWorth)
    .map(readable)
    .map((group, i) => {
      const metrics = metricsOf(group)
      return {
        id: `counterparts-${i + 1}`,
        series: group.map(({ series }) => series.id),
        differing: [...differingOf(group)],
        metrics: [...metrics],
        rows: [...rowsOf(group, metrics, sla)],
        conditions: [...conditionsOf(group)],
      }
    })
}
