import { groupBy } from '../../model/group-by.ts'
import { type LatencyMetric, type LatencyStatistics, type Sla, latencyMetrics, statistic } from '../../model/metric.ts'
import { middleRun, offered } from '../../model/of-series.ts'
import type { Plan } from '../../model/plan.ts'
import type { Counterpart, ReportRun, Series, Ungraded } from '../../model/report.ts'
import { sameLength } from '../../model/run.ts'
import { gpuIn } from '../../series/gpu-names.ts'
import { type Made, made, record } from '../../trails/made.ts'
import { type NamedRun, inRun, statisticIn } from '../places.ts'
import { type Member, bareModel, conditionsOf, definitionOf } from './conditions.ts'

type MetricOf = Counterpart['metrics'][number]

const metricOf = (members: readonly Member[], metric: LatencyMetric): MetricOf => {
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
    .map((metric) => metricOf(members, metric))
    .filter(({ definitions }) => definitions.some((definition) => definition !== null))

/** One card has many spellings; the name of a layout follows from the rest. */
const layoutKey = ({ name: _, gpu, ...parts }: Series['layout']): string =>
  JSON.stringify([gpu === null ? null : (gpuIn(gpu)?.card ?? gpu), parts])

const alikeKey = ({ series: { model, layout, workload, capacity, synthetic } }: Member): string =>
  JSON.stringify([bareModel(model), layoutKey(layout), workload.mix, capacity.axis, synthetic])

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

type Row = Counterpart['rows'][number]

const runAt = (level: number, member: Member): ReportRun | null => {
  const point = member.series.points.find((one) => offered(one, member.series) === level)
  return middleRun(member.runs.filter(({ id }) => point?.runs.includes(id)))
}

/** Loads that two members at least were measured at, ascending. */
const commonLevels = (members: readonly Member[]): readonly number[] => {
  const all = members.flatMap((member) => [
    ...new Set(member.series.points.flatMap((point) => offered(point, member.series) ?? [])),
  ])
  return [...new Set(all)].filter((level) => all.filter((one) => one === level).length > 1).toSorted((a, b) => a - b)
}

const usual = ['p99', 'p95', 'p90', 'median', 'mean'] as const

const has = (run: ReportRun, metric: MetricOf['metric'], name: string): boolean =>
  statistic(run.latency[metric] as LatencyStatistics | null, name) !== null

/** The statistic that a limit is on, or the farthest into the tail that all of them have. */
const statisticFor = (runs: readonly ReportRun[], metric: MetricOf['metric'], { limits }: Sla): string | null => {
  const asked = limits.filter((limit) => limit.metric === metric).map((limit) => limit.statistic)
  return [...asked, ...usual].find((name) => runs.every((run) => has(run, metric, name))) ?? null
}

type Valued = ReturnType<typeof inRun>

const changes = (values: readonly (Valued | null)[]): readonly (Made<number> | null)[] => {
  const first = values.findIndex((value) => value !== null)
  const base = values[first]
  return values.map((value, i) =>
    base && value && i !== first && base.value !== null && base.value > 0
      ? made('change', { R_n: value, R_1: base })
      : null,
  )
}

const rowOf = (
  told: Pick<Row, 'level' | 'metric' | 'statistic'>,
  runs: readonly (ReportRun | null)[],
  valueIn: (run: ReportRun) => Valued,
): readonly Row[] => {
  const values = runs.map((run) => run && valueIn(run)).map((value) => (value?.value == null ? null : value))
  if (values.filter((value) => value !== null).length < 2) return []
  return [
    {
      ...told,
      runs: runs.map((run, i) => (values[i] ? (run?.id ?? null) : null)),
      changes: record(changes(values)) as unknown as (number | null)[],
    },
  ]
}

const throughput = (level: number, members: readonly Member[]): readonly Row[] => {
  const runs = members.map((member) => runAt(level, member))
  return (['requests', 'outputTokens'] as const).flatMap((metric) =>
    rowOf({ level, metric, statistic: null }, runs, (run) => inRun(run, `throughput/${metric}`)),
  )
}

const latency = (
  level: number,
  members: readonly Member[],
  { metric, comparable }: MetricOf,
  sla: Sla,
): readonly Row[] => {
  const runs = members.map((member) => (comparable.includes(member.series.id) ? runAt(level, member) : null))
  const told = runs.filter((run) => run !== null && run.latency[metric] !== null).map((run) => run!)
  const name = told.length > 1 ? statisticFor(told, metric, sla) : null
  if (name === null) return []
  return rowOf({ level, metric, statistic: name }, runs, (run) =>
    statisticIn(run as unknown as NamedRun, `${metric}.${name}`),
  )
}

/** Throughput and the metrics that compare, at every load that two series at least were measured at. */
const rowsOf = (members: readonly Member[], metrics: readonly MetricOf[], sla: Sla): readonly Row[] =>
  commonLevels(members).flatMap((level) => [
    ...throughput(level, members),
    ...metrics.flatMap((metric) => latency(level, members, metric, sla)),
  ])
