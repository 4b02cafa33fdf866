import { cheapestFirst, mostServers, serversFor } from '../maths/sizing.ts'
import type { Decision, Demand, Mix, Series } from '../model/report.ts'
import { made, of, taken } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import { conditionsOf, type Condition } from './conditions.ts'
import { best, optionOf, type Evidence, type Option, sendersOf } from './options.ts'
import { registeredOf } from './users.ts'

type Layout = Mix['layouts'][number]
type OfMix = Omit<Decision, 'id' | 'next' | 'cost' | 'weakest'>

/** A layout that a mix is planned with: servers that work, and all with their spares. */
interface Sized {
  readonly layout: Layout
  readonly servers: number
  readonly option: Option
}

const sizedOn = (layout: Layout, demand: Demand | null, { series, plan }: Evidence): readonly Sized[] => {
  if (!layout.headroom) return []
  const own = series.find((one) => one.id === layout.series)!
  const rate = layout.headroom.arrivalRate
  const servers = demand === null ? 1 : serversFor(demand.arrivalRate!, rate)
  const count = servers + (demand === null ? 0 : plan.spare)
  const { gpus, ...option } = optionOf(own, rate)
  return [{ layout, servers, option: { ...option, count, gpus: gpus === null ? null : count * gpus } }]
}

/** What serves most for its GPUs, or takes the fewest of them where so much is asked. */
const orderOf = (sized: readonly Sized[], demand: Demand | null): readonly Sized[] => {
  if (demand === null) return sized.toSorted((a, b) => best(b.option) - best(a.option))
  const weightOf = ({ option, servers }: Sized) => ({ cost: null, gpus: option.gpus, servers })
  return cheapestFirst(
    sized.filter(({ servers }) => servers <= mostServers),
    weightOf,
  ).ordered
}

const ofClasses: ReadonlySet<Condition['kind']> = new Set(['synthetic', 'accepted'])

/** What its classes hold under whatever their limits are, and that the mix itself was not tested. */
const conditionsIn = ({ layout, servers }: Sized, { series }: Evidence): readonly Condition[] => {
  const rate = layout.headroom!.arrivalRate
  const all = layout.classes.flatMap((one) => {
    const own = series.find(({ id }) => id === one.series)
    return own ? conditionsOf(own, servers, rate, false).filter(({ kind }) => ofClasses.has(kind)) : []
  })
  const firsts = all.filter(({ kind }, i) => all.findIndex((one) => one.kind === kind) === i)
  const copies: readonly Condition[] = servers > 1 ? [{ kind: 'copies', values: { servers } }] : []
  return [...firsts, { kind: 'unproven', values: { rate } }, ...copies]
}

/** One server more beside the others. */
const besideOf = ({ layout, servers }: Sized, { id, layout: { gpus } }: Series): Decision['oneMore'] => {
  const k = servers + 1
  return record({
    kind: 'copy',
    series: id,
    gpus: gpus === null ? null : k * gpus,
    planningRate: made('beside', { A: of(layout.headroom!, 'arrivalRate'), k }),
    users: null,
    beside: null,
    from: 'assumed',
  })
}

const without = (options: readonly Option[]) =>
  ({
    options: [...options],
    status: 'nothing',
    why: 'unjudged',
    series: null,
    count: null,
    gpus: null,
    planningRate: null,
    oneMore: null,
    users: [],
    grade: 'D',
    conditions: [],
  }) satisfies Omit<OfMix, 'workload' | 'mix' | 'demand'>

/** Requests of several lengths together: estimated from what each allows alone, so that a test of the mix settles it. */
const ofMix = ({ id, layouts }: Mix, demand: Demand | null, report: Evidence): OfMix => {
  const question = { workload: null, mix: id, demand: demand?.id ?? null }
  const seriesOf = (own: string): Series => report.series.find((one) => one.id === own)!
  const sized = orderOf(
    layouts.flatMap((layout) => sizedOn(layout, demand, report)),
    demand,
  )
  const options = sized.map(({ option }) => option)
  const [first] = sized
  if (!first) return { ...question, ...without(layouts.map((one) => optionOf(seriesOf(one.series), null))) }
  const A = of(first.layout.headroom!, 'arrivalRate')
  const senders = sendersOf(A, report, first.servers)
  return {
    ...question,
    options,
    status: 'decided',
    why: options.length < 2 ? 'only' : demand === null ? 'perGpu' : 'gpus',
    series: first.option.series,
    count: first.option.count,
    gpus: first.option.gpus,
    planningRate: record({ value: taken(A), from: 'law', cappedBy: null }),
    oneMore: besideOf(first, seriesOf(first.option.series)),
    users: [...registeredOf(demand ?? undefined, first.servers, A, null), ...senders],
    grade: seriesOf(first.option.series).grade,
    conditions: [...conditionsIn(first, report)],
  }
}

/** Demands that say how many requests there are, whatever their lengths and answer times. */
const inRequests: ReadonlySet<Demand['kind']> = new Set(['arrivals', 'open', 'employees'])

/** The answers for a mix: one for each demand in requests, or for one server where there is none, or no layout to plan with. */
export const ofMixes = (report: Evidence): readonly (OfMix & { readonly layouts: readonly Layout[] })[] => {
  const asked = report.demand.filter(({ kind }) => inRequests.has(kind))
  return report.mixes.flatMap((mix) =>
    (asked.length > 0 && mix.layouts.some(({ headroom }) => headroom) ? asked : [null]).map((demand) => ({
      ...ofMix(mix, demand, report),
      layouts: mix.layouts,
    })),
  )
}
