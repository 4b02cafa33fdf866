import { missing, type Ends } from './ends.ts'
import { auditsAt, type Subject } from './levels.ts'
import type { Gain } from './proposal.ts'
import { topLoad } from './top.ts'

export const metric = ({ next, rungs }: Ends): readonly Gain[] => {
  const rung = next ?? rungs.find(({ point }) => point.verdict === 'unknown')
  const limits = rung ? missing(rung) : []
  return rung && limits.length > 0 ? [{ kind: 'metric', limits, level: rung.load }] : []
}

/** Levels that an audit took away beside the limit: the next above it, or all when nothing is left. */
export const unusable = ({ rungs, limit, next }: Ends, subject: Subject): readonly Gain[] => {
  const lost = rungs.filter(
    ({ point, load }) =>
      missing({ point, load }).length === 0 &&
      point.verdict === 'unknown' &&
      load > (limit?.load ?? 0) &&
      load <= (next?.load ?? Infinity),
  )
  return lost
    .slice(0, 1)
    .map(({ point, load }) => ({ kind: 'unusable', audits: auditsAt(point, subject), level: load }))
}

const isWhole = ({ series }: Subject): boolean => series.capacity.axis === 'concurrency'

/** The middle of a bracket until it is within a quarter; of a wide one the geometric middle. */
const middleOf = (from: number, below: number, whole: boolean): number | null => {
  if (below / from <= 1.25 || (whole && below - from < 2)) return null
  const middle = below / from > 2 ? Math.sqrt(from * below) : (from + below) / 2
  return whole ? Math.round(middle) : Number(middle.toPrecision(3))
}

export const bracket = ({ limit, next }: Ends, subject: Subject): readonly Gain[] => {
  if (subject.series.capacity.status !== 'bracketed' || !limit || next?.point.verdict !== 'fail') return []
  const level = middleOf(limit.load, next.load, isWhole(subject))
  return level === null ? [] : [{ kind: 'bracket', from: limit.load, below: next.load, level }]
}

export const top = ({ rungs, limit }: Ends, subject: Subject): readonly Gain[] => {
  if (subject.series.capacity.status !== 'rightCensored' || !limit || rungs.at(-1) !== limit) return []
  const { level, by } = topLoad(limit.load, subject)
  return [{ kind: 'top', from: limit.load, level, by }]
}

export const bottom = ({ rungs }: Ends, subject: Subject): readonly Gain[] => {
  const [lowest] = rungs
  if (subject.series.capacity.status !== 'leftCensored' || !lowest) return []
  const level = isWhole(subject) ? Math.floor(lowest.load / 2) : Number((lowest.load / 2).toPrecision(3))
  return level > 0 ? [{ kind: 'bottom', below: lowest.load, level }] : []
}

export const contradiction = ({ rungs }: Ends, { series }: Subject): readonly Gain[] => {
  if (series.capacity.status !== 'nonContiguous') return []
  const usable = rungs.filter(({ point }) => point.usable)
  const failing = usable.find(({ point }) => point.verdict === 'fail')
  const passing = usable.findLast(({ point }) => point.verdict === 'pass')
  return failing && passing ? [{ kind: 'contradiction', level: failing.load, passing: passing.load }] : []
}
