import { repeatPolicies, type Plan } from '../../model/plan.ts'
import type { Assumption, Point, Users, Series } from '../../model/report.ts'
import { of, taken } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { limitPoint } from '../capacity-of.ts'
import { shareIn } from '../places.ts'
import { rowOf, type Base, limitSources, usersFrom, usersAt, baseOf } from './base.ts'
import {
  endOf,
  swungBy,
  limitMergedBy,
  limitWithoutAcceptance,
  type Measured,
  type MeasuredLimit,
  measuredLimitOf,
  bySwing,
} from './measured-limit.ts'
import { numbersOf, roundingAt } from './numbers.ts'

const choice = (
  parameter: Assumption['parameter'],
  base: Assumption['base'],
  { users }: Base,
  ends: Assumption['ends'],
  range: Assumption['range'] = 'choices',
): readonly Assumption[] =>
  ends.length === 0 ? [] : [record({ parameter, limit: null, base, range, ends, swing: swungBy(users, ends) })]

/** Who sends without waiting may wait instead: then the think time, or else the interval, comes after the answer. */
const reading = (own: Base, users: readonly Users[], plan: Plan): readonly Assumption[] => {
  const { row, found } = own
  if (row.basis === 'closed') return []
  const [thinkTime] = plan.thinkTimes
  const waits =
    thinkTime === undefined ? { interval: row.interval, thinkTime: row.interval } : { interval: null, thinkTime }
  const other = rowOf(users, { basis: 'closed', ...waits })
  return choice('reading', 'open', own, other ? [endOf('closed', found, taken(of(other, 'users')))] : [])
}

/** A planned share instead of the derived one. */
const shares = (own: Base, users: readonly Users[], plan: Plan): readonly Assumption[] => {
  const { row, found } = own
  if (row.model === 'fixed') return []
  const alike = (one: Users) =>
    one.basis === row.basis && one.interval === row.interval && one.thinkTime === row.thinkTime
  const fixed = users.filter((one) => one.model === 'fixed' && alike(one))
  const [low, high] = [fixed[0], fixed.at(-1)]
  const ends = [...new Set([low, high])].flatMap((one) =>
    one ? [endOf(taken(shareIn(one.utilization!, plan)), found, taken(of(one, 'users')))] : [],
  )
  return choice('share', row.utilization!, own, ends, 'planned')
}

const ending = (base: Base, value: string, found: MeasuredLimit | null): Assumption['ends'][number] => {
  const users = found && usersAt(found, base.asking)
  if (!found || users === null) return endOf(value, found, users)
  const moved = limitSources(base.points, found)
  return endOf(value, found, usersFrom(users, base.row, base.sources, moved))
}

/** Pooling needs the requests of every run. */
const policies = (base: Base, measured: Measured, points: readonly Point[], plan: Plan): readonly Assumption[] => {
  if (points.every(({ runs }) => runs.length < 2)) return []
  const pools = measured.judged.every(({ run }) => run.samples !== null)
  const others = repeatPolicies.filter((one) => one !== plan.repeatPolicy && (one !== 'pooled' || pools))
  const ends = others.map((policy) => ending(base, policy, limitMergedBy(measured, plan, policy)))
  return choice('repeatPolicy', plan.repeatPolicy, base, ends)
}

const acceptance = (base: Base, measured: Measured, accepted: readonly string[], plan: Plan): readonly Assumption[] => {
  if (accepted.length === 0) return []
  const ends = [ending(base, 'none', limitWithoutAcceptance(measured, plan))]
  return choice('accept', accepted.join(', '), base, ends)
}

interface Chosen {
  readonly users: readonly Users[]
  readonly points: readonly Point[]
  readonly accepted: readonly string[]
}

/** What is chosen among few: how the demand is read, a planned share, how repeats are merged, what was accepted. */
const choicesOf = (
  base: Base,
  measured: Measured,
  { users, points, accepted }: Chosen,
  plan: Plan,
): readonly Assumption[] => [
  ...reading(base, users, plan),
  ...shares(base, users, plan),
  ...policies(base, measured, points, plan),
  ...acceptance(base, measured, accepted, plan),
]

/** A series as far as it is answered. */
interface Told extends Pick<Series, 'capacity' | 'basis' | 'headroom'> {
  readonly points: readonly Point[]
  readonly users: readonly Users[]
  readonly accepted: readonly string[]
}

/** Only the overflow rule knows the accepted chance: a replay that decides by latency does not. */
const usesOverflow = ({ headroom }: Told): boolean => headroom?.promise.rule === 'overflow'

/**
 * What each assumption does to the users of a judged limit, one at a time. Thresholds, repeats and accepted errors are
 * judged again from the measured levels, and the limit is a measured level each time; where the promise comes from a
 * replay, its ratio to the overflow rule is kept. Null without a judged limit or without a demand.
 */
export const sensitivityOf = (measured: Measured, told: Told, plan: Plan): Series['sensitivity'] => {
  const found = told.basis?.judged ? measuredLimitOf(told.points, told.capacity) : null
  const base = baseOf(found, told, plan)
  if (!base) return null
  const rounding = roundingAt(limitPoint(told.points), measured)
  const assumptions = [
    ...numbersOf(base, measured, plan, { rounding, usesOverflow: usesOverflow(told) }),
    ...choicesOf(base, measured, told, plan),
  ]
  const { basis, interval, thinkTime } = base.row
  const { factor, users } = base
  const { share } = base.asking
  const rows = assumptions.toSorted(bySwing)
  return record({ basis, interval, thinkTime, share, factor, users, assumptions: rows })
}
