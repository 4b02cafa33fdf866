import { breakEvenTokens } from '../../capacity/break-even.ts'
import { costPerUser, monthlyTokens } from '../../capacity/cost.ts'
import type { AskedCost } from '../../model/report/asked.ts'
import type { Cost, Demand, OptionCost, SizingOption, Ungraded } from '../../model/report.ts'
import { lengthsOf, serverAt } from './server-cost.ts'

const times = (count: number, each: number | null): number | null => (each === null ? null : count * each)

/** The same requests from an API, and the tokens at which it costs as much as these servers. */
const apiOf = (
  { api }: Cost,
  series: Ungraded,
  requests: number,
  monthly: number | null,
): OptionCost['api'] => {
  const lengths = lengthsOf(series.workload)
  if (!api || !lengths) return null
  const tokens = requests * (lengths.inputTokens + lengths.outputTokens)
  return {
    monthly: (api.blended * tokens) / 1e6,
    breakEvenTokens: monthly === null ? null : breakEvenTokens(monthly, api.blended),
  }
}

export interface Priced {
  readonly cost: AskedCost
  readonly costs: readonly Cost[]
  readonly spare: number
}

/** What the servers of an option cost a month, the spare one included; null for a layout without a price. */
export const optionCostOf = (
  option: Omit<SizingOption, 'cost'>,
  series: Ungraded,
  { meanLoad, users }: Demand,
  { cost, costs, spare }: Priced,
): OptionCost | null => {
  const index = costs.findIndex((one) => one.series === series.id)
  const own = costs[index]
  const throughput = series.basis?.throughput
  if (!own || !throughput || meanLoad === null) return null
  const servers = option.replicas + spare
  const utilization = (meanLoad * option.arrivalRate) / (servers * throughput)
  const { outputRate } = own
  const one = serverAt(cost, cost.layouts[own.price]!, outputRate, utilization)
  const hours = cost.hoursPerMonth.value
  const outputTokens = times(
    servers,
    outputRate === null ? null : monthlyTokens({ throughput: outputRate, hours, utilization }),
  )
  const requests = monthlyTokens({ throughput: meanLoad * option.arrivalRate, hours, utilization: 1 })
  const monthly = times(servers, one.monthly)
  return {
    cost: index,
    utilization,
    capital: times(servers, one.capital),
    fee: times(servers, one.fee),
    electricity: times(servers, one.electricity),
    maintenance: times(servers, one.maintenance),
    monthly,
    outputTokens,
    perMillion: one.perMillion,
    perUser: monthly === null || users === null ? null : costPerUser(monthly, users),
    joulesPerToken: one.joulesPerToken,
    api: apiOf(own, series, requests, monthly),
    sensitivity: null,
  }
}
