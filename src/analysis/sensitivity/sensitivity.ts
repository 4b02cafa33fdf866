import type { Plan } from '../../model/plan.ts'
import type { Point, Series, Users } from '../../model/report.ts'
import { record } from '../../trails/record.ts'
import { limitPoint } from '../points/limit-point.ts'
import { baseOf } from './base.ts'
import { choicesOf } from './choices.ts'
import { numbersOf, roundingAt } from './numbers.ts'
import { bySwing } from './row.ts'
import { measuredLimitOf, type Measured } from './measured-limit.ts'

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
