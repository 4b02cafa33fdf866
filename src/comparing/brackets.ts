import { normalQuantile } from '../capacity/normal.ts'
import type { Judgement, Point, Series } from '../model/report.ts'
import type { Bracket } from './comparison.ts'
import type { Side } from './levels.ts'
import { sampleError } from './noise.ts'

const oneSided = normalQuantile(0.95)

/** Whether a judgement would stand on another sample: confirmed by a binomial test, or by its approximate 95 % bound. */
const stands = (limit: string, judgement: Judgement, point: Point, side: Side): boolean => {
  if (judgement.confidence === 'confirmed') return true
  const error = sampleError(point, limit, side)
  if (error === null || judgement.value === null) return false
  return judgement.verdict === 'pass'
    ? judgement.value * Math.exp(oneSided * error) <= judgement.threshold
    : judgement.value * Math.exp(-oneSided * error) > judgement.threshold
}

/** A pass stands when all its limits do, a fail when one of the failing ones does. */
const isFirm = (point: Point, side: Side): boolean => {
  const judgements = Object.entries(point.judgements)
  const stand = ([limit, judgement]: [string, Judgement]): boolean => stands(limit, judgement, point, side)
  if (point.verdict === 'pass') return judgements.every(stand)
  return point.verdict === 'fail' && judgements.some((one) => one[1].verdict === 'fail' && stand(one))
}

const usable = (series: Series): readonly Point[] => series.points.filter((point) => point.usable)

/** Levels of the unbroken run of passes from below, and the fails above every pass. */
const ends = (series: Series): { readonly passes: readonly Point[]; readonly fails: readonly Point[] } => {
  const { maxConcurrency, largestPassing } = series.capacity
  const points = usable(series)
  return {
    passes: points.filter((point) => maxConcurrency !== null && point.level <= maxConcurrency),
    fails: points.filter((point) => point.verdict === 'fail' && point.level > (largestPassing ?? 0)),
  }
}

/** Where a limit lies by its measured points: at or above the last pass, below the first fail above every pass. */
export const measuredBracket = ({ series }: Side): Bracket => {
  const { passes, fails } = ends(series)
  return { from: passes.at(-1)?.level ?? 0, below: fails[0]?.level ?? null }
}

/** The same from those points alone that would stand on another sample. */
export const firmBracket = (side: Side): Bracket => {
  const { passes, fails } = ends(side.series)
  const firm = (point: Point): boolean => isFirm(point, side)
  return { from: passes.findLast(firm)?.level ?? 0, below: fails.find(firm)?.level ?? null }
}

/** True when the first lies wholly above the second: the last pass of one is at or above a fail of the other. */
export const liesAbove = (one: Bracket, other: Bracket): boolean => other.below !== null && one.from >= other.below
