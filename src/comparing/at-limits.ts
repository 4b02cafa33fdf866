import type { Point, Users } from '../model/report.ts'
import { empty } from './answers.ts'
import { roundingOf } from './at-levels.ts'
import { changeOf, type Change } from './change.ts'
import type { Answer, Reason } from './comparison.ts'
import type { Side, Sides } from './levels.ts'
import { louder, runNoise, spreadOf, throughputOf, type Noise } from './noise.ts'

/** The level that users are counted from. */
const basisPoint = ({ series }: Side): Point | undefined =>
  series.points.findLast(({ usable, level }) => usable && level === series.basis?.level)

/** Relative rounding of the throughput at that level. */
const share = (side: Side): number => {
  const point = basisPoint(side)
  return point?.throughput.requests ? roundingOf(point, side) / point.throughput.requests : 0
}

/** Output tokens/s at each limit: what stands beside a comparison that is refused, because requests differ in length. */
export const tokensAtLimit = (sides: Sides): Answer => {
  const [old, next] = [sides.old, sides.new].map((side) => basisPoint(side)?.throughput.outputTokens ?? null)
  const told = { ...empty('tokensAtLimit'), old: old ?? null, new: next ?? null }
  return old && next
    ? { ...told, change: next / old - 1, outcome: 'notComparable', reason: 'lengths' }
    : { ...told, outcome: 'notComparable', reason: 'notJudged' }
}

const isJudged = ({ series }: Side): boolean => series.basis?.judged === true

/** What depends on the limits is as open as they are, except where both were measured to be the same level. */
const openReason = (sides: Sides, limit: Answer): Reason | null => {
  if (!isJudged(sides.old) || !isJudged(sides.new)) return 'notJudged'
  const same = limit.old !== null && limit.old === limit.new
  return same || limit.outcome === 'better' || limit.outcome === 'worse' ? null : 'limitUndecided'
}

/** Safe arrivals by a replay on one side and by the overflow rule on the other say nothing about each other. */
const ruleReason = (sides: Sides): Reason | null => {
  const [old, next] = [sides.old, sides.new].map(({ series }) => series.headroom?.promise.rule)
  return old === next ? null : 'rule'
}

/** What was replayed is no surer than its estimate. */
const replayNoise = (sides: Sides, noise: Noise): Noise => {
  const errors = [sides.old, sides.new].map(({ series }) => series.headroom?.expectation?.error ?? 0)
  return louder(noise, { half: Math.hypot(...errors.map(Math.log1p)), source: 'estimate' })
}

const settled = (told: Answer, open: Reason | null, change: Change): Answer => {
  if (open !== null) return { ...told, change: change.change, reason: open }
  return { ...told, ...change, reason: change.outcome === 'undecided' ? 'noise' : null }
}

const compared = (told: Answer, rounding: readonly [number, number], open: Reason | null, noise: Noise): Answer => {
  if (told.old === null || told.new === null) return { ...told, reason: 'notJudged' }
  if (told.old <= 0 || told.new <= 0) return { ...told, reason: open ?? 'noise' }
  return settled(told, open, changeOf({ old: told.old, new: told.new, rounding, noise, more: 'better' }))
}

const demandOf = ({ basis, interval, thinkTime }: Users): NonNullable<Answer['demand']> => ({
  basis,
  interval,
  thinkTime,
})

const derived = ({ series }: Side): readonly Users[] => series.users.filter((row) => row.model !== 'fixed')

const key = (row: Users): string => JSON.stringify(demandOf(row))

/** Readings of the demand at the derived headroom that both sides have. */
const commonUsers = (sides: Sides): readonly { readonly old: Users; readonly new: Users }[] => {
  return derived(sides.old).flatMap((old) => {
    const next = derived(sides.new).find((row) => key(row) === key(old))
    return next ? [{ old, new: next }] : []
  })
}

/** Throughput at each side's own limit, and what follows from it: arrivals and users at the derived headroom. */
export const limitAnswers = (sides: Sides, limit: Answer): readonly Answer[] => {
  const noise = runNoise(spreadOf(sides, throughputOf), 0.05)
  const open = openReason(sides, limit)
  const derivedOpen = open ?? ruleReason(sides)
  const derivedNoise = replayNoise(sides, noise)
  const at = (valueOf: (side: Side) => number | null) => ({ old: valueOf(sides.old), new: valueOf(sides.new) })
  const rounding = ({ old, new: next }: { old: number | null; new: number | null }) =>
    [share(sides.old) * (old ?? 0), share(sides.new) * (next ?? 0)] as const
  const throughput = at(({ series }) => series.basis?.throughput ?? null)
  const arrivals = at(({ series }) => series.headroom?.arrivalRate ?? null)
  return [
    compared({ ...empty('throughputAtLimit'), ...throughput }, rounding(throughput), open, noise),
    compared({ ...empty('arrivals'), ...arrivals }, rounding(arrivals), derivedOpen, derivedNoise),
    ...commonUsers(sides).map((rows) => {
      const told = { ...empty('users'), demand: demandOf(rows.old), old: rows.old.users, new: rows.new.users }
      return compared(told, [1, 1], derivedOpen, derivedNoise)
    }),
  ].filter((answer) => answer.old !== null || answer.new !== null)
}
