import { percentileOf, statistic, type LatencyStatistics } from '../../model/metric.ts'
import type { Goodput, Point } from '../../model/report.ts'
import { placedRuns, runsOf, type PlacedRun } from './level-runs.ts'
import { statisticRef } from './runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

const assumptions = ['plan/sla'] as const

interface KnownLimit {
  readonly limit: string
  readonly p: number
  readonly y: string
  readonly T: string
}

/** Names of the percentiles that a summary has, in the order in which they are judged. */
const namesOf = (statistics: LatencyStatistics): readonly string[] =>
  ['median', 'p90', 'p95', 'p99', ...Object.keys(statistics.others)].filter(
    (name) => percentileOf(name) !== null && statistic(statistics, name) !== null,
  )

/** Every percentile of a metric that a run has, beside the limit that it bears on. */
const percentilesOf = (answer: Answer, placed: PlacedRun, goodput: Goodput): readonly KnownLimit[] =>
  answer.plan.sla.limits.flatMap(({ id, metric }, i) => {
    const statistics = placed.run.latency[metric] as LatencyStatistics | null
    if (!goodput.limits.includes(id) || !statistics) return []
    return namesOf(statistics).map((name) => ({
      limit: id,
      p: percentileOf(name)!,
      y: statisticRef(placed, `${metric}.${name}`),
      T: `plan/sla/limits/${i}/threshold`,
    }))
  })

const proven = (answer: Answer, placed: PlacedRun, goodput: Goodput) => {
  const known = percentilesOf(answer, placed, goodput)
  return trail(
    'provenGood',
    { n: `${placed.ref}/completed`, y: known.map(({ y }) => y), T: known.map(({ T }) => T) },
    { assumptions, values: { limit: known.map(({ limit }) => limit), p: known.map(({ p }) => p) } },
  )
}

/** The repeat that stands for the level. */
const sourceOf = (runs: readonly PlacedRun[], { completed, samples }: Goodput): PlacedRun =>
  runs.find(({ run }) => run.completed === completed && completed + (run.failed ?? 0) === samples) ?? runs[0]!

const countsOf = (answer: Answer, point: Point, at: string, runs: readonly PlacedRun[]): readonly Entry[] => {
  const goodput = point.goodput!
  const counted = trail('goodRequests', { n: runs.map(({ ref }) => `${ref}/completed`) }, { assumptions })
  const source = sourceOf(runs, goodput)
  const isBound = goodput.kind === 'bound'
  return [
    [`${at}/good`, isBound && runs.length === 1 ? proven(answer, source, goodput) : counted],
    [`${at}/completed`, isBound && point.merged !== 'pooled' ? taken(`${source.ref}/completed`) : counted],
    [`${at}/samples`, counted],
  ]
}

const ofPoint = (answer: Answer, point: Point, ref: string, runs: readonly PlacedRun[]): readonly Entry[] => {
  const { goodput } = point
  if (goodput === null) return []
  const at = `${ref}/goodput`
  const [k, N, n] = [`${at}/good`, `${at}/samples`, `${at}/completed`]
  const X = `${ref}/throughput/requests`
  return [
    ...countsOf(answer, point, at, runs),
    [`${at}/share`, trail('goodShare', { k, N })],
    ...(goodput.low === null
      ? []
      : ([
          [`${at}/low`, trail('proportion', { k, N }, { rounding: 'min' })],
          [`${at}/high`, trail('proportion', { k, N }, { rounding: 'max' })],
        ] as const)),
    ...(goodput.requests === null ? [] : [[`${at}/requests`, trail('goodRate', { X, k, n })] as const]),
  ]
}

/** Requests of each level that meet all limits at once. */
export const goodputTrails = (answer: Answer): readonly Entry[] => {
  const runs = placedRuns(answer)
  return answer.series.flatMap((series, i) =>
    series.points.flatMap((point, j) =>
      ofPoint(answer, point, `series/${i}/points/${j}`, runsOf(point, runs)),
    ),
  )
}
