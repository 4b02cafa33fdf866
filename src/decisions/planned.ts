import { givenShares } from '../model/plan.ts'
import type { Decision, Series, SizingOption } from '../model/report.ts'
import { made, of, read, taken, type Made } from '../trails/made.ts'
import type { Evidence } from './options.ts'

/** Taken off the largest of several rates that were kept: a tenth less broke none of 61 simulated servers. */
const LADDER_MARGIN = 0.1

type Rate = NonNullable<Decision['planningRate']>

/** Requests/s of one server to plan with, and where that comes from. */
export interface Planned extends Omit<Rate, 'value'> {
  readonly value: Made<number>
}

const ofHeadroom = (headroom: NonNullable<Series['headroom']>): Planned => ({
  value: taken(of(headroom, 'arrivalRate')),
  from: headroom.from,
  cappedBy: headroom.cappedBy,
})

/** Loads that were offered at random: the highest that was kept, less a tenth, or the share of it that somebody gave. */
const offered = (basis: NonNullable<Series['basis']>, { plan }: Evidence): Planned => {
  const X = of(basis, 'throughput')
  const measured = made('tested', { R: X, m: LADDER_MARGIN })
  const [share = 1] = givenShares(plan)
  if (share >= 1 - LADDER_MARGIN) return { value: measured, from: 'measured', cappedBy: null }
  const given = made(
    'plannedArrivals',
    { X, u: read('plan/utilizations/0', share) },
    { assumptions: ['plan/utilizations'] },
  )
  return { value: given, from: 'measured', cappedBy: 'share' }
}

/** Null where the SLA was not judged, or nothing passes that can be planned with. */
export const plannedOf = (
  { basis, headroom, capacity }: Series,
  report: Evidence,
  option: SizingOption | null = null,
): Planned | null => {
  if (!basis?.judged) return null
  if (headroom) return ofHeadroom(headroom)
  if (capacity.axis !== 'requestRate') return null
  return option?.unit === 'rate'
    ? { value: taken(of(option, 'each')), from: 'measured', cappedBy: 'share' }
    : offered(basis, report)
}

/** Layouts to choose from: loads at random of one that has a concurrency sweep are part of that. */
export const layoutsOf = (members: readonly Series[]): readonly Series[] => {
  const closed = members.filter(({ capacity }) => capacity.axis === 'concurrency')
  const swept = new Set(closed.map(({ layout }) => layout.name))
  return [
    ...closed,
    ...members.filter(({ capacity, layout }) => capacity.axis !== 'concurrency' && !swept.has(layout.name)),
  ]
}
