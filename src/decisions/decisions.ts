import { type Decision, overallGrade, type Series, type Sizing, type SizingOption, uncounted } from '../model/report.ts'
import { subjectsOf } from '../planning/levels.ts'
import type { Proposal } from '../planning/proposal.ts'
import { mixTest, proposalsOf } from '../planning/proposals.ts'
import { byId } from '../model/by-id.ts'
import { groupBy } from '../model/group-by.ts'
import { needsPool } from '../model/pool.ts'
import { type Field, of, taken, type Made, record } from '../trails/made.ts'
import { conditionsOf } from './conditions.ts'
import { ofMixes } from './mix.ts'
import { oneMoreOf } from './one-more.ts'
import { groundsOf, layoutsOf, testedBy } from '../model/standing.ts'
import { type Evidence, plannedOf, choiceOf, optionsOf, type Option, poolIn } from './options.ts'
import { registeredOf, usersOf } from './users.ts'

type Question = Pick<Decision, 'workload' | 'mix' | 'demand'>

/** A decision before it is one of a list. */
type Told = Omit<Decision, 'id' | 'cost'> & { readonly cost: Made<number | null> | null }

/** What tells most of each series, by its id, the most telling first. */
type Proposals = ReadonlyMap<string, Proposal>

/** Of series that nothing can be planned with, what tells most. */
const firstOf = (proposals: Proposals, members: readonly Series[]): readonly string[] =>
  [...proposals.keys()].filter((id) => members.some((one) => one.id === id))

/** Of a sweep that loads at random decide what these have left to tell, unless another of them is to be tried. */
const tellingOf = (proposals: Proposals, id: string | null, all: readonly Series[]): Proposal | undefined => {
  const own = proposals.get(id ?? '')
  const series = byId(all, id)
  const tested = series && testedBy(series, all)
  return own?.gains[0]!.kind === 'openLoop' ? own : (proposals.get(tested?.series.id ?? '') ?? own)
}

const nextOf = (proposals: Proposals, series: readonly (string | null)[], all: readonly Series[]): Decision['next'] => {
  const found = series.flatMap((id) => tellingOf(proposals, id, all) ?? [])[0]
  return found ? stepOf(found) : null
}

const stepOf = ({ series, load, gains, seconds }: Proposal): NonNullable<Decision['next']> => ({
  series,
  gain: gains[0]!.kind,
  level: load.concurrency,
  rate: load.requestRate === 'inf' ? null : load.requestRate,
  seconds,
})

type Parameter = NonNullable<Decision['weakest']>

/** What nobody gave; a share is given or decides nothing, and nobody is asked how users behave or a client rounds. */
const assumedIn = ({ chosenBy }: Evidence['plan']): Readonly<Record<Parameter, boolean>> => ({
  interval: chosenBy.intervals === 'default',
  thinkTime: chosenBy.thinkTimes === 'default',
  reading: true,
  overflow: chosenBy.overflow === 'default',
  share: false,
  throughput: true,
  threshold: chosenBy.sla === 'default',
  repeatPolicy: chosenBy.repeatPolicy === 'default',
  accept: chosenBy.accept === 'default',
})

/** What moves the users most of all that nobody gave. */
const weakestOf = (sensitivity: Series['sensitivity'], plan: Evidence['plan']): Decision['weakest'] => {
  const assumed = assumedIn(plan)
  return sensitivity?.assumptions.find(({ parameter, swing }) => assumed[parameter] && swing !== 0)?.parameter ?? null
}

/** The layout that comes first, as many times as a demand takes; once where nobody gave one. */
const recommended = (
  series: Series,
  report: Evidence,
  sizing: Sizing | null = null,
): Omit<Told, keyof Question | 'status' | 'why' | 'options' | 'cost' | 'next'> => {
  const { layout, sensitivity } = series
  const option = sizing?.options[0] ?? null
  const planned = plannedOf(series, report, option)
  const servers = option?.replicas ?? 1
  const count = servers + (option ? report.plan.spare : 0)
  const pool = poolIn(option)
  const asPool = option !== null && needsPool(option, series)
  const demand = byId(report.demand, sizing?.demand)
  const registered = planned ? registeredOf(demand, servers, planned.value, pool) : []
  const A = series.headroom && (of(series.headroom, 'arrivalRate') as Field<number>)
  const users = planned && A ? usersOf(series, { k: servers, A, T: pool }, report) : []
  return {
    series: series.id,
    count,
    gpus: layout.gpus === null ? null : count * layout.gpus,
    planningRate: planned && record({ ...planned }),
    users: [...registered, ...users],
    oneMore: oneMoreOf(series, servers, report, option),
    grade: overallGrade(groundsOf(series, report.series)),
    conditions: [...conditionsOf(series, report, servers, planned?.value.value ?? null, asPool)],
    weakest: weakestOf(sensitivity, report.plan),
  }
}

const nothing = {
  series: null,
  count: null,
  gpus: null,
  planningRate: null,
  users: [],
  oneMore: null,
  grade: 'D',
  conditions: [],
  weakest: null,
  cost: null,
} as const

/** A workload of which nobody said how much is asked: which layout serves most for its GPUs. */
const ofWorkload = (id: string, all: readonly Series[], proposals: Proposals, report: Evidence): Told => {
  const members = layoutsOf(all)
  const options = optionsOf(members, report)
  const { status, why, rival } = choiceOf(options, members)
  const question = { workload: id, mix: null, demand: null }
  const order = status === 'nothing' ? firstOf(proposals, members) : [rival, ...options.map(({ series }) => series)]
  const next = nextOf(proposals, order, report.series)
  const told = { ...question, status, why, options: [...options], next }
  const first = members.find((one) => one.id === options[0]?.series)
  if (status === 'nothing' || !first) return { ...nothing, users: [], conditions: [], ...told }
  return { ...told, cost: null, ...recommended(first, report) }
}

const optionOf = (option: SizingOption, series: Series, spare: boolean, report: Evidence): Option => {
  const rate = plannedOf(series, report, option)?.value.value ?? null
  const servers = spare ? option.nPlusOne : option
  return {
    series: series.id,
    count: servers.replicas,
    gpus: servers.gpus,
    planningRate: rate,
    perGpu: rate === null || series.layout.gpus === null ? null : rate / series.layout.gpus,
  }
}

/** Why the only layout that is counted is: the others do not pass, or cannot be counted. */
const aloneFor = (left: Sizing['left']): Decision['why'] => {
  if (left.length === 0) return 'only'
  return left.every(({ reason }) => reason === 'noPass') ? 'onlyPasses' : 'onlyCounted'
}

/** Between layouts of which one does not tell its GPUs, neither these nor the number of servers decides. */
const choiceIn = (
  { options, orderedBy, left }: Sizing,
  layouts: readonly string[],
): Pick<Decision, 'status' | 'why'> => {
  if (left.some(({ reason }) => reason === 'smoother')) return { status: 'undecided', why: 'otherSmoother' }
  if (options.length < 2) return { status: 'decided', why: aloneFor(left) }
  if (orderedBy === 'cost') return { status: 'decided', why: 'price' }
  const isUnknown = new Set(layouts).size > 1 && options.some(({ gpus }) => gpus === null)
  return isUnknown ? { status: 'undecided', why: 'gpusUnknown' } : { status: 'decided', why: 'gpus' }
}

/** Why no layout is taken: a demand that cannot be counted on one that can be planned with, or what is wrong with all of them. */
const whyNone = ({ left }: Sizing, members: readonly Series[]): Decision['why'] =>
  uncounted.find((why) => left.some(({ reason }) => reason === why)) ?? choiceOf([], members).why

/** A workload of which so much is asked: the layout that the sizing puts first. */
const ofSizing = (sizing: Sizing, members: readonly Series[], proposals: Proposals, report: Evidence): Told => {
  const seriesOf = (id: string): Series => members.find((one) => one.id === id)!
  const spare = report.plan.spare
  const options = sizing.options.map((one) => optionOf(one, seriesOf(one.series), spare > 0, report))
  const question = { workload: sizing.workload, mix: null, demand: sizing.demand }
  const [first] = sizing.options
  const smoother = sizing.left.flatMap(({ series, reason }) => (reason === 'smoother' ? series : []))
  const order = first ? [...smoother, first.series, ...members.map(({ id }) => id)] : firstOf(proposals, members)
  const next = nextOf(proposals, order, report.series)
  if (!first) {
    const why = whyNone(sizing, members)
    return { ...nothing, users: [], conditions: [], ...question, status: 'nothing', why, options, next }
  }
  return {
    ...question,
    ...choiceIn(
      sizing,
      options.map((one) => JSON.stringify(seriesOf(one.series).layout)),
    ),
    options,
    next,
    cost: typeof first.cost?.monthly === 'number' ? taken(of(first.cost, 'monthly')) : null,
    ...recommended(seriesOf(first.series), report, sizing),
  }
}

/** Questions about a mix that was measured as such come first. */
const mixesFirst = <Own extends Pick<Told, 'workload'>>(told: readonly Own[], { mixes }: Evidence): readonly Own[] => {
  const sent = new Set<string | null>(mixes.flatMap(({ measured }) => measured))
  return told.toSorted((a, b) => Number(sent.has(b.workload)) - Number(sent.has(a.workload)))
}

/** One answer for each question: what is asked of a mix first, then each demand in each workload, or each workload where nobody gave one. */
export const decisionsOf = (report: Evidence): readonly Decision[] => {
  const { series, workloads, sizing } = report
  const proposed = groupBy(proposalsOf(subjectsOf(report)), (one) => one.series)
  const proposals = new Map([...proposed].map(([id, [first]]) => [id, first!]))
  const byWorkload = groupBy(series, ({ workloadId }) => workloadId)
  const all =
    sizing.length > 0
      ? sizing.map((one) => ofSizing(one, byWorkload.get(one.workload)!, proposals, report))
      : workloads.map(({ id }) => ofWorkload(id, byWorkload.get(id)!, proposals, report))
  const mixed = ofMixes(report, (open, mix, layout) => {
    const ids = open.map(({ id }) => id)
    return nextOf(proposals, ids, series) ?? (layout && stepOf(mixTest(report, mix, layout)))
  })
  return [...mixed, ...mixesFirst(all, report)].map((one, i) => record({ id: `decision-${i + 1}`, ...one }))
}
