import { type LatencyStatistics, statistic, type Sla } from '../../model/metric.ts'
import { middleRun, offered } from '../../model/of-series.ts'
import type { Counterpart, ReportRun } from '../../model/report.ts'
import { made, type Made, record } from '../../trails/made.ts'
import { inRun, statisticIn, type NamedRun } from '../places.ts'
import type { Member } from './conditions.ts'

type Row = Counterpart['rows'][number]
type MetricOf = Counterpart['metrics'][number]

const runAt = (level: number, member: Member): ReportRun | null => {
  const point = member.series.points.find((one) => offered(one, member.series) === level)
  return middleRun(member.runs.filter(({ id }) => point?.runs.includes(id)))
}

/** Loads that two members at least were measured at, ascending. */
export const commonLevels = (members: readonly Member[]): readonly number[] => {
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
export const rowsOf = (members: readonly Member[], metrics: readonly MetricOf[], sla: Sla): readonly Row[] =>
  commonLevels(members).flatMap((level) => [
    ...throughput(level, members),
    ...metrics.flatMap((metric) => latency(level, members, metric, sla)),
  ])
