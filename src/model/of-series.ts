import { byId, ofSeries } from './by-id.ts'
import { type LatencyMetric, type SlaLimit, statistic } from './metric.ts'
import type { Assumption, Judgement, Point, Report, ReportRun, Series, Users } from './report.ts'

type Drawn = Pick<Judgement, 'value' | 'interval'>

/** The statistic by which levels of some series are drawn together: that of a limit, or where none has it, the first that decided one. */
export const commonId = (series: readonly Series[], id: string): string => {
  const known = series.flatMap(({ points }) =>
    points.flatMap(({ judgements }) => (judgements[id]?.value == null ? [] : decidingId(id, judgements[id]))),
  )
  return known.includes(id) ? id : (known[0] ?? id)
}

/**
 * A level as it is drawn by a statistic: what was judged of a limit, or where another statistic decided, or none, the largest
 * of its runs, seconds; undefined without one.
 */
export const drawnAs = (
  drawnId: string,
  { id, metric }: Pick<SlaLimit, 'id' | 'metric'>,
  { judgements, runs }: Point,
  report: Pick<Report, 'runs'>,
): Drawn | undefined => {
  const judgement = judgements[id]
  if (!judgement || decidingId(id, judgement) === drawnId) return judgement
  const name = drawnId.slice(metric.length + 1)
  const values = runs.flatMap((run) => statistic(byId(report.runs, run)?.latency[metric] ?? null, name) ?? [])
  return values.length > 0 ? { value: Math.max(...values), interval: null } : undefined
}

/** What was offered at a level: the cap, or the rate, which nobody reaches twice alike; null when all requests came at once. */
export const offered = (point: Point, { capacity }: Pick<Series, 'capacity'>): number | null => {
  if (capacity.axis === 'concurrency') return point.level
  return typeof point.requestRate === 'number' ? point.requestRate : null
}

const off = (served: number, asked: number | null): number => Math.abs(served / (asked || 1) - 1)

/** Means that are not what was asked of the benchmark: 2 % off in the answers, 5 % in the inputs. */
export const servesOtherLengths = ({ workload }: Pick<Series, 'workload'>): boolean => {
  const { kind, inputTokens, outputTokens, measured } = workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return false
  return off(measured.outputTokens, outputTokens) > 0.02 || off(measured.inputTokens, inputTokens) > 0.05
}

const notGenerative = /embed|rerank|pooling|classif|score/i

const ofTokens: readonly LatencyMetric[] = ['itl', 'tpot']

/** Metrics that no run of such work can have: between tokens where answers have one at most, and the first where there is none. */
export const withoutTokens = (
  { id, workload }: Pick<Series, 'id' | 'workload'>,
  runs: readonly ReportRun[],
): ReadonlySet<LatencyMetric> => {
  const own = ofSeries(runs, id)
  const served = workload.measured.outputTokens
  if (served === 0 || (own.length > 0 && own.every(({ backend }) => notGenerative.test(backend ?? ''))))
    return new Set([...ofTokens, 'ttft'])
  return new Set((served ?? workload.outputTokens ?? 2) <= 1 ? ofTokens : [])
}

/** The level that users are counted from: the limit, or where nothing can be judged the highest. */
export const basisPoint = ({ points, basis }: Pick<Series, 'points' | 'basis'>): Point | undefined =>
  points.findLast(
    ({ usable, level, throughput }) => usable && level === basis?.level && throughput.requests === basis.throughput,
  )

/** The loads at random that decide what a sweep is planned with, kept or not; null where the sweep or a share does. */
export const decidingAtRandom = ({ headroom }: Pick<Series, 'headroom'>) =>
  headroom?.promise && headroom.from === 'measured' && headroom.cappedBy === null ? headroom.shown : null

/** Requests/s at the limit, or fewer where simulated servers carry fewer; a run at random may have shown more. */
export const carriedBy = ({ basis, headroom }: Pick<Series, 'basis' | 'headroom'>): number =>
  Math.min(basis?.throughput ?? 0, headroom?.promise?.sustained ?? Infinity)

/** The first users at the planning rate that were counted with a time of an answer. */
export const plannedUsers = ({ users }: Series): Users | null =>
  users.find(({ model, latency }) => model !== 'fixed' && latency !== null) ?? null

/** The time of an answer that users are counted with: the simulated one, or that of the levels where it is shorter. */
export const countedTime = ({ latency, levelTime }: Pick<Users, 'latency' | 'levelTime'>): 'latency' | 'levelTime' =>
  levelTime !== null && levelTime < (latency ?? Infinity) ? 'levelTime' : 'latency'

/** Requests in flight in the mean at the planning rate (Little's law); null where no answer's time is known. */
export const plannedInFlight = (series: Series): number | null => {
  const { arrivalRate = null, latency = null } = plannedUsers(series) ?? {}
  return arrivalRate === null || latency === null ? null : arrivalRate * latency
}

type Told = Pick<NonNullable<Series['sensitivity']>, 'assumptions' | 'share'>

/** What an answer rests on: a planned share in place of the derived one is another rule, and no assumption of it. */
export const ownAssumptions = ({ assumptions, share }: Told): readonly Assumption[] =>
  assumptions.filter(({ parameter }) => parameter !== 'share' || share !== null)

/** `ttft.p99`: the statistic that decided a limit, which may be another than its own. */
export const decidingId = (id: string, { statistic: other }: Pick<Judgement, 'statistic'>): string =>
  other === null ? id : `${id.split('.')[0]}.${other}`

/** The value of a limit's own statistic, seconds; null where another one decided. */
export const ownValue = (judgement: Pick<Judgement, 'value' | 'statistic'> | undefined): number | null =>
  judgement?.statistic === null ? judgement.value : null

/** An audit leaves a run out of its level, unless it fails even so. */
export const counts = ({ usable, judgements }: ReportRun): boolean =>
  usable || Object.values(judgements).some(({ verdict }) => verdict === 'fail')

/** The runs that a level is made of: those that count, or all where none does. */
export const countedRuns = (point: Point, runs: ReadonlyMap<string, ReportRun>): readonly ReportRun[] => {
  const all = point.runs.flatMap((id) => runs.get(id) ?? [])
  const counted = all.filter(counts)
  return counted.length > 0 ? counted : all
}

/** Of several repeats the one in the middle by throughput. */
export const middleRun = (repeats: readonly ReportRun[]): ReportRun | null => {
  const byRate = repeats.toSorted((a, b) => (a.throughput.requests ?? 0) - (b.throughput.requests ?? 0))
  return byRate[(byRate.length - 1) >> 1] ?? null
}
