import { cheapestFirst, type OptionWeight } from '../maths/sizing.ts'
import { byId } from '../model/by-id.ts'
import { type Decision, type Demand, type Mix, overallGrade, type Series } from '../model/report.ts'
import { classesOf, estimatedLayouts, isInTime } from '../model/served.ts'
import { made, of, read, taken, type Field, type Made, record } from '../trails/made.ts'
import { type Condition, inOrder, ofClasses, ofEach, when } from './conditions.ts'
import { besideOf, besideRate } from './one-more.ts'
import { best, optionOf, type Evidence, type Option } from './options.ts'
import { registeredOf } from './users.ts'

type Layout = Mix['layouts'][number]
type OfMix = Omit<Decision, 'id' | 'cost'> & { readonly cost: Made<number> | null }

/** What tells most: of series, else of the mix itself on a layout. */
type NextOf = (series: readonly Series[], mix: Mix, layout: Layout | null) => Decision['next']

/** A layout that a mix is planned with: servers that work, and all with their spares. */
interface Sized {
  readonly layout: Layout
  readonly series: Series
  readonly servers: number
  readonly option: Option
  /** Requests/s that are asked for. */
  readonly asked: number | null
  /** Of all a month. */
  readonly cost: Made<number> | null
}

/** Why a layout has no rate to plan with. */
const unplannedOn = ({ classes, limit }: Layout): Decision['why'] => {
  const missing = new Set(classes.map((one) => one.missing))
  if (missing.has('openLoop')) return 'openLoop'
  if (missing.has('notMeasured') || missing.has('differs')) return 'notMeasured'
  return limit ? 'noRoom' : 'unjudged'
}

/** Servers for a demand, or why they are not counted. */
const sizedOn = (layout: Layout, demand: Demand | null, report: Evidence): Sized | Decision['why'] => {
  if (!layout.headroom) return unplannedOn(layout)
  const own = layout.sized.find((one) => one.demand === demand?.id)
  if (own?.reason) return own.reason
  const series = byId(report.series, layout.series)!
  const { gpus, ...option } = optionOf(series, layout.headroom.arrivalRate)
  const [servers, count] = [own?.replicas ?? 1, own?.withSpare ?? own?.replicas ?? 1]
  const cost = own?.cost?.monthly == null ? null : taken(of(own.cost, 'monthly') as Field<number>)
  const asked = own?.arrivalRate ?? null
  return {
    layout,
    series,
    servers,
    asked,
    cost,
    option: { ...option, count, gpus: gpus === null ? null : count * gpus },
  }
}

/** The load is of the joint limit. */
const weightOf = ({ layout, cost, option, servers, asked }: Sized): OptionWeight => ({
  cost: cost?.value ?? null,
  gpus: option.gpus,
  servers,
  utilization: asked === null ? null : asked / (servers * layout.limit!.throughput),
})

/** What serves most for its GPUs, or costs least or takes the fewest of them where so much is asked. */
const ordered = (sized: readonly Sized[], demand: Demand | null) =>
  demand === null
    ? { ordered: sized.toSorted((a, b) => best(b.option) - best(a.option)), orderedBy: 'perGpu' as const }
    : cheapestFirst(sized, weightOf)

/** A layout that may do more than is said, where that would change which is taken. */
const rivalOf = ({ ordered: [, ...others], orderedBy }: ReturnType<typeof ordered>): Layout | undefined =>
  orderedBy === 'perGpu' ? others.find(({ layout }) => layout.limit!.censored)?.layout : undefined

const choiceOf = (found: ReturnType<typeof ordered>, others: number): Pick<Decision, 'status' | 'why'> => {
  const { ordered: sized, orderedBy } = found
  if (sized.length < 2) return { status: 'decided', why: others > 0 ? 'onlyPasses' : 'only' }
  if (rivalOf(found)) return { status: 'undecided', why: 'otherOpen' }
  if (orderedBy === 'cost') return { status: 'decided', why: 'price' }
  if (sized.some(({ option }) => option.gpus === null)) return { status: 'undecided', why: 'gpusUnknown' }
  return { status: 'decided', why: orderedBy }
}

/** What its classes hold under, each once, that one of them passes as far as it was tested, and that neither the mix nor servers beside each other were. */
const conditionsIn = ({ layout, servers }: Sized, report: Evidence): readonly Condition[] => {
  const classes = classesOf(layout, report)
  return inOrder([
    ...ofEach(classes, report.series),
    ...ofClasses(classes, report.series),
    ...when(layout.limit!.censored, 'lowerBound', { level: layout.limit!.throughput, axis: 'requestRate' }),
    ...when(true, 'unproven', { rate: layout.headroom!.arrivalRate }),
    ...when(servers > 1, 'copies', { servers }),
  ])
}

const nothing = {
  status: 'nothing',
  series: null,
  count: null,
  gpus: null,
  planningRate: null,
  cost: null,
  oneMore: null,
  users: [],
  grade: 'D',
  conditions: [],
  weakest: null,
} as const

const floor = { rounding: 'floor' } as const

type Row = Omit<Decision['users'][number], 'users'> & { readonly users: Made<number> }

/** Users of so many servers: who send on schedule, where answers are known to be in time for it, and who wait for the shortest ones. */
const sendingOf = ({ headroom, limit }: Layout, { plan }: Evidence, k: number): readonly Row[] => {
  const [A, R] = [of(headroom!, 'arrivalRate'), of(limit!, 'quickest')]
  const senders = plan.intervals.map((interval, i): Row => {
    const users = made('allSenders', { k, A, I: read(`plan/intervals/${i}`, interval) }, floor)
    return { basis: 'open', interval, thinkTime: null, users, reachable: isInTime(limit!.latency, interval) }
  })
  const waiting = plan.thinkTimes.map((thinkTime, i): Row => {
    const users = made('allWaiting', { k, A, R, M: R, Z: read(`plan/thinkTimes/${i}`, thinkTime) }, floor)
    return { basis: 'closed', interval: null, thinkTime, users, reachable: true }
  })
  return [...senders, ...waiting]
}

const answerBy = (first: Sized, demand: Demand | null, report: Evidence) => {
  const { layout, series, servers, cost, option } = first
  const A = of(layout.headroom!, 'arrivalRate') as Field<number>
  const k = servers + 1
  const more = sendingOf(layout, report, k).find(({ reachable }) => reachable)?.users ?? null
  return {
    series: series.id,
    count: option.count,
    gpus: option.gpus,
    planningRate: record({ value: taken(A), from: 'mix', cappedBy: null }),
    cost,
    oneMore: besideOf(series, k, besideRate(A, k), more),
    users: [
      ...registeredOf(demand ?? undefined, servers, A, null),
      ...sendingOf(layout, report, servers).map((row) => record(row)),
    ],
    grade: overallGrade(classesOf(layout, report)),
    conditions: [...conditionsIn(first, report)],
    weakest: null,
  } as const
}

const reasons = ['tooMany', 'tooSlow', 'noLength', 'noRoom', 'unjudged', 'openLoop'] as const

/** Classes of a layout that pass as far as they were tested, first the one that takes most of the machine. */
const censoredOf = ({ classes }: Layout, report: Evidence): readonly Series[] =>
  classesOf({ classes: classes.toSorted((a, b) => (b.machine ?? 0) - (a.machine ?? 0)) }, report).filter(
    ({ capacity }) => capacity.status === 'rightCensored',
  )

/** Requests of several lengths together: estimated from what each allows alone, so that a test of the mix settles it. */
const ofMix = (mix: Mix, demand: Demand | null, report: Evidence, nextOf: NextOf): OfMix => {
  const layouts = estimatedLayouts(report, mix)
  const question = { workload: null, mix: mix.id, demand: demand?.id ?? null }
  const tried = layouts.map((layout) => ({ layout, found: sizedOn(layout, demand, report) }))
  const found = ordered(
    tried.flatMap((one) => (typeof one.found === 'string' ? [] : [one.found])),
    demand,
  )
  const left = tried.filter((one) => typeof one.found === 'string')
  const others = left.map(({ layout }) => optionOf(byId(report.series, layout.series)!, null))
  const options = [...found.ordered.map(({ option }) => option), ...(demand === null ? others : [])]
  const [first] = found.ordered
  if (first) {
    const rival = rivalOf(found)
    const next = nextOf(rival ? censoredOf(rival, report) : [], mix, first.layout)
    return { ...question, options, next, ...choiceOf(found, others.length), ...answerBy(first, demand, report) }
  }
  const why = reasons.find((reason) => left.some((one) => one.found === reason)) ?? 'notMeasured'
  const unplanned = layouts.flatMap((layout) => classesOf(layout, report).filter(({ headroom }) => headroom === null))
  const next = why === 'notMeasured' ? null : nextOf(unplanned, mix, null)
  return { ...question, ...nothing, options, why, next, users: [], conditions: [] }
}

/** The answers for a mix on layouts on which it was not measured as such: one for each demand, or for one server of it where nobody gave one or nothing can be planned with. */
export const ofMixes = (report: Evidence, nextOf: NextOf): readonly OfMix[] =>
  report.mixes.flatMap((mix) => {
    const layouts = estimatedLayouts(report, mix)
    if (layouts.length === 0 && mix.measured.length > 0) return []
    const isSized = layouts.some(({ sized }) => sized.length > 0)
    return (isSized ? report.demand : [null]).map((demand) => ofMix(mix, demand, report, nextOf))
  })
