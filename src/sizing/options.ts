import { cheapestFirst, mostServers, serversFor } from '../maths/sizing.ts'
import type { Unproven } from '../model/pool.ts'
import type { Demand, LayoutSize, Load, Option, Price, Rule, SizedDemand, SizeQuestion } from '../model/size.ts'
import { type Pool, serversPooled } from '../replay/pool.ts'
import { demandOn, lengthFor, peopleOf } from './demand.ts'
import { answerTime, answerTimeAt } from './loads.ts'

/** More are not counted. */
export const mostCopies = mostServers

/** Null where no number that is a plan would do. */
const planned = (copies: number): number | null => (copies <= mostCopies ? copies : null)

/** What is planned with; of users who are all in flight at once the limit itself. */
const decidingLoad = ({ loads, planned: { model } }: LayoutSize, { kind }: Demand): Load =>
  loads.find((load) => load.model === (kind === 'inFlight' ? 'full' : model))!

/** Servers as one pool, by the law that a load is of; why nothing is proven of it; null where none was asked for. */
const poolOf = (layout: LayoutSize, { model, arrivalRate }: Load, question: SizeQuestion): Pool | Unproven | null => {
  if (question.balancer.value === 'random' || model === 'full' || model === 'fixed') return null
  if (question.bursts) return 'bursts'
  if (typeof layout.pool === 'string') return layout.pool
  const { most, ...level } = layout.pool
  return { level, most, overflow: question.overflow.value, each: arrivalRate }
}

/** Copies at random, or as one pool where that was asked for and is proven. */
const counted = (
  pool: ReturnType<typeof poolOf>,
  random: number | null,
  pooled: (pool: Pool) => number | null,
): Pick<Rule, 'copies' | 'atRandom'> =>
  typeof pool === 'object' && pool ? { copies: pooled(pool), atRandom: random } : { copies: random, atRandom: null }

/** Requests/s against requests/s. */
const rateRule = (layout: LayoutSize, demand: Demand, load: Load, question: SizeQuestion): Rule => {
  const { model, share, arrivalRate: each } = load
  const need = demand.arrivalRate ?? 0
  const interval = demand.kind === 'open' ? peopleOf(demand) / each : null
  const copies = counted(poolOf(layout, load, question), planned(serversFor(need, each)), (pool) =>
    planned(serversPooled(need, pool)),
  )
  return { model, share, unit: 'rate', need, each, ...copies, interval }
}

/** Users against users; who wait and think when any copy takes any of their requests. */
const userRule = (layout: LayoutSize, demand: Demand, load: Load, question: SizeQuestion): Rule => {
  const { model, share } = load
  const need = peopleOf(demand)
  const thinkTime = demand.seconds ?? 0
  const each =
    demand.kind === 'inFlight'
      ? load.inFlight!
      : load.arrivalRate * (answerTimeAt(layout, thinkTime, load)! + thinkTime)
  const copies = counted(poolOf(layout, load, question), planned(serversFor(need, each)), (pool) =>
    planned(serversPooled((need / each) * pool.each, pool)),
  )
  return { model, share, unit: 'users', need, each, ...copies, interval: null }
}

/** How many copies each load asks for. At random none helps another out, which is on the safe side. */
const rulesOf = (layout: LayoutSize, demand: Demand, question: SizeQuestion): readonly Rule[] => {
  const byUsers = demand.kind === 'closed' || demand.kind === 'inFlight'
  const shares = layout.loads.filter(({ model }) => model === 'fixed')
  return [...shares, decidingLoad(layout, demand)].map((load) =>
    (byUsers ? userRule : rateRule)(layout, demand, load, question),
  )
}

/** The rules that count: what is planned with, and planned shares that somebody gave; an example share decides nothing. */
const deciding = (rules: readonly Rule[], { shares }: SizeQuestion): readonly Rule[] => {
  const byHand = shares.some(({ nature }) => nature === 'given')
  return rules.filter(({ model }) => model !== 'fixed' || byHand)
}

const fits = ({ name, gpus }: LayoutSize, price: Price): boolean =>
  (price.name === null || name?.toLowerCase().includes(price.name.toLowerCase()) === true) &&
  (price.gpus === null || price.gpus === gpus?.value)

const priceOf = (layout: LayoutSize, prices: readonly Price[]): Price | null =>
  prices.find((price) => fits(layout, price)) ?? null

/** Requests/s and requests in flight of the whole demand, and what that is of the limit of this layout. */
const loadOf = (layout: LayoutSize, demand: Demand): Pick<Option, 'arrivalRate' | 'inFlight' | 'utilization'> => {
  const people = peopleOf(demand)
  const { concurrency, throughput } = layout
  if (demand.kind === 'inFlight')
    return { arrivalRate: null, inFlight: people, utilization: people / concurrency!.value }
  const isClosed = demand.kind === 'closed'
  const latency = isClosed ? answerTime(layout, demand.seconds) : (layout.latency?.value ?? null)
  const arrivalRate = isClosed ? people / (latency! + (demand.seconds ?? 0)) : (demand.arrivalRate ?? 0)
  return {
    arrivalRate,
    inFlight: latency === null ? null : arrivalRate * latency,
    utilization: arrivalRate / throughput.value,
  }
}

const strictest = (rules: readonly Pick<Rule, 'copies'>[]): number | null =>
  rules.some(({ copies }) => copies === null) ? null : Math.max(...rules.map(({ copies }) => copies ?? 0))

/** What a pool changes, by the rules that count: where one of them is not proven, nothing. */
const pooling = (layout: LayoutSize, rules: readonly Rule[], load: Load, question: SizeQuestion): Option['pool'] => {
  if (question.balancer.value === 'random') return null
  const atRandom = strictest(rules.map((rule) => ({ copies: rule.atRandom ?? rule.copies })))
  const pool = poolOf(layout, load, question)
  return { atRandom, unproven: typeof pool === 'string' ? pool : null }
}

const statusOf = (utilization: number, rules: readonly Rule[]): Option['status'] => {
  if (utilization > 1) return 'overload'
  return rules.every(({ copies }) => copies === 1) ? 'safe' : 'tight'
}

const optionOf = (layout: LayoutSize, demand: Demand, question: SizeQuestion): Option => {
  const load = loadOf(layout, demand)
  const rules = rulesOf(layout, demand, question)
  const own = deciding(rules, question)
  const copies = strictest(own)
  const spare = question.spare ? 1 : 0
  const price = priceOf(layout, question.prices)
  const all = copies === null ? null : copies + spare
  return {
    layout: layout.id,
    length: lengthFor(layout, demand),
    ...load,
    status: statusOf(load.utilization, own),
    rules,
    copies,
    pool: pooling(layout, own, decidingLoad(layout, demand), question),
    spare,
    gpus: all === null || !layout.gpus ? null : all * layout.gpus.value,
    price,
    cost: all === null || !price ? null : all * price.amount,
  }
}

/** What a demand takes on every layout. Layouts of different workloads do not compete: each keeps to its own; those come first that are judged and served what was asked. */
export const sizeDemand = (demand: Demand, layouts: readonly LayoutSize[], question: SizeQuestion): SizedDemand => {
  const workloads = [...new Set(layouts.map(({ workload }) => workload))]
  const options = workloads.flatMap((workload) => {
    const own = layouts.filter((layout) => layout.workload === workload)
    const doubt = (id: string): number => {
      const { judged, served } = own.find((layout) => layout.id === id)!
      return Number(!judged) * 2 + Number(served !== null)
    }
    const { ordered } = cheapestFirst(
      own.flatMap((layout) => {
        const asked = demandOn(layout, demand)
        return asked ? [optionOf(layout, asked, question)] : []
      }),
      ({ cost, gpus, copies, utilization }) => ({ cost, gpus, servers: copies, utilization }),
    )
    return ordered.toSorted((a, b) => doubt(a.layout) - doubt(b.layout))
  })
  const unsized = layouts.filter((layout) => demandOn(layout, demand) === null).map(({ id }) => id)
  return { ...demand, options, unsized }
}
