import { snapToInteger } from '../capacity/numbers.ts'
import { closedSizing, openSizing, type ReplicaLayout } from '../capacity/sizing.ts'
import type { Demand, LayoutSize, Load, Rule, SizeQuestion } from '../model/size.ts'
import { safeLoad } from './loads.ts'
import { populationOf, reportedPopulation } from './readings.ts'

const copiesOf = (need: number, each: number): number | null => {
  const copies = Math.ceil(snapToInteger(need / each))
  return Number.isFinite(copies) ? Math.max(1, copies) : null
}

const only = (layout: LayoutSize, model: Load['model']): readonly Load[] =>
  layout.loads.filter((load) => load.model === model)

/**
 * What the accepted overflow leaves: a mean load, or where users wait for their answers, how many of them, and no more than
 * the report's own replay carries.
 */
const derivedFor = (layout: LayoutSize, demand: Demand, question: SizeQuestion): readonly Load[] => {
  if (demand.kind === 'inFlight') return only(layout, 'full')
  if (demand.kind !== 'closed') return [safeLoad(layout.loads)]
  const thinkTime = demand.seconds ?? 0
  const population = populationOf(layout, thinkTime, question.overflow.value)
  return population ? [population, ...reportedPopulation(layout, thinkTime)] : only(layout, 'full')
}

/** One server as the maths wants it; its GPUs are counted later. */
const replica = ({ concurrency, throughput }: LayoutSize): ReplicaLayout => ({
  limit: concurrency.value,
  throughput: throughput.value,
  gpus: 1,
})

const alone = { routing: 'independent', spare: 0 } as const

/** Room for the last digit, so that exactly as much as one server may take needs one server. */
const rounding = 1 + 1e-12

/** Copies for users who wait and think, when any copy takes any of their requests. */
const copiesForUsers = (layout: LayoutSize, users: number, thinkTime: number, overflow: number) =>
  closedSizing({ users: Math.ceil(snapToInteger(users)), thinkTime, overflow, layout: replica(layout), ...alone })
    ?.replicas ?? null

/** Requests/s against requests/s. */
const rateRule = (layout: LayoutSize, demand: Demand, { model, share, ...load }: Load): Rule => {
  const { kind, users, growth, arrivalRate } = demand
  const [need, each] = [arrivalRate ?? 0, load.arrivalRate]
  const allowance = () => load.inFlight * rounding
  const sizing = openSizing({ arrivalRate: need, allowance, layout: replica(layout), ...alone })
  const interval = kind === 'open' ? ((users ?? 0) * growth.value) / each : null
  return { model, share, unit: 'rate', need, each, copies: sizing?.replicas ?? null, interval }
}

/** Users against users. */
const userRule = (layout: LayoutSize, demand: Demand, load: Load, question: SizeQuestion): Rule => {
  const { model, share } = load
  const need = (demand.users ?? 0) * demand.growth.value
  const seconds = demand.seconds ?? 0
  const each = demand.kind === 'inFlight' ? load.inFlight : load.arrivalRate * (layout.latency.value + seconds)
  const copies =
    model === 'binomial' ? copiesForUsers(layout, need, seconds, question.overflow.value) : copiesOf(need, each)
  return { model, share, unit: 'users', need, each, copies, interval: null }
}

/** How many copies each load asks for. Copies are independent: none helps another out, which is on the safe side. */
export const rulesOf = (layout: LayoutSize, demand: Demand, question: SizeQuestion): readonly Rule[] => {
  const byUsers = demand.kind === 'closed' || demand.kind === 'inFlight'
  const loads = [...only(layout, 'fixed'), ...derivedFor(layout, demand, question)]
  return loads.map((load) => (byUsers ? userRule(layout, demand, load, question) : rateRule(layout, demand, load)))
}

/** The rules that count: the derived one, and planned shares that somebody gave; an example share decides nothing. */
export const deciding = (rules: readonly Rule[], { shares }: SizeQuestion): readonly Rule[] => {
  const byHand = shares.some(({ nature }) => nature === 'given')
  return rules.filter(({ model }) => model !== 'fixed' || byHand)
}
