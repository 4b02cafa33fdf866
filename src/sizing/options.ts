import type { Demand, LayoutSize, Option, Price, Rule, SizedDemand, SizeQuestion } from '../model/size.ts'
import { deciding, rulesOf } from './rules.ts'

const fits = ({ name, gpus }: LayoutSize, price: Price): boolean =>
  (price.name === null || name?.toLowerCase().includes(price.name.toLowerCase()) === true) &&
  (price.gpus === null || price.gpus === gpus?.value)

const priceOf = (layout: LayoutSize, prices: readonly Price[]): Price | null =>
  prices.find((price) => fits(layout, price)) ?? null

/** Requests/s and requests in flight of the whole demand, at the latency of this layout's limit. */
const loadOf = ({ latency }: LayoutSize, demand: Demand): Pick<Option, 'arrivalRate' | 'inFlight'> => {
  const people = (demand.users ?? 0) * demand.growth.value
  if (demand.kind === 'inFlight') return { arrivalRate: null, inFlight: people }
  const cycle = latency.value + (demand.seconds ?? 0)
  const arrivalRate = demand.kind === 'closed' ? people / cycle : (demand.arrivalRate ?? 0)
  return { arrivalRate, inFlight: arrivalRate * latency.value }
}

const strictest = (rules: readonly Rule[]): number | null =>
  rules.some(({ copies }) => copies === null) ? null : Math.max(...rules.map(({ copies }) => copies ?? 0))

const statusOf = (utilization: number, rules: readonly Rule[]): Option['status'] => {
  if (utilization > 1) return 'overload'
  return rules.every(({ copies }) => copies === 1) ? 'safe' : 'tight'
}

const optionOf = (layout: LayoutSize, demand: Demand, question: SizeQuestion): Option => {
  const load = loadOf(layout, demand)
  const rules = rulesOf(layout, demand, question)
  const counted = deciding(rules, question)
  const copies = strictest(counted)
  const spare = question.spare ? 1 : 0
  const price = priceOf(layout, question.prices)
  const all = copies === null ? null : copies + spare
  const utilization = load.inFlight / layout.concurrency.value
  return {
    layout: layout.id,
    ...load,
    utilization,
    status: statusOf(utilization, counted),
    rules,
    copies,
    spare,
    gpus: all === null || !layout.gpus ? null : all * layout.gpus.value,
    price,
    cost: all === null || !price ? null : all * price.amount,
  }
}

/** By cost where every option has one, otherwise by GPUs; what is unknown comes last. */
const cheapestFirst = (options: readonly Option[]): readonly Option[] => {
  const priced = options.every(({ cost }) => cost !== null)
  const weight = (option: Option): number => (priced ? option.cost : option.gpus) ?? Infinity
  return options.toSorted((a, b) => (weight(a) === weight(b) ? 0 : weight(a) - weight(b)))
}

/** What a demand takes on every layout. Layouts of different workloads do not compete: each keeps to its own. */
export const sizeDemand = (demand: Demand, layouts: readonly LayoutSize[], question: SizeQuestion): SizedDemand => {
  const workloads = [...new Set(layouts.map(({ workload }) => workload))]
  const options = workloads.flatMap((workload) => {
    const own = layouts.filter((layout) => layout.workload === workload)
    return cheapestFirst(own.map((layout) => optionOf(layout, demand, question)))
  })
  return { ...demand, options }
}
