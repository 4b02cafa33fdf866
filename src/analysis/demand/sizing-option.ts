import { closedRate } from '../../capacity/demand.ts'
import { closedSizing, serversFor } from '../../capacity/sizing.ts'
import type { Plan } from '../../model/plan.ts'
import type { Demand, Series, Sizing, SizingOption, Ungraded } from '../../model/report.ts'

type Reason = Sizing['left'][number]['reason']
type Unpriced = Omit<SizingOption, 'cost'>
type Basis = NonNullable<Series['basis']>
type Sized = Pick<Unpriced, 'arrivalRate' | 'each' | 'unit' | 'replicas' | 'years'>

/** Beyond this, a number of servers is no plan. */
const mostServers = 100_000

/** Shares of the limit that somebody gave; the examples decide nothing. */
export const givenShares = ({ utilizations, chosenBy }: Pick<Plan, 'utilizations' | 'chosenBy'>) =>
  chosenBy.utilizations === 'default' ? [] : utilizations

/** What the report itself says one server takes: requests/s with the derived headroom and no more than the planned share. */
const rateOfOne = ({ headroom, basis }: Ungraded, plan: Plan): number | null => {
  const shares = givenShares(plan).map((share) => share * basis!.throughput)
  const rates = [...(headroom ? [headroom.arrivalRate] : []), ...shares]
  return rates.length > 0 ? Math.min(...rates) : null
}

/** The same as users who wait for their answers and then think. */
export const rowsOfUsers = (
  users: Series['users'],
  thinkTime: number | null,
  plan: Pick<Plan, 'utilizations' | 'chosenBy'>,
) => {
  const byHand = givenShares(plan).length > 0
  return users.filter(
    (row) =>
      row.basis === 'closed' &&
      row.interval === null &&
      row.thinkTime === thinkTime &&
      (byHand || row.model !== 'fixed'),
  )
}

const byRate = (series: Ungraded, demand: Demand, plan: Plan): Sized | Reason => {
  const each = rateOfOne(series, plan)
  if (each === null || demand.arrivalRate === null) return 'openLoop'
  const years = demand.years.map(({ arrivalRate }) => serversFor(arrivalRate, each))
  return {
    arrivalRate: demand.arrivalRate,
    each,
    unit: 'rate',
    replicas: serversFor(demand.arrivalRate, each),
    years,
  }
}

/** Servers of which each may get more than its share of the requests, as chance sends them; null if none suffice. */
const atRandom = (basis: Basis, users: number, thinkTime: number, overflow: number): number | null =>
  closedSizing({
    users,
    thinkTime,
    overflow,
    layout: { limit: basis.level, throughput: basis.throughput, gpus: 1 },
    routing: 'independent',
    spare: 0,
  })?.replicas ?? null

const byUsers = (series: Ungraded, basis: Basis, demand: Demand, plan: Plan): Sized | Reason => {
  const rows = rowsOfUsers(series.users, demand.thinkTime, plan)
  if (basis.latency === null) return 'noLatency'
  if (rows.length === 0) return 'openLoop'
  const [users, thinkTime] = [demand.users ?? 0, demand.thinkTime ?? 0]
  const each = Math.min(...rows.map((row) => row.users))
  const random = series.headroom ? atRandom(basis, users, thinkTime, series.headroom.overflow) : 1
  const replicas = random === null ? Infinity : Math.max(serversFor(users, each), random)
  return {
    arrivalRate: closedRate(users, basis.latency, thinkTime),
    each,
    unit: 'users',
    replicas,
    years: [],
  }
}

/** A demand on one layout, or why it cannot be sized: servers are alike and independent, and only one was measured. */
export const optionOf = (series: Ungraded, demand: Demand, plan: Plan): Unpriced | Reason => {
  const { basis, layout } = series
  if (!basis) return 'noPass'
  if (!basis.judged) return 'unjudged'
  const sized = demand.kind === 'closed' ? byUsers(series, basis, demand, plan) : byRate(series, demand, plan)
  if (typeof sized === 'string') return sized
  if (!(sized.replicas <= mostServers)) return 'tooMany'
  const of = (replicas: number) => ({
    replicas,
    gpus: layout.gpus === null ? null : replicas * layout.gpus,
    utilization: sized.arrivalRate / (replicas * basis.throughput),
  })
  return {
    series: series.id,
    nature: 'estimate',
    ...sized,
    ...of(sized.replicas),
    nPlusOne: of(sized.replicas + 1),
  }
}
