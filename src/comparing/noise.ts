import { normalQuantile, studentQuantile } from '../maths/normal.ts'
import { pooledSpread, type PooledSpread } from '../maths/spread.ts'
import { lognormalUpperBound } from '../maths/percentile-verdict.ts'
import { percentileOf, statistic } from '../model/metric.ts'
import { countedRuns, ownValue } from '../model/of-series.ts'
import type { Point, ReportRun } from '../model/report.ts'
import type { Answer, NoiseSource, Outcome, Both } from './comparison.ts'
import { type Side, type Sides, statisticName, statisticsOf } from './levels.ts'

/** A change of single runs up to this share is taken for noise: repeats that differ by less pass for steady. */
export const assumedShare = 0.05

/** Half of the width of the natural logarithm of new / old that noise alone explains, and what that was taken from. */
export interface Noise {
  readonly half: number
  readonly source: NoiseSource
}

type ValueOf = (run: ReportRun) => number | null

export const throughputOf: ValueOf = (run) => run.throughput.requests
export const latencyOf =
  (limit: string): ValueOf =>
  (run) =>
    ownValue(run.judgements[limit])

const repeatsOf = (side: Side, valueOf: ValueOf): readonly (readonly number[])[] =>
  side.series.points.map((point) =>
    countedRuns(point, side.runs)
      .map(valueOf)
      .filter((value) => value !== null && value > 0)
      .map(Number),
  )

/** How far repeats lie apart, from all levels of both sides together. */
export const spreadOf = ({ old, new: next }: Sides, valueOf: ValueOf): PooledSpread | null =>
  pooledSpread([...repeatsOf(old, valueOf), ...repeatsOf(next, valueOf)])

/**
 * Noise of a change between two single results. With repeats: Student's t with their pooled spread, as a difference of two
 * draws. Without: nothing says how far two runs of one server lie apart, and a share is assumed.
 */
export const runNoise = (spread: PooledSpread | null, doubt: number): Noise =>
  spread
    ? { half: studentQuantile(1 - doubt / 2, spread.degrees) * spread.deviation * Math.SQRT2, source: 'repeats' }
    : { half: Math.log1p(assumedShare), source: 'assumed' }

/** The run whose value stands for the level. */
const representative = (point: Point, limit: string, side: Side): ReportRun | undefined => {
  const runs = countedRuns(point, side.runs)
  const { value } = point.judgements[limit] ?? { value: null }
  return runs.find((run) => run.judgements[limit]?.value === value) ?? runs[0]
}

/**
 * Standard error of the logarithm of a judged latency from its own sample: the lognormal tail of a percentile, the
 * standard deviation of a mean. Null when the requests are too few for a bound, or the summary too short.
 */
export const sampleError = (point: Point, limit: string, side: Side): number | null => {
  const run = representative(point, limit, side)
  const judgement = point.judgements[limit]
  const statistics = statisticsOf(run, limit)
  const percentile = percentileOf(statisticName(limit))
  const samples = judgement?.samples ?? run?.completed ?? null
  if (!statistics || !judgement?.value || !samples) return null
  const { value } = judgement
  if (percentile === null) return statistics.std === null ? null : statistics.std / value / Math.sqrt(samples)
  const median = statistic(statistics, 'median')
  const bound = lognormalUpperBound({ value, percentile, median, samples, confidence: 0.95 })
  return bound === null ? null : Math.log(bound / value) / normalQuantile(0.95)
}

/** Sampling of both sides together; null when either is unknown. */
export const samplingNoise = (errors: readonly [number | null, number | null], doubt: number): Noise | null => {
  const [a, b] = errors
  if (a === null || b === null) return null
  return { half: normalQuantile(1 - doubt / 2) * Math.hypot(a, b), source: 'sampling' }
}

/** The larger of what is known. */
export const louder = (a: Noise, b: Noise | null): Noise => (b !== null && b.half > a.half ? b : a)

interface Compared extends Both<number> {
  /** Half a last place, or what else the printed number leaves open, on either side. */
  readonly rounding: readonly [number, number]
  readonly noise: Noise
  /** What more of it means. */
  readonly more: 'better' | 'worse'
}

export type Change = Pick<Answer, 'change' | 'range' | 'outcome' | 'noise'>

const opposites: Partial<Record<Outcome, Outcome>> = {
  better: 'worse',
  worse: 'better',
  lost: 'gained',
  gained: 'lost',
}

/** What it is with the sides in the place of each other. */
export const opposite = (outcome: Outcome): Outcome => opposites[outcome] ?? outcome

/** A change of two positive numbers against its noise: decided only where all of its range lies on one side of none. */
export const changeOf = ({ old, new: next, rounding, noise, more }: Compared): Change => {
  const ratio = Math.log(next) - Math.log(old)
  const half = noise.half + Math.log1p(rounding[0] / old) + Math.log1p(rounding[1] / next)
  const up = ratio - half > 0
  const down = ratio + half < 0
  const decided = up ? more : opposite(more)
  return {
    change: next / old - 1,
    range: [Math.expm1(ratio - half), Math.expm1(ratio + half)],
    outcome: up || down ? decided : 'undecided',
    noise: noise.source,
  }
}
