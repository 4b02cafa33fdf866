import { givenShares, type Plan } from '../../model/plan.ts'
import type { Series } from '../../model/report.ts'
import type { Confirmed } from './open-runs.ts'
import type { Promised } from './promised.ts'

type Headroom = NonNullable<Series['headroom']>
type Cap = NonNullable<Headroom['cappedBy']>
type Basis = NonNullable<Series['basis']>

/** Requests/s that the planning rate may not exceed. */
const capsOf = ({ throughput }: Basis, plan: Plan, tested: Confirmed) => {
  const [strictest] = givenShares(plan)
  return {
    throughput: tested.by ? null : throughput,
    share: strictest === undefined ? null : strictest * throughput,
  } satisfies Partial<Readonly<Record<Cap, number | null>>>
}

/** What a rule gives, requests/s, under the strictest of what caps it. */
export const planningRate = (
  promised: Promised,
  basis: Basis,
  plan: Plan,
  tested: Confirmed,
): Pick<Headroom, 'arrivalRate' | 'from' | 'cappedBy'> => {
  const caps = Object.entries(capsOf(basis, plan, tested)) as readonly [Cap, number | null][]
  const [cappedBy, cap] = caps.reduce<readonly [Cap | null, number]>(
    (least, [name, value]) => (value !== null && value < least[1] ? [name, value] : least),
    [null, tested.plannedRate],
  )
  const rule = promised.promise.rule === 'replay' ? 'replay' : 'law'
  return { arrivalRate: cap, from: tested.by ? 'measured' : rule, cappedBy }
}
