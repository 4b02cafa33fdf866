import { routingAllowance } from '../../layouts/index.ts'
import type { LayoutSide, LayoutSubject, Spread } from '../../layouts/rule.ts'
import { basisPoint, counts } from '../../model/of-series.ts'
import type { Point, ReportRun, Ungraded } from '../../model/report.ts'
import { inRun } from '../places.ts'

type Runs = ReadonlyMap<string, ReportRun>

const countedRuns = (point: Point | undefined, runs: Runs): readonly ReportRun[] =>
  (point?.runs ?? []).flatMap((id) => {
    const run = runs.get(id)
    return run?.throughput.requests && counts(run) ? [run] : []
  })

/** The throughputs of the counted repeats of a level: the least, the greatest, and half a last written place, requests/s. */
export const throughputSpread = (point: Point, runs: Runs) => {
  const all = countedRuns(point, runs).map(({ throughput }) => throughput)
  const values = all.map((throughput) => throughput.requests ?? 0)
  return {
    low: Math.min(...values),
    high: Math.max(...values),
    rounding: Math.max(...all.map((t) => t.requestsRounding)),
  }
}

/** Those of several levels as they are written, and half a last place of each. */
export const writtenAt = (points: readonly (Point | undefined)[], runs: Runs) => {
  const all = points.flatMap((point) => countedRuns(point, runs))
  return {
    x: all.map((run) => inRun(run, 'throughput/requests')),
    d: all.map((run) => inRun(run, 'throughput/requestsRounding')),
  }
}

/** What the choice of a layout needs of a series. */
export type LayoutSeries = Pick<
  Ungraded,
  'id' | 'workloadId' | 'layout' | 'workload' | 'facts' | 'points' | 'capacity' | 'basis'
>

/** The first level that fails, above a limit that was measured; the true limit lies between the two. */
export const boundingPoint = ({ points, capacity }: Pick<Ungraded, 'points' | 'capacity'>): Point | undefined =>
  capacity.status === 'bracketed' && capacity.gap === null
    ? points.find(({ usable, verdict }) => usable && verdict === 'fail')
    : undefined

const spreadOf = (series: LayoutSeries, runs: Runs): Spread | null => {
  const point = basisPoint(series)
  if (!point?.throughput.requests) return null
  const bound = boundingPoint(series)
  const own = throughputSpread(point, runs)
  const all = [own, ...(bound?.throughput.requests ? [throughputSpread(bound, runs)] : [])]
  const told = {
    value: point.throughput.requests,
    low: own.low - own.rounding,
    high: own.high + own.rounding,
    most: Math.max(...all.map(({ high }) => high)) + Math.max(...all.map(({ rounding }) => rounding)),
  }
  return Object.values(told).every(Number.isFinite) ? told : null
}

const numberOf = ({ facts }: LayoutSeries, name: string): number | null => {
  const value = facts[name]?.value
  return typeof value === 'number' ? value : null
}

const kvRequests = (series: LayoutSeries): number | null => {
  const tokens = numberOf(series, 'kvCacheTokens')
  const { inputTokens, outputTokens } = series.workload
  if (tokens === null || inputTokens === null || outputTokens === null) return null
  return inputTokens + outputTokens > 0 ? Math.floor(tokens / (inputTokens + outputTokens)) : null
}

/** A layout whose number of GPUs is known, as the rules see it. */
const sideOf = (series: LayoutSeries, runs: Runs): LayoutSide => {
  const { capacity, points, basis } = series
  return {
    gpus: series.layout.gpus!,
    status: capacity.status,
    judged: capacity.maxConcurrency !== null,
    open: capacity.status !== 'bracketed' || capacity.gap !== null,
    limit: capacity.maxConcurrency ?? basis?.level ?? null,
    lowestLevel: points.find(({ usable }) => usable)?.level ?? null,
    firstFailing: capacity.firstFailing,
    throughput: spreadOf(series, runs),
    kvRequests: kvRequests(series),
    served: points.some(({ throughput }) => (throughput.requests ?? 0) > 0),
  }
}

const isCopies = (base: LayoutSeries, larger: LayoutSeries): boolean => {
  const [few, many] = [base.layout.dataParallel ?? 1, larger.layout.dataParallel ?? 1]
  return many > few && base.layout.gpus! / few === larger.layout.gpus! / many
}

/** How many of the smaller layout the GPUs of the larger are enough for; two where there is no larger one. */
const copiesOf = (base: LayoutSeries | null, larger: LayoutSeries | null): number | null => {
  if (!base || !larger) return 2
  const count = larger.layout.gpus! / base.layout.gpus!
  return Number.isInteger(count) && count > 1 ? count : null
}

export const subjectOf = (base: LayoutSeries | null, larger: LayoutSeries | null, runs: Runs): LayoutSubject => {
  const stated = [larger, base].flatMap((one) => (one ? (numberOf(one, 'minGpus') ?? []) : []))
  return {
    base: base && sideOf(base, runs),
    larger: larger && sideOf(larger, runs),
    copies: copiesOf(base, larger),
    alreadyCopies: base !== null && larger !== null && isCopies(base, larger),
    minGpus: stated[0] ?? null,
    allowance: routingAllowance,
  }
}
