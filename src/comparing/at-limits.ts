import type { Point, Users } from '../model/report.ts'
import { empty } from './answers.ts'
import { roundingOf } from './at-levels.ts'
import { changeOf, type Change } from './change.ts'
import type { Answer, Reason } from './comparison.ts'
import type { Side, Sides } from './levels.ts'
import { runNoise, spreadOf, throughputOf, type Noise } from './noise.ts'

/** The level that users are counted from. */
const basisPoint = ({ series }: Side): Point | undefined =>
  series.points.findLast(({ usable, level }) => usable && level === series.basis?.level)

/** Relative rounding of the throughput at that level. */
const share = (side: Side): number => {
  const point = basisPoint(side)
  return point?.throughput.requests ? roundingOf(point, side) / point.throughput.requests : 0
}

const isJudged = ({ series }: Side): boolean => series.basis?.judged === true

/** What depends on the limits is as open as they are, except where both were measured to be the same level. */
const openReason = (sides: Sides, limit: Answer): Reason | null => {
  if (!isJudged(sides.old) || !isJudged(sides.new)) return 'notJudged'
  const same = limit.old !== null && limit.old === limit.new
  return same || limit.outcome === 'better' || limit.outcome === 'worse' ? null : 'limitUndecided'
}

const settled = (told: Answer, open: Reason | null, change: Change): Answer => {
  if (open !== null) return { ...told, change: change.change, reason: open }
  return { ...told, ...change, reason: change.outcome === 'undecided' ? 'noise' : null }
}

const compared = (
  told: Answer,
  rounding: readonly [number, number],
  open: Reason | null,
  noise: Noise,
): Answer => {
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

const key = (row: Users): string => JSON.stringify([demandOf(row), row.model])

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
  const of = (about: 'throughputAtLimit' | 'arrivals', valueOf: (side: Side) => number | null): Answer => {
    const told = { ...empty(about), old: valueOf(sides.old), new: valueOf(sides.new) }
    const rounding = [share(sides.old) * (told.old ?? 0), share(sides.new) * (told.new ?? 0)] as const
    return compared(told, rounding, open, noise)
  }
  return [
    of('throughputAtLimit', ({ series }) => series.basis?.throughput ?? null),
    of('arrivals', ({ series }) => series.headroom?.arrivalRate ?? null),
    ...commonUsers(sides).map((rows) => {
      const told = { ...empty('users'), demand: demandOf(rows.old), old: rows.old.users, new: rows.new.users }
      return compared(told, [1, 1], open, noise)
    }),
  ].filter((answer) => answer.old !== null || answer.new !== null)
}
