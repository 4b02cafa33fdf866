import type { AskedCost } from '../../model/plan.ts'
import type { Cost, Demand, FleetCost, OptionCost, SizingOption, Ungraded } from '../../model/report.ts'
import { type Field, made, madeIf, type Made, of, record } from '../../trails/made.ts'
import { priceOf, termsOf } from '../places.ts'
import { lengthFields, totalOf } from './server-cost.ts'

/** What servers are priced by. */
export interface Priced {
  readonly cost: AskedCost
  readonly costs: readonly Cost[]
  readonly spare: number
}

type Unpriced = Omit<SizingOption, 'cost'>

/** Servers, the spare one included, and what one of them costs. */
interface Fleet {
  readonly own: Cost
  readonly cost: AskedCost
  readonly k: Field<number> | Made<number>
}

/** The servers of an option. */
interface Asked extends Fleet {
  readonly demand: Demand
  readonly series: Ungraded
  /** The mean arrivals over those of the busiest hour, and those. */
  readonly asked: { readonly w: Field<number>; readonly D: Field<number> }
}

/** The same requests from an API, and the tokens at which it costs as much as these servers. */
const apiOf = ({ series, own: { api }, asked, cost }: Asked, x: Made<number> | null): OptionCost['api'] => {
  if (!api) return null
  const [b, { H }] = [of(api, 'blended'), termsOf(cost)]
  const monthly = made('apiMonth', { b, ...asked, ...lengthFields(series.workload), H })
  return record({ monthly, breakEvenTokens: madeIf('breakEvenTokens', { x, b }) })
}

/** A month of servers that are busy so much of the time. */
const monthOf = ({ own, cost, k }: Fleet, u: Made<number>) => {
  const [{ W_i, W_f }, { H, PUE, c }] = [priceOf(cost, own.price), termsOf(cost)]
  const all = (part: 'capital' | 'fee' | 'maintenance') => madeIf('fleet', { k, x: of(own, part) })
  const [capital, fee, maintenance] = [all('capital'), all('fee'), all('maintenance')]
  const electricity = madeIf('fleetElectricity', { k, u, W_i, W_f, H, PUE, c })
  const monthly = totalOf({ capital, fee, maintenance }, electricity)
  return { utilization: u, capital, fee, electricity, maintenance, monthly }
}

/** What servers cost a month where so many are asked for so much, by the first of the series of their layout that has a price; null without. */
export const fleetCostOf = (
  series: readonly string[],
  use: Readonly<Record<'w' | 'X', Field<number>>> & Pick<Fleet, 'k'> & { readonly D: Made<number> },
  { cost, costs }: Pick<Priced, 'cost' | 'costs'>,
): FleetCost | null => {
  const index = costs.findIndex((one) => series.includes(one.series))
  const own = costs[index]
  return own ? record({ cost: index, ...monthOf({ own, cost, k: use.k }, made('meanUse', use)) }) : null
}

const costOf = (fleet: Asked, index: number): OptionCost => {
  const { series, demand, own, cost, k, asked } = fleet
  const [T, { H }, { W_i, W_f }] = [of(own, 'outputRate'), termsOf(cost), priceOf(cost, own.price)]
  const N = of(demand, demand.lastUsers === null ? 'users' : 'lastUsers')
  const u = made('meanUse', { ...asked, k, X: of(series.basis!, 'throughput') })
  const month = monthOf(fleet, u)
  const [x, t] = [month.monthly, madeIf('monthTokens', { k, T, u, H })]
  return record({
    cost: index,
    ...month,
    outputTokens: t,
    perMillion: madeIf('perMillionOf', { x, t }),
    perUser: madeIf('perUser', { x, N }),
    joulesPerToken: madeIf('joules', { u, W_i, W_f, T }),
    api: apiOf(fleet, x),
    sensitivity: null,
  })
}

/** What the servers of an option cost a month, the spare one included; null for a layout without a price. */
export const optionCostOf = (
  option: Unpriced,
  series: Ungraded,
  demand: Demand,
  { cost, costs, spare }: Priced,
): OptionCost | null => {
  const index = costs.findIndex((one) => one.series === series.id)
  const own = costs[index]
  const w = of(demand, 'meanLoad')
  if (!own || !series.basis?.throughput || w.value === null) return null
  const k = spare > 0 ? of(option.nPlusOne, 'replicas') : of(option, 'replicas')
  const asked = { w: w as Field<number>, D: of(option, 'arrivalRate') }
  return costOf({ demand, series, own, cost, k, asked }, index)
}
