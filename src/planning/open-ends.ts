import { flagsFor } from './arguments.ts'
import { missing, type Ends, type Rung } from './ends.ts'
import { measuredRequests, takenBy, type Subject } from './levels.ts'
import type { Gain } from './proposal.ts'
import { topLoad } from './top.ts'

/** Levels without a verdict between the limit and the first fail, or below that where there is no limit. */
const open = ({ rungs, limit }: Ends): readonly Rung[] => {
  const failing = rungs.find(({ point }) => point.usable && point.verdict === 'fail')
  return rungs.filter(
    ({ point, load }) =>
      point.verdict === 'unknown' && load > (limit?.load ?? 0) && load <= (failing?.load ?? Infinity),
  )
}

export const metric = (ends: Ends, subject: Subject): readonly Gain[] =>
  open(ends).flatMap((rung): readonly Gain[] => {
    const limits = missing(rung)
    if (limits.length === 0) return []
    return [{ kind: 'metric', limits, level: rung.load, flags: flagsFor(rung.point, limits, subject) }]
  })

/** Audits that more requests lift. */
const thin = new Set(['V02', 'V03', 'V04'])

/** Levels that an audit took away where they would count. */
export const unusable = (ends: Ends, subject: Subject): readonly Gain[] =>
  open(ends)
    .filter((rung) => missing(rung).length === 0)
    .map(({ load, point }) => {
      const audits = takenBy(point, subject)
      const level = { level: load, audits }
      if (audits.length === 0 || !audits.every((id) => thin.has(id))) return { kind: 'unusable', ...level }
      return { kind: 'few', ...level, measured: measuredRequests(point, subject) }
    })

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
  if (subject.series.capacity.status !== 'leftCensored' || lowest?.point.verdict !== 'fail') return []
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
