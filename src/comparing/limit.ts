import { normalQuantile } from '../maths/normal.ts'
import type { Judgement, Point, Series } from '../model/report.ts'
import { type Answer, type Bracket, empty, known, type Outcome, type Reason, type Both } from './comparison.ts'
import type { Side, Sides } from './levels.ts'
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

/**
 * Where a limit lies by its measured points, or by those alone that would stand on another sample: at or above the last pass,
 * below the first fail above every pass.
 */
const bracketOf = ({ series }: Side, counts: (point: Point) => boolean = () => true): Bracket => {
  const { passes, fails } = ends(series)
  return { from: passes.findLast(counts)?.level ?? 0, below: fails.find(counts)?.level ?? null }
}

/** True when the first lies wholly above the second: the last pass of one is at or above a fail of the other. */
const liesAbove = (one: Bracket, other: Bracket): boolean => other.below !== null && one.from >= other.below

type Brackets = Both<Bracket>

const order = (brackets: Brackets): Outcome => {
  if (liesAbove(brackets.new, brackets.old)) return 'better'
  return liesAbove(brackets.old, brackets.new) ? 'worse' : 'undecided'
}

const hasLimit = ({ series }: Side): boolean => series.capacity.status !== 'noData'

/** A fail says that the limit lies below it, also where the levels below it have no verdict. */
const isJudged = (side: Side): boolean => hasLimit(side) || ends(side.series).fails.length > 0

const contradicts = ({ series }: Side): boolean => series.capacity.status === 'nonContiguous'

/** Why measured brackets that overlap leave the question open. */
const openReason = ({ old, new: next }: Brackets, sides: Sides): Reason => {
  if (contradicts(sides.old) || contradicts(sides.new)) return 'contradiction'
  const [low, high] = old.from <= next.from ? [old, next] : [next, old]
  return low.below === null || (low.from === high.from && high.below === null) ? 'censored' : 'overlap'
}

/**
 * The limits of both sides. Each is only known to lie between a pass and a fail; one is above the other when these
 * brackets do not overlap, and beyond noise when they do not even if only points count that stand on their requests.
 * "At least 128" against "from 64, below 96" is decided; against "at least 64" it is not.
 */
export const limitAnswer = (sides: Sides): Answer => {
  const [old, next] = [sides.old.series.capacity.maxConcurrency, sides.new.series.capacity.maxConcurrency]
  const both = <Of>(of: (side: Side) => Of): Both<Of> => ({ old: of(sides.old), new: of(sides.new) })
  const brackets = both((side) => bracketOf(side, (point) => isFirm(point, side)))
  const measured = both((side) => bracketOf(side))
  const change = old && next ? next / old - 1 : null
  const told: Answer = { ...empty('limit'), old, new: next, change, brackets }
  const [judged, limits] = [both(isJudged), both(hasLimit)]
  if (!judged.old || !judged.new) return known(told, judged)
  if (order(measured) === 'undecided')
    return limits.old && limits.new ? { ...told, reason: openReason(measured, sides) } : known(told, limits)
  const outcome = order(brackets)
  return { ...told, outcome, reason: outcome === 'undecided' ? 'unconfirmed' : null }
}
