import { repeatPolicies, type Plan } from '../../model/plan.ts'
import type { Assumption, Point, Users } from '../../model/report.ts'
import { rowOf, type Base } from './base.ts'
import { of, taken } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { shareIn } from '../places.ts'
import { endOf, swungBy } from './row.ts'
import { limitSources, usersFrom } from './sources.ts'
import { limitMergedBy, limitWithoutAcceptance, type Measured, type MeasuredLimit } from './measured-limit.ts'
import { usersAt } from './users.ts'

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

interface Told {
  readonly users: readonly Users[]
  readonly points: readonly Point[]
  readonly accepted: readonly string[]
}

/** What is chosen among few: how the demand is read, a planned share, how repeats are merged, what was accepted. */
export const choicesOf = (
  base: Base,
  measured: Measured,
  { users, points, accepted }: Told,
  plan: Plan,
): readonly Assumption[] => [
  ...reading(base, users, plan),
  ...shares(base, users, plan),
  ...policies(base, measured, points, plan),
  ...acceptance(base, measured, accepted, plan),
]
