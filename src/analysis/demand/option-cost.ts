import { breakEvenTokens, monthlyTokens } from '../../maths/cost.ts'
import type { AskedCost } from '../../model/plan.ts'
import type { Cost, Demand, FleetCost, OptionCost, SizingOption, Ungraded } from '../../model/report.ts'
import { explained, explainedIf, type Field, made, type Made, of } from '../../trails/made.ts'
import { record } from '../../trails/record.ts'
import { priceOf, termsOf } from '../places.ts'
import { counted, lengthFields, lengthsOf, serverAt } from './server-cost.ts'

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
const apiOf = ({ series, own: { api }, asked, cost }: Asked, monthly: Made<number> | null): OptionCost['api'] => {
  const lengths = lengthsOf(series.workload)
  if (!api || !lengths) return null
  const hours = cost.hoursPerMonth.value
  const requests = monthlyTokens({ throughput: asked.w.value * asked.D.value, hours, utilization: 1 })
  const tokens = requests * (lengths.inputTokens + lengths.outputTokens)
  const b = of(api, 'blended')
  const inputs = { b, ...asked, ...lengthFields(series.workload), H: termsOf(cost).H }
  return record({
    monthly: explained('apiMonth', (api.blended * tokens) / 1e6, inputs),
    breakEvenTokens:
      monthly && explainedIf('breakEvenTokens', breakEvenTokens(monthly.value, api.blended), { x: monthly, b }),
  })
}

const partsOf = ({ own, k, cost }: Fleet, u: Made<number>, one: ReturnType<typeof serverAt>) => {
  const fleet = (part: 'capital' | 'fee' | 'maintenance') =>
    own[part] === null ? null : made('fleet', { k, x: of(own, part) })
  const [{ W_i, W_f }, { H, PUE, c }] = [priceOf(cost, own.price), termsOf(cost)]
  const power = one.electricity === null ? null : k.value * one.electricity
  return {
    capital: fleet('capital'),
    fee: fleet('fee'),
    electricity: explainedIf('fleetElectricity', power, { k, u, W_i, W_f, H, PUE, c }),
    maintenance: fleet('maintenance'),
  }
}

/** A month of servers that are busy so much of the time. */
const monthOf = (fleet: Fleet, u: Made<number>) => {
  const { own, cost, k } = fleet
  const one = serverAt(cost, cost.layouts[own.price]!, own.outputRate, u.value)
  const parts = partsOf(fleet, u, one)
  const { capital, fee, maintenance, electricity } = parts
  const monthly = explainedIf('total', one.monthly === null ? null : k.value * one.monthly, {
    x: counted([capital, fee, maintenance, electricity]),
  })
  return { one, told: { utilization: u, ...parts, monthly } }
}

/** What servers cost a month where so many are asked for so much, by the first of the series of their layout that has a price; null without. */
export const fleetCostOf = (
  series: readonly string[],
  use: Readonly<Record<'w' | 'X', Field<number>>> & Pick<Fleet, 'k'> & { readonly D: Made<number> },
  { cost, costs }: Pick<Priced, 'cost' | 'costs'>,
): FleetCost | null => {
  const index = costs.findIndex((one) => series.includes(one.series))
  const own = costs[index]
  return own ? record({ cost: index, ...monthOf({ own, cost, k: use.k }, made('meanUse', use)).told }) : null
}

const costOf = (fleet: Asked, index: number): OptionCost => {
  const { series, demand, own, cost, k, asked } = fleet
  const T = of(own, 'outputRate')
  const u = made('meanUse', { ...asked, k, X: of(series.basis!, 'throughput') })
  const { one, told } = monthOf(fleet, u)
  const x = told.monthly
  const { H } = termsOf(cost)
  const t = T.value === null ? null : made('monthTokens', { k, T, u, H })
  const [{ W_i, W_f }, N] = [priceOf(cost, own.price), of(demand, demand.lastUsers === null ? 'users' : 'lastUsers')]
  return record({
    cost: index,
    ...told,
    outputTokens: t,
    perMillion: explainedIf('perMillionOf', one.perMillion, { x, t }),
    perUser: x === null || N.value === null ? null : made('perUser', { x, N }),
    joulesPerToken: explainedIf('joules', one.joulesPerToken, { u, W_i, W_f, T }),
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
