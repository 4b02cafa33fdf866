import { cheapestFirst, mostServers, serversFor } from '../maths/sizing.ts'
import { byId } from '../model/by-id.ts'
import type { Decision, Demand, Mix, Series } from '../model/report.ts'
import { isInTime } from '../model/served.ts'
import { of, taken, type Field } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import { conditionsOfResults, type Condition, when } from './conditions.ts'
import { besideOf, besideRate } from './one-more.ts'
import { best, optionOf, type Evidence, type Option, sendersOf } from './options.ts'
import { registeredOf } from './users.ts'

type Layout = Mix['layouts'][number]
type OfMix = Omit<Decision, 'id' | 'next' | 'cost' | 'weakest'>

/** A layout that a mix is planned with: servers that work, and all with their spares. */
interface Sized {
  readonly layout: Layout
  readonly series: Series
  readonly servers: number
  readonly option: Option
}

/** Servers for a demand, or why they are not counted. */
const sizedOn = (layout: Layout, demand: Demand | null, report: Evidence): Sized | Decision['why'] => {
  if (!layout.headroom) return 'unjudged'
  if (demand?.kind === 'open' && !isInTime(layout.limit!.latency, demand.interval!)) return 'tooSlow'
  const series = byId(report.series, layout.series)!
  const rate = layout.headroom.arrivalRate
  const servers = demand === null ? 1 : serversFor(demand.arrivalRate!, rate)
  if (!(servers <= mostServers)) return 'tooMany'
  const count = servers + (demand === null ? 0 : report.plan.spare)
  const { gpus, ...option } = optionOf(series, rate)
  return { layout, series, servers, option: { ...option, count, gpus: gpus === null ? null : count * gpus } }
}

/** What serves most for its GPUs, or takes the fewest of them where so much is asked. */
const ordered = (sized: readonly Sized[], demand: Demand | null): readonly Sized[] => {
  if (demand === null) return sized.toSorted((a, b) => best(b.option) - best(a.option))
  return cheapestFirst(sized, ({ option, servers }) => ({ cost: null, gpus: option.gpus, servers })).ordered
}

const choiceOf = (sized: readonly Sized[], others: number, demand: Demand | null): Pick<Decision, 'status' | 'why'> => {
  if (sized.length < 2) return { status: 'decided', why: others > 0 ? 'onlyPasses' : 'only' }
  if (sized.some(({ option }) => option.gpus === null)) return { status: 'undecided', why: 'gpusUnknown' }
  return { status: 'decided', why: demand === null ? 'perGpu' : 'gpus' }
}

/** What its classes hold under, each once, and that neither the mix nor servers beside each other were tested. */
const conditionsIn = ({ layout, servers }: Sized, { series }: Evidence): readonly Condition[] => {
  const all = layout.classes.flatMap((one) => conditionsOfResults(byId(series, one.series)!))
  const each = all.filter((one, i) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === i)
  return [
    ...each,
    ...when(true, 'unproven', { rate: layout.headroom!.arrivalRate }),
    ...when(servers > 1, 'copies', { servers }),
  ]
}

const nothing = {
  status: 'nothing',
  series: null,
  count: null,
  gpus: null,
  planningRate: null,
  oneMore: null,
  users: [],
  grade: 'D',
  conditions: [],
} as const

const answerBy = (first: Sized, demand: Demand | null, report: Evidence) => {
  const { layout, series, servers, option } = first
  const A = of(layout.headroom!, 'arrivalRate') as Field<number>
  const k = servers + 1
  const senders = sendersOf(A, report, servers, layout.limit!.latency)
  return {
    series: series.id,
    count: option.count,
    gpus: option.gpus,
    planningRate: record({ value: taken(A), from: 'law', cappedBy: null }),
    oneMore: besideOf(series, k, besideRate(A, k)),
    users: [...registeredOf(demand ?? undefined, servers, A, null), ...senders],
    grade: series.grade,
    conditions: [...conditionsIn(first, report)],
  } as const
}

const reasons = ['tooMany', 'tooSlow', 'unjudged'] as const

/** Requests of several lengths together: estimated from what each allows alone, so that a test of the mix settles it. */
const ofMix = ({ id, layouts }: Mix, demand: Demand | null, report: Evidence): OfMix => {
  const question = { workload: null, mix: id, demand: demand?.id ?? null }
  const tried = layouts.map((layout) => ({ layout, found: sizedOn(layout, demand, report) }))
  const sized = ordered(
    tried.flatMap(({ found }) => (typeof found === 'string' ? [] : [found])),
    demand,
  )
  const left = tried.filter(({ found }) => typeof found === 'string')
  const others = left.map(({ layout }) => optionOf(byId(report.series, layout.series)!, null))
  const options = [...sized.map(({ option }) => option), ...(demand === null ? others : [])]
  const [first] = sized
  if (first)
    return { ...question, options, ...choiceOf(sized, others.length, demand), ...answerBy(first, demand, report) }
  const why = reasons.find((reason) => left.some(({ found }) => found === reason)) ?? 'unjudged'
  return { ...question, ...nothing, options, why, users: [], conditions: [] }
}

/** Demands that say how many requests there are, whatever their lengths and answer times. */
const inRequests: ReadonlySet<Demand['kind']> = new Set(['arrivals', 'open', 'employees'])

/** The answers for a mix: one for each demand in requests, and one server of it where others are asked about or none is. */
export const ofMixes = (report: Evidence): readonly OfMix[] => {
  const asked = report.demand.filter(({ kind }) => inRequests.has(kind))
  return report.mixes.flatMap((mix) => {
    const isPlanned = mix.layouts.some(({ headroom }) => headroom)
    const demands = isPlanned ? asked : []
    const isPartly = demands.length < report.demand.length || demands.length === 0
    return [...demands, ...(isPartly ? [null] : [])].map((demand) => ofMix(mix, demand, report))
  })
}
