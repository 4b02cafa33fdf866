import { snapToInteger } from '../maths/numbers.ts'
import { cheapestFirst, mostServers, serversAtRandom, serversFor } from '../maths/sizing.ts'
import type { Demand, LayoutSize, Load, Option, Price, Rule, SizedDemand, SizeQuestion } from '../model/size.ts'
import { demandOn, lengthFor, peopleOf } from './demand.ts'
import { populationOf, reportedPopulation, safeLoad } from './loads.ts'

/** Null where no number that is a plan would do. */
const planned = (copies: number): number | null => (copies <= mostServers ? copies : null)

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

/** Copies for users who wait and think, when any copy takes any of their requests. */
const copiesAtRandom = ({ concurrency, throughput }: LayoutSize, users: number, thinkTime: number, overflow: number) =>
  serversAtRandom(
    { users: Math.ceil(snapToInteger(users)), thinkTime, overflow },
    { limit: concurrency.value, throughput: throughput.value },
  )

/** Requests/s against requests/s. */
const rateRule = (demand: Demand, { model, share, ...load }: Load): Rule => {
  const [need, each] = [demand.arrivalRate ?? 0, load.arrivalRate]
  const interval = demand.kind === 'open' ? peopleOf(demand) / each : null
  return { model, share, unit: 'rate', need, each, copies: planned(serversFor(need, each)), interval }
}

/** Users against users. */
const userRule = (layout: LayoutSize, demand: Demand, load: Load, question: SizeQuestion): Rule => {
  const { model, share } = load
  const need = peopleOf(demand)
  const seconds = demand.seconds ?? 0
  const each = demand.kind === 'inFlight' ? load.inFlight : load.arrivalRate * (layout.latency.value + seconds)
  const copies =
    model === 'binomial'
      ? copiesAtRandom(layout, need, seconds, question.overflow.value)
      : planned(serversFor(need, each))
  return { model, share, unit: 'users', need, each, copies, interval: null }
}

/** How many copies each load asks for. Copies are independent: none helps another out, which is on the safe side. */
const rulesOf = (layout: LayoutSize, demand: Demand, question: SizeQuestion): readonly Rule[] => {
  const byUsers = demand.kind === 'closed' || demand.kind === 'inFlight'
  const loads = [...only(layout, 'fixed'), ...derivedFor(layout, demand, question)]
  return loads.map((load) => (byUsers ? userRule(layout, demand, load, question) : rateRule(demand, load)))
}

/** The rules that count: the derived one, and planned shares that somebody gave; an example share decides nothing. */
const deciding = (rules: readonly Rule[], { shares }: SizeQuestion): readonly Rule[] => {
  const byHand = shares.some(({ nature }) => nature === 'given')
  return rules.filter(({ model }) => model !== 'fixed' || byHand)
}

const fits = ({ name, gpus }: LayoutSize, price: Price): boolean =>
  (price.name === null || name?.toLowerCase().includes(price.name.toLowerCase()) === true) &&
  (price.gpus === null || price.gpus === gpus?.value)

const priceOf = (layout: LayoutSize, prices: readonly Price[]): Price | null =>
  prices.find((price) => fits(layout, price)) ?? null

/** Requests/s and requests in flight of the whole demand, at the latency of this layout's limit. */
const loadOf = ({ latency }: LayoutSize, demand: Demand): Pick<Option, 'arrivalRate' | 'inFlight'> => {
  const people = peopleOf(demand)
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
    length: lengthFor(layout, demand),
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

/** What a demand takes on every layout. Layouts of different workloads do not compete: each keeps to its own. */
export const sizeDemand = (demand: Demand, layouts: readonly LayoutSize[], question: SizeQuestion): SizedDemand => {
  const workloads = [...new Set(layouts.map(({ workload }) => workload))]
  const options = workloads.flatMap((workload) => {
    const own = layouts.filter((layout) => layout.workload === workload)
    return cheapestFirst(
      own.flatMap((layout) => {
        const asked = demandOn(layout, demand)
        return asked ? [optionOf(layout, asked, question)] : []
      }),
      ({ cost, gpus, copies }) => ({ cost, gpus, servers: copies }),
    ).ordered
  })
  const unsized = layouts.filter((layout) => demandOn(layout, demand) === null).map(({ id }) => id)
  return { ...demand, options, unsized }
}
