import type { Plan } from '../../model/plan.ts'
import type { Series } from '../../model/report.ts'
import type { Promised } from './promised.ts'

type Headroom = NonNullable<Series['headroom']>
type Cap = NonNullable<Headroom['cappedBy']>
type Basis = NonNullable<Series['basis']>

/** The strictest share of the throughput that somebody gave to plan with; null where it is only an example. */
export const givenShare = ({ utilizations, chosenBy }: Pick<Plan, 'utilizations' | 'chosenBy'>) =>
  chosenBy.utilizations === 'default' ? null : (utilizations[0] ?? null)

/** What the rule gives before anything caps it, requests/s. */
const ruleRate = ({ promise: { sustained, margin }, arrivalRate }: Promised): number =>
  sustained === null ? arrivalRate : sustained * (1 - (margin ?? 0))

/** Requests/s that the planning rate may not exceed. */
const capsOf = ({ promise, expectation }: Promised, { throughput }: Basis, plan: Plan) => {
  const share = givenShare(plan)
  const low =
    promise.rule === 'replay' && expectation ? expectation.arrivalRate * (1 - expectation.error) : null
  return {
    error: low,
    throughput,
    share: share === null ? null : share * throughput,
  } satisfies Readonly<Record<Cap, number | null>>
}

/** What a rule gives, requests/s, under the strictest of what caps it. */
export const planningRate = (
  promised: Promised,
  basis: Basis,
  plan: Plan,
): Pick<Headroom, 'arrivalRate' | 'from' | 'cappedBy'> => {
  const caps = Object.entries(capsOf(promised, basis, plan)) as readonly [Cap, number | null][]
  const [cappedBy, cap] = caps.reduce<readonly [Cap | null, number]>(
    (least, [name, value]) => (value !== null && value < least[1] ? [name, value] : least),
    [null, ruleRate(promised)],
  )
  return { arrivalRate: cap, from: promised.promise.rule === 'replay' ? 'replay' : 'law', cappedBy }
}
