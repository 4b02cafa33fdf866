import { unbrokenRun } from '../maths/levels.ts'
import { mixLimit, type MixPart } from '../maths/mix.ts'
import { mostServers } from '../maths/sizing.ts'
import type { Mix, MixClass, Plan } from '../model/plan.ts'
import type { Demand, Point, ReportRun, Ungraded, Report } from '../model/report.ts'
import { groupBy } from '../model/group-by.ts'
import { mixKey } from '../model/stated-mix.ts'
import { isEstimateLeft, isInTime, isJudged } from '../model/served.ts'
import { type Field, type Input, made, madeIf, of, read, taken, type Made, record } from '../trails/made.ts'
import { basisPoint } from '../model/of-series.ts'
import { arrivalsIn } from './places.ts'
import { fleetCostOf } from './demand/option-cost.ts'
import { rateWaiting } from './demand/sizing.ts'
import { type Length, rateAsked, type TokenKind } from './demand/token-demand.ts'
import { differences } from './layouts/comparable.ts'

/** What classes of one mix may differ in: lengths, which come from different datasets; and arrivals are judged apart. */
const ofClasses = new Set(['axis', 'inputTokens', 'outputTokens', 'dataset', 'dataset_name'])

const alike = (a: Ungraded, b: Ungraded, runs: readonly ReportRun[]): boolean =>
  differences(a, b, runs).every(({ key }) => ofClasses.has(key))

const lengthsOf = ({ workload }: Ungraded): string => `${workload.inputTokens}/${workload.outputTokens}`

/** The class of a mix that a series measured. */
export const isOfClass = (series: Ungraded, { inputTokens, outputTokens }: MixClass): boolean =>
  series.workload.mix === null &&
  series.workload.inputTokens === inputTokens &&
  series.workload.outputTokens === outputTokens

const closedFirst = ({ capacity }: Ungraded): number => (capacity.axis === 'concurrency' ? 0 : 1)

/** Series that could serve together: of each length one, and alike in all that is known to matter. */
const together = (series: readonly Ungraded[], runs: readonly ReportRun[]): readonly (readonly Ungraded[])[] => {
  const groups: Ungraded[][] = []
  for (const one of series.toSorted((a, b) => closedFirst(a) - closedFirst(b))) {
    const fitting = groups.filter((group) => group.every((other) => alike(other, one, runs)))
    const free = fitting.find((group) => group.every((other) => lengthsOf(other) !== lengthsOf(one)))
    if (free) free.push(one)
    else if (fitting.length === 0 || one.capacity.axis === 'concurrency') groups.push([one])
  }
  return groups
}

/** One layout of one model: the series that can serve together, and those that were measured on it besides. */
interface MixLayout {
  readonly members: readonly Ungraded[]
  readonly others: readonly Ungraded[]
}

/** Layouts on which at least one class of the mix was measured, in the order of the series. */
export const mixLayouts = (
  { classes }: Mix,
  series: readonly Ungraded[],
  runs: readonly ReportRun[],
): readonly MixLayout[] => {
  const concerned = series.filter((one) => classes.some((asked) => isOfClass(one, asked)))
  const layouts = groupBy(concerned, ({ model, layout }) => JSON.stringify([model, layout]))
  return [...layouts.values()].flatMap((own) =>
    together(own, runs).map((members) => ({ members, others: own.filter((one) => !members.includes(one)) })),
  )
}

type MixAnswer = Report['mixes'][number]
type LayoutAnswer = MixAnswer['layouts'][number]
type Absence = LayoutAnswer['classes'][number]['missing']

interface Found {
  readonly asked: MixClass
  readonly series: Ungraded | null
  readonly missing: Absence
}

const absenceOf = ({ capacity }: Ungraded): Absence => {
  if (capacity.axis !== 'concurrency') return 'openLoop'
  return capacity.maxConcurrency === null || !capacity.throughput ? 'noLimit' : null
}

const find = ({ members, others }: MixLayout, asked: MixClass): Found => {
  const series = members.find((one) => isOfClass(one, asked)) ?? null
  if (series) return { asked, series, missing: absenceOf(series) }
  const elsewhere = others.some((one) => isOfClass(one, asked))
  return { asked, series: null, missing: elsewhere ? 'differs' : 'notMeasured' }
}

const partOf = ({ asked, series, missing }: Found): MixPart | null =>
  series && missing === null
    ? { weight: asked.weight, limit: series.capacity.maxConcurrency!, throughput: series.capacity.throughput! }
    : null

const seriesOf = (found: readonly Found[]): readonly Ungraded[] => found.flatMap(({ series }) => series ?? [])

/** Weights of the classes, with the limit and the throughput that each has alone. */
const inputsOf = (found: readonly Found[]) => ({
  w: found.map(({ asked }) => of(asked, 'weight')),
  C: found.flatMap(({ series }) => (series ? of(series.capacity, 'maxConcurrency') : [])),
  X: found.flatMap(({ series }) => (series ? of(series.capacity, 'throughput') : [])),
})

const classOf = (
  { asked, series, missing }: Found,
  { w, assumptions, throughput: A }: Place,
  governs: boolean,
): LayoutAnswer['classes'][number] => {
  const s = made('mixShare', { w: of(asked, 'weight'), W: w }, { assumptions })
  const k = A && series && made('mixMachine', { s, A, X: of(series.capacity, 'throughput') })
  const inFlight = k && made('mixInFlight', { k, C: of(series!.capacity, 'maxConcurrency') })
  return record({ series: series?.id ?? null, missing, requests: s, machine: k, inFlight, governs })
}

interface Place {
  readonly w: ReturnType<typeof inputsOf>['w']
  readonly assumptions: readonly string[]
  readonly throughput: Made<number> | null
}

const isCensored = ({ series }: Found): boolean => series?.capacity.status === 'rightCensored'

/** Of the levels up to the limit the one that answers fastest, by concurrency / throughput. */
const quickestOf = ({ points }: Ungraded): Point =>
  unbrokenRun(points)
    .filter(({ throughput }) => throughput.requests !== null)
    .toSorted((a, b) => a.level / a.throughput.requests! - b.level / b.throughput.requests!)[0]!

/** Mean over the requests of a mix of what a point of each class has a second, for each of its requests/s. */
const overRequests = (found: readonly Found[], points: readonly Point[], valueOf: (point: Point) => Input) =>
  made('mixMean', {
    w: inputsOf(found).w,
    x: points.map(valueOf),
    X: points.map(({ throughput }) => of(throughput, 'requests')),
  })

const limitOf = (found: readonly Found[], { assumptions }: Place, throughput: Made<number>) => {
  const concurrency = made('mixConcurrency', inputsOf(found), { assumptions })
  return record({
    throughput,
    concurrency,
    latency: made('latency', { C: concurrency, X: throughput }),
    quickest: overRequests(found, seriesOf(found).map(quickestOf), (point) => of(point, 'level')),
    censored: found.some(isCensored),
  })
}

/** Null where a class leaves no room for requests at random. */
const headroomOf = (found: readonly Found[], plan: Plan, { assumptions }: Place, X: Made<number>) => {
  const A = found.flatMap(({ series }) => (series?.headroom ? of(series.headroom, 'arrivalRate') : []))
  if (A.length < found.length) return null
  const e = taken(read('plan/overflow', plan.overflow))
  const stated = arrivalsIn(plan)
  const inputs = { ...inputsOf(found), A, e, ...stated }
  const u = madeIf(stated ? 'burstyMixLoad' : 'mixLoad', inputs, { assumptions: [...assumptions, 'plan/overflow'] })
  return u && record({ overflow: e, utilization: u, arrivalRate: made('plannedArrivals', { X, u }) })
}

/** What is asked, and what a server costs. */
export type Asked = Pick<Report, 'demand' | 'costs'> & { readonly plan: Plan }
type Sized = LayoutAnswer['sized'][number]
type Planned = Pick<LayoutAnswer, 'limit' | 'headroom'>

/** Tokens of a request of the mix, as its classes were measured; null where nobody counted them. */
const lengthOf = (found: readonly Found[], kind: TokenKind): Length | null => {
  const points = seriesOf(found).flatMap((one) => basisPoint(one) ?? [])
  if (points.length < found.length || points.some(({ throughput }) => !throughput[kind])) return null
  return { tokens: overRequests(found, points, ({ throughput }) => of(throughput, kind)), nature: 'measured' }
}

const rateOf = (found: readonly Found[], limit: NonNullable<Planned['limit']>, demand: Demand, plan: Plan) =>
  demand.kind === 'closed'
    ? rateWaiting(demand, of(limit, 'quickest'), plan)
    : rateAsked(demand, (kind) => lengthOf(found, kind))

/** Servers that a demand takes with their spare one, and what they cost. */
const sizedOn = (found: readonly Found[], { limit, headroom }: Planned, demand: Demand, asked: Asked): Sized => {
  const { plan, costs } = asked
  const asks = { arrivalRate: null, normalRate: null, length: null }
  const nothing = { demand: demand.id, ...asks, replicas: null, withSpare: null, cost: null }
  if (demand.kind === 'open' && !isInTime(limit!.latency, demand.interval!)) return { ...nothing, reason: 'tooSlow' }
  const rate = rateOf(found, limit!, demand, plan)
  if (!rate) return { ...nothing, reason: 'noLength' }
  const D = rate.arrivalRate
  const replicas = made('servers', { D, A: of(headroom!, 'arrivalRate') })
  if (!(replicas.value <= mostServers)) return { ...nothing, reason: 'tooMany' }
  const withSpare = plan.spare > 0 ? made('oneMore', { k: replicas }) : null
  const w = of(demand, 'meanLoad') as Field<number | null>
  const use = { w: w as Field<number>, D, k: withSpare ?? replicas, X: of(limit!, 'throughput') as Field<number> }
  const ids = seriesOf(found).map(({ id }) => id)
  const cost = plan.cost && w.value !== null ? fleetCostOf(ids, use, { cost: plan.cost, costs }) : null
  return record({ demand: demand.id, reason: null, ...rate, replicas, withSpare, cost })
}

/** What a mix comes to on a layout. */
interface Estimated {
  /** Of the mix in the plan. */
  readonly place: string
  /** No demand is sized by an estimate that a measurement has replaced. */
  readonly isReplaced: boolean
}

const answerOn = (
  layout: MixLayout,
  { classes }: Mix,
  asked: Asked,
  { place, isReplaced }: Estimated,
): LayoutAnswer => {
  const found = classes.map((one) => find(layout, one))
  const parts = found.flatMap((one) => partOf(one) ?? [])
  const limit = parts.length === found.length ? mixLimit(parts) : null
  const { w, X } = inputsOf(found)
  const assumptions = [place]
  const throughput = limit && made('mixThroughput', { w, X }, { assumptions })
  const own = { w, assumptions, throughput }
  const planned = {
    series: layout.members[0]!.id,
    classes: found.map((one, i) => classOf(one, own, limit?.governing === i)),
    limit: throughput && limitOf(found, own, throughput),
    headroom: throughput && headroomOf(found, asked.plan, own, throughput),
  }
  const demands = planned.headroom && !isReplaced ? asked.demand : []
  return { ...planned, sized: demands.map((demand) => sizedOn(found, planned, demand, asked)) }
}

/** Series in which the mix was sent as such. */
export const sentTogether = (series: readonly Ungraded[], { classes }: Mix): readonly Ungraded[] => {
  const key = mixKey(classes)
  return series.filter(({ facts }) => facts['mix']?.value === key)
}

/** Series in which the mix was sent as such, and at a load was judged. */
const measuredIn = (series: readonly Ungraded[], mix: Mix): readonly Ungraded[] =>
  sentTogether(series, mix).filter(isJudged)

/**
 * Each mix of the plan on each layout that measured one of its classes: the joint limit by the utilization law where all
 * were measured, and which are missing where not. All classes were judged by the one SLA. An estimate, never a measurement.
 */
export const mixesOf = (series: readonly Ungraded[], runs: readonly ReportRun[], asked: Asked): readonly MixAnswer[] =>
  asked.plan.mixes.map((mix, i) => {
    const measured = measuredIn(series, mix)
    return {
      id: `mix-${i + 1}`,
      name: mix.name,
      nature: 'estimate',
      measured: [...new Set(measured.map(({ workloadId }) => workloadId))],
      layouts: mixLayouts(mix, series, runs).map((layout) => {
        const isReplaced = !isEstimateLeft(layout.members[0]!, measured)
        return answerOn(layout, mix, asked, { place: `plan/mixes/${i}`, isReplaced })
      }),
    }
  })
