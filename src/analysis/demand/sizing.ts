import { type OptionWeight, cheapestFirst, mostServers } from '../../maths/sizing.ts'
import { countedTime } from '../../model/of-series.ts'
import { type Plan, givenShares } from '../../model/plan.ts'
import { type Unproven, poolLevel } from '../../model/pool.ts'
import type { Cost, Demand, Report, Sizing, SizingOption, Ungraded, Workload } from '../../model/report.ts'
import { plannedRow } from '../../model/served.ts'
import { isSmoother, layoutsOf } from '../../model/standing.ts'
import { type Field, type Made, extended, made, of, read, record, taken } from '../../trails/made.ts'
import { gpusIn } from '../places.ts'
import { demandsOf } from './asked-demand.ts'
import { withSensitivity } from './cost-sensitivity.ts'
import { optionCostOf } from './option-cost.ts'
import { costsOf } from './server-cost.ts'
import { type AskedRate, lengthOf, rateAsked } from './token-demand.ts'

/** Servers beside each other: how many a demand takes, and what they take. */
interface Beside {
  readonly servers: (D: Made<number> | Field<number>) => Made<number>
  /** Requests/s of so many servers. */
  readonly rate: (k: Made<number>) => Made<number>
}

/** Servers of a layout as one pool; or why nothing is proven of it. */
const besideIn = (series: Ungraded, plan: Plan): Beside | Unproven => {
  const { headroom, basis } = series
  const point = poolLevel(series, plan)
  if (typeof point === 'string') return point
  const [share] = givenShares(plan)
  const assumptions = ['plan/balancer', 'plan/overflow', ...(share === undefined ? [] : ['plan/utilizations'])]
  const one = {
    A: of(headroom!, 'arrivalRate'),
    u: share === undefined ? 1 : read('plan/utilizations/0', share),
    m: of(basis!, 'throughput'),
    C: of(point, 'level'),
    X: of(point.throughput, 'requests'),
    e: of(headroom!, 'overflow'),
  }
  return {
    servers: (D) => made('serversPooled', { D, ...one }, { assumptions }),
    rate: (k) => made('pooledRate', { k, ...one }, { assumptions }),
  }
}

/** What the option says of the pool that was asked for. */
const poolOf = (
  beside: Beside | Unproven,
  random: Made<number>,
  replicas: Made<number>,
  more: Made<number>,
): NonNullable<SizingOption['pool']> =>
  typeof beside === 'string'
    ? record({ random, rate: null, oneMore: null, unproven: beside })
    : record({ random, rate: beside.rate(replicas), oneMore: beside.rate(more), unproven: null })

type Reason = Sizing['left'][number]['reason']
type Unpriced = Omit<SizingOption, 'cost'>

/** What one layout does for a demand, before it is counted in GPUs. */
interface Counted extends AskedRate {
  readonly each: Made<number>
  /** With requests sent at random. */
  readonly random: Made<number>
  readonly replicas: Made<number>
  readonly years: Made<number>[]
}

/** Users who send on schedule would ask again before the answer came. */
const isTooSlow = ({ users }: Ungraded, { kind, interval }: Demand): boolean =>
  kind === 'open' && plannedRow(users, { basis: 'open', interval, thinkTime: null })?.reachable === false

const byRate = (series: Ungraded, demand: Demand): AskedRate | Reason =>
  isTooSlow(series, demand) ? 'tooSlow' : (rateAsked(demand, (kind) => lengthOf(series, kind)) ?? 'noLength')

/** The users of the day that is sized for. */
const sizedUsers = (demand: Demand): Field<number> =>
  (demand.peakUsers === null ? of(demand, 'users') : of(demand, 'peakUsers')) as Field<number>

/** Users who wait so many seconds for an answer, as the rate that they ask for. */
export const rateWaiting = (demand: Demand, R: Field<number>, { thinkTimes }: Plan): AskedRate => {
  const thinkTime = demand.thinkTime ?? 0
  const Z = read(`plan/thinkTimes/${thinkTimes.indexOf(thinkTime)}`, thinkTime)
  const rateOf = (N: Field<number>) => made('closedArrivals', { N, R, Z }, { assumptions: ['plan/thinkTimes'] })
  return {
    arrivalRate: rateOf(sizedUsers(demand)),
    normalRate: demand.peakUsers === null ? null : rateOf(of(demand, 'users') as Field<number>),
    length: null,
  }
}

/** The same on a layout: answers take as long as at the rate that is planned with, not as at the limit. */
const byUsers = ({ users }: Ungraded, demand: Demand, plan: Plan): AskedRate | Reason => {
  const row = plannedRow(users, { basis: 'closed', interval: null, thinkTime: demand.thinkTime })
  return row ? rateWaiting(demand, of(row, countedTime(row)) as Field<number>, plan) : 'noLatency'
}

/** Servers for a rate: at random, and as they are used. */
const serversOf = (D: Made<number> | Field<number>, A: Made<number>, pool: Beside | null) => {
  const random = made('servers', { D, A })
  return { random, replicas: pool ? pool.servers(D) : random }
}

const sizedBy = (series: Ungraded, demand: Demand, plan: Plan, pool: Beside | null): Counted | Reason => {
  const each = taken(of(series.headroom!, 'arrivalRate'))
  const asked = demand.kind === 'closed' ? byUsers(series, demand, plan) : byRate(series, demand)
  if (typeof asked === 'string') return asked
  const years = demand.years.map((year) => serversOf(of(year, 'arrivalRate'), each, pool).replicas)
  return { ...asked, each, ...serversOf(asked.arrivalRate, each, pool), years }
}

/** A demand on one layout, or why it cannot be sized: servers are alike and independent, and only one was measured. */
export const optionOf = (series: Ungraded, demand: Demand, plan: Plan): Unpriced | Reason => {
  const { basis, layout, headroom } = series
  if (!basis) return 'noPass'
  if (!basis.judged) return 'unjudged'
  if (!headroom) return isSmoother(series) ? 'smoother' : 'noRoom'
  const beside = plan.balancer === 'pooled' ? besideIn(series, plan) : null
  const pool = typeof beside === 'string' ? null : beside
  const found = sizedBy(series, demand, plan, pool)
  if (typeof found === 'string') return found
  const { random, ...sized } = found
  if (!(random.value <= mostServers)) return 'tooMany'
  const more = made('oneMore', { k: sized.replicas })
  const counted = (k: Made<number>) => ({
    replicas: k,
    gpus: layout.gpus === null ? null : made('gpuTotal', { k, g: gpusIn(series) }),
    utilization: made('busy', { D: sized.arrivalRate, k, X: of(basis, 'throughput') }),
  })
  return record({
    series: series.id,
    nature: 'estimate',
    ...sized,
    years: record(sized.years),
    ...counted(sized.replicas),
    normalUtilization:
      sized.normalRate && made('busy', { D: sized.normalRate, k: sized.replicas, X: of(basis, 'throughput') }),
    nPlusOne: record(counted(more)),
    pool: beside && poolOf(beside, random, sized.replicas, more),
  })
}

interface Answered {
  readonly series: readonly Ungraded[]
  readonly workloads: readonly Workload[]
}

const weightOf = (option: SizingOption, spare: number): OptionWeight => ({
  cost: option.cost?.monthly ?? null,
  gpus: spare > 0 ? option.nPlusOne.gpus : option.gpus,
  servers: option.replicas,
  utilization: option.utilization,
})

const sizingOf = (
  demand: Demand,
  workload: Workload,
  series: readonly Ungraded[],
  plan: Plan,
  costs: readonly Cost[],
): Omit<Sizing, 'id'> => {
  const own = layoutsOf(series.filter((one) => one.workloadId === workload.id))
  const tried = own.map((one) => ({ series: one, option: optionOf(one, demand, plan) }))
  const priced = plan.cost && { cost: plan.cost, costs, spare: plan.spare }
  const options = tried.flatMap(({ series: one, option }): readonly SizingOption[] => {
    if (typeof option === 'string') return []
    return [extended(option, { cost: priced && optionCostOf(option, one, demand, priced) })]
  })
  const { orderedBy, ordered } = cheapestFirst(options, (option) => weightOf(option, plan.spare))
  return {
    workload: workload.id,
    demand: demand.id,
    orderedBy,
    options: [...(priced ? withSensitivity(ordered, priced) : ordered)],
    left: tried.flatMap(({ series: { id }, option }) =>
      typeof option === 'string' ? [{ series: id, reason: option }] : [],
    ),
  }
}

/** The demand that was asked about, what it takes in each workload, and what a server costs. */
export const sized = (plan: Plan, { series, workloads }: Answered): Pick<Report, 'demand' | 'sizing' | 'costs'> => {
  const demand = demandsOf(plan)
  const costs = costsOf(plan, series)
  const sizing = demand.flatMap((one) => workloads.map((workload) => sizingOf(one, workload, series, plan, costs)))
  return { demand: [...demand], sizing: sizing.map((one, i) => ({ id: `sizing-${i + 1}`, ...one })), costs: [...costs] }
}
