import { counted, unbrokenRun } from '../maths/levels.ts'
import { minimumSamples } from '../maths/quantile.ts'
import { ofSeries } from '../model/by-id.ts'
import { offered } from '../model/of-series.ts'
import type { Point, Report, ReportRun, Series } from '../model/report.ts'
import { strictestPercentile } from '../model/metric.ts'

/** A report with its answers, whether or not anything was decided. */
export type Answered = Pick<Report, 'series' | 'runs' | 'plan' | 'findings'>

/** A series with what is needed to plan for it. */
export interface Subject {
  readonly series: Series
  readonly runs: ReadonlyMap<string, ReportRun>
  readonly report: Answered
}

/** Names under which a result records its prefix cache. */
export const cacheKeys = ['prefix_caching', 'enable_prefix_caching', 'prefix_cache', 'no_enable_prefix_caching']

export const subjectsOf = (report: Answered): readonly Subject[] => {
  const runs = new Map(report.runs.map((run) => [run.id, run]))
  return report.series.map((series) => ({ series, runs, report }))
}

/** Levels whose load is known, ascending. */
export const ladderOf = (subject: Subject): readonly { readonly load: number; readonly point: Point }[] =>
  subject.series.points
    .flatMap((point) => {
      const load = offered(point, subject.series)
      return load === null ? [] : [{ load, point }]
    })
    .toSorted((a, b) => a.load - b.load)

/** Requests of the largest run of some levels; null where no run tells. */
export const measuredRequests = (points: readonly Point[], { runs }: Subject): number | null => {
  const known = points.flatMap((point) => point.runs.flatMap((id) => runs.get(id)?.completed ?? []))
  return known.length > 0 ? Math.max(...known) : null
}

const percentileIn = ({ plan }: Pick<Report, 'plan'>): number => strictestPercentile(plan.sla) ?? 0.9

/** Requests below which a run is not worth making: none bounds the percentile, or the slots are hardly filled. */
export const leastRequests = (load: number, { series, report }: Subject): number =>
  Math.max(minimumSamples(percentileIn(report), 0.95), series.capacity.axis === 'concurrency' ? 5 * load : 0)

/**
 * Requests that a level wants: ten beyond the percentile (1,000 for p99), ten for each slot, and a minute's worth at the
 * rate that is expected.
 */
export const wantedRequests = (load: number, rate: number | null, { series, report }: Subject): number => {
  const beyond = Math.ceil(10 / (1 - percentileIn(report)) - 1e-9)
  const slots = series.capacity.axis === 'concurrency' ? 10 * load : 0
  return Math.max(beyond, slots, Math.ceil(60 * (rate ?? 0)))
}

/** The rate of a level; else of the nearest level below, or above, which in a closed loop is seldom far off. */
export const rateAt = (load: number, subject: Subject): { readonly rate: number; readonly level: number } | null => {
  const known = ladderOf(subject).flatMap((one) =>
    one.point.throughput.requests ? [{ load: one.load, rate: one.point.throughput.requests }] : [],
  )
  const near = known.findLast((one) => one.load <= load) ?? known[0]
  if (!near) return null
  const share = Math.min(1, load / near.load)
  return { rate: near.rate * share, level: near.load }
}

/** Audits that took the verdict of a level away, and that of failures where lost requests did. */
export const takenBy = (point: Point, { report, series }: Subject): readonly string[] => {
  const found = ofSeries(report.findings, series.id).filter(
    ({ effect, run, level }) => effect !== 'none' && (run === null ? level === point.level : point.runs.includes(run)),
  )
  const isLost = Object.values(point.judgements).some(({ reason }) => reason === 'failures')
  return [...new Set([...(isLost ? ['V01'] : []), ...found.map(({ id }) => id)])]
}

/** Audits with an error or a warning about the runs of a level. */
export const auditsAt = (point: Point, { report, series }: Subject): readonly string[] => [
  ...new Set(
    ofSeries(report.findings, series.id)
      .filter(({ run, severity }) => run !== null && point.runs.includes(run) && severity !== 'info')
      .map(({ id }) => id),
  ),
]

export type Rung = ReturnType<typeof ladderOf>[number]

export interface Ends {
  readonly rungs: readonly Rung[]
  /** The end of the unbroken run of passes. */
  readonly limit: Rung | undefined
  /** The level that ended it. */
  readonly next: Rung | undefined
}

/** The limit of a sweep and what lies above it. */
export const endsOf = (subject: Subject): Ends => {
  const rungs = ladderOf(subject)
  const points = rungs.map(({ point }) => point)
  const passes = unbrokenRun(points)
  const rungOf = (found: Point | undefined) => rungs.find(({ point }) => point === found)
  return { rungs, limit: rungOf(passes.at(-1)), next: rungOf(counted(points)[passes.length]) }
}

/** Limits that a level cannot be judged by, as it lacks their metric. */
export const missing = ({ point }: Rung): readonly string[] =>
  Object.entries(point.judgements)
    .filter(([, { reason }]) => reason === 'metricMissing')
    .map(([limit]) => limit)
