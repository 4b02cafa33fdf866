import type { Decision, Report, Series, Sizing, SizingOption, Users } from '../model/report.ts'
import { subjectsOf } from '../planning/levels.ts'
import type { Proposal } from '../planning/proposal.ts'
import { proposalsOf } from '../planning/proposals.ts'
import { groupBy } from '../series/group-by.ts'
import { of, read, taken, type Field, made, type Made } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import { ofMix } from './mix.ts'
import { type Evidence, layoutsOf, plannedOf, choiceOf, optionsOf, type Option, poolIn, sendersOf } from './options.ts'

type Condition = Decision['conditions'][number]

const when = (holds: boolean, kind: Condition['kind'], values: Condition['values'] = {}): readonly Condition[] =>
  holds ? [{ kind, values }] : []

const off = (served: number, asked: number | null): number => Math.abs(served / (asked || 1) - 1)

/** Means that are not what was asked for. */
const isOtherwise = ({ workload }: Series): boolean => {
  const { kind, inputTokens, outputTokens, measured } = workload
  if (kind !== 'nominal' || measured.inputTokens === null || measured.outputTokens === null) return false
  return off(measured.outputTokens, outputTokens) > 0.02 || off(measured.inputTokens, inputTokens) > 0.05
}

const ofLimit = ({ capacity, points }: Series): readonly Condition[] => {
  const { maxConcurrency, firstFailing, status, gap } = capacity
  const point = points.find(({ level }) => level === maxConcurrency)
  const isOpen = point?.confidence != null && point.confidence !== 'confirmed'
  return [
    ...when(status === 'nonContiguous', 'contradiction', { level: firstFailing }),
    ...when(gap !== null, 'gap', { level: gap }),
    ...when(isOpen, 'unconfirmed', { level: maxConcurrency }),
    ...when(status === 'rightCensored' && gap === null, 'lowerBound', { level: maxConcurrency }),
  ]
}

/** What the answer holds under, the gravest first. */
const conditionsOf = (series: Series, servers: number, rate: number | null, isPool: boolean): readonly Condition[] => {
  const { workload, headroom, synthetic, accepted, points, capacity } = series
  const { inputTokens, outputTokens } = workload.measured
  const limit = points.find(({ level }) => level === capacity.maxConcurrency)
  const isUnproven = headroom !== null && headroom.from !== 'measured'
  return [
    ...when(synthetic !== null, 'synthetic', { maker: synthetic }),
    ...when(accepted.length > 0, 'accepted', { audits: accepted.join(', ') }),
    ...when(isOtherwise(series), 'notServed', { input: inputTokens, output: outputTokens }),
    ...ofLimit(series),
    ...when(isUnproven, 'unproven', { rate: rate ?? headroom?.arrivalRate ?? null }),
    ...when(isPool, 'pool', { rate: headroom?.arrivalRate ?? null }),
    ...when(servers > 1, 'copies', { servers }),
    ...when(limit?.runs.length === 1, 'oneRun', { level: capacity.maxConcurrency }),
  ]
}

type OneMore = NonNullable<Decision['oneMore']>

const floor = { rounding: 'floor' } as const

/** Users of servers as one pool, which takes p requests/s. */
const usersInPool = (row: Users, p: Field<number>, { intervals, thinkTimes }: Report['plan']): Made<number> => {
  const { basis, interval, thinkTime } = row
  const W =
    interval === null
      ? read(`plan/thinkTimes/${thinkTimes.indexOf(thinkTime!)}`, thinkTime!)
      : read(`plan/intervals/${intervals.indexOf(interval)}`, interval)
  return basis === 'open'
    ? made('openDerived', { A: p, I: W }, floor)
    : made('closedDerived', { A: p, R: of(row, 'latency'), Z: W }, floor)
}

/** Users of one reading of the demand, of so many servers or of the pool that they are. */
const together = (row: Users, servers: number, plan: Report['plan'], pool: Field<number> | null): Made<number> =>
  pool ? usersInPool(row, pool, plan) : made('allUsers', { U: of(row, 'users'), k: servers })

/** The same of the first reading of the demand. */
const firstUsers = (
  { users }: Series,
  servers: number,
  plan: Report['plan'],
  pool: Field<number> | null = null,
): Made<number> | null => {
  const row = users.find(({ model, reachable }) => model !== 'fixed' && reachable)
  return row ? together(row, servers, plan, pool) : null
}

/** The layout with exactly one GPU more, if it was measured on the same workload and can be planned with. */
const larger = (series: Series, { scaling, series: all }: Evidence): Series | undefined => {
  const pair = scaling.find(({ base, gpus }) => base === series.id && gpus[1] - gpus[0] === 1)
  const found = pair && all.find(({ id }) => id === pair.scaled)
  return found?.basis?.judged && found.headroom ? found : undefined
}

/** One server more beside so many, or in the pool that they are counted as. */
const beside = (series: Series, servers: number, { plan }: Evidence, pool: Field<number> | null): OneMore => {
  const A = of(series.headroom!, 'arrivalRate')
  return record({
    kind: 'copy',
    series: series.id,
    gpus: series.layout.gpus === null ? null : servers * series.layout.gpus,
    planningRate: pool ? taken(pool) : made('beside', { A, k: servers }),
    users: firstUsers(series, servers, plan, pool),
    beside: null,
    from: 'assumed',
  })
}

/** What one GPU more brings, measured where it was; else one more server beside the others. */
const oneMoreOf = (series: Series, servers: number, report: Evidence, option: SizingOption | null): OneMore | null => {
  if (!series.headroom) return null
  const found = servers === 1 ? larger(series, report) : undefined
  const pool = option?.pool?.oneMore == null ? null : (of(option.pool, 'oneMore') as Field<number>)
  if (!found) return beside(series, servers + 1, report, pool)
  const copies = series.layout.gpus === 1 ? made('beside', { A: of(series.headroom, 'arrivalRate'), k: 2 }) : null
  return record({
    kind: 'gpu',
    series: found.id,
    gpus: found.layout.gpus,
    planningRate: taken(of(found.headroom!, 'arrivalRate')),
    users: firstUsers(found, 1, report.plan),
    beside: copies && copies.value > found.headroom!.arrivalRate ? copies : null,
    from: 'measured',
  })
}

type Question = Pick<Decision, 'workload' | 'mix' | 'demand'>

/** A decision before it is one of a list. */
type Told = Omit<Decision, 'id' | 'cost'> & { readonly cost: Made<number | null> | null }

/** What tells most of each series, by its id. */
type Proposals = ReadonlyMap<string, Proposal>

const nextOf = (proposals: Proposals, series: readonly (string | null)[]): Decision['next'] => {
  const found = series.flatMap((id) => proposals.get(id ?? '') ?? [])[0]
  if (!found) return null
  const { load, gains, seconds } = found
  return {
    series: found.series,
    gain: gains[0]!.kind,
    level: load.concurrency,
    rate: load.requestRate === 'inf' ? null : load.requestRate,
    seconds,
  }
}

/** Users of all servers, one row for each reading of the demand. */
const usersOf = (
  { users }: Series,
  servers: number,
  pool: Field<number> | null,
  { plan }: Evidence,
): Decision['users'] =>
  users
    .filter(({ model }) => model !== 'fixed')
    .map((row) => {
      const { basis, interval, thinkTime, reachable } = row
      const all = together(row, servers, plan, pool)
      return record({ basis, interval, thinkTime, users: all, reachable })
    })

/** Who chose what moves the users; a share is given or decides nothing, and nobody is asked how users behave. */
const chosenAs = {
  interval: 'intervals',
  thinkTime: 'thinkTimes',
  reading: null,
  overflow: 'overflow',
  share: null,
  throughput: null,
  threshold: 'sla',
  repeatPolicy: 'repeatPolicy',
  accept: 'accept',
} as const satisfies Record<NonNullable<Decision['weakest']>, keyof Report['plan']['chosenBy'] | null>

/** What moves the users most of all that nobody gave. */
const weakestOf = (sensitivity: Series['sensitivity'], { chosenBy }: Evidence['plan']): Decision['weakest'] => {
  const isAssumed = (parameter: NonNullable<Decision['weakest']>): boolean => {
    const key = chosenAs[parameter]
    return parameter !== 'share' && (key === null || chosenBy[key] === 'default')
  }
  return sensitivity?.assumptions.find(({ parameter }) => isAssumed(parameter))?.parameter ?? null
}

/** The layout that comes first, as many times as it takes. */
const recommended = (
  series: Series,
  servers: number,
  spare: number,
  report: Evidence,
  option: SizingOption | null = null,
): Omit<Decision, 'id' | keyof Question | 'status' | 'why' | 'options' | 'cost' | 'next'> => {
  const { layout, grade, sensitivity } = series
  const planned = plannedOf(series, report, option)
  const count = servers + spare
  const pool = poolIn(option)
  return {
    series: series.id,
    count,
    gpus: layout.gpus === null ? null : count * layout.gpus,
    planningRate: planned && record({ ...planned }),
    users: series.headroom
      ? usersOf(series, servers, pool, report)
      : planned
        ? sendersOf(planned.value, report, servers)
        : [],
    oneMore: oneMoreOf(series, servers, report, option),
    grade,
    conditions: [...conditionsOf(series, servers, planned?.value.value ?? null, pool !== null)],
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
  const order = [rival, ...options.map(({ series }) => series)]
  const next = nextOf(proposals, order)
  const told = { ...question, status, why, options: [...options], next }
  const first = members.find((one) => one.id === options[0]?.series)
  if (status === 'nothing' || !first) return { ...nothing, users: [], conditions: [], ...told }
  return { ...told, cost: null, ...recommended(first, 1, 0, report) }
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

const whyOf = ({ options, orderedBy }: Sizing): Decision['why'] => {
  if (options.length < 2) return 'only'
  return orderedBy === 'cost' ? 'price' : 'gpus'
}

/** A workload of which so much is asked: the layout that the sizing puts first. */
const ofSizing = (sizing: Sizing, members: readonly Series[], proposals: Proposals, report: Evidence): Told => {
  const seriesOf = (id: string): Series => members.find((one) => one.id === id)!
  const spare = report.plan.spare
  const options = sizing.options.map((one) => optionOf(one, seriesOf(one.series), spare > 0, report))
  const question = { workload: sizing.workload, mix: null, demand: sizing.demand }
  const [first] = sizing.options
  const next = nextOf(proposals, [first?.series ?? null, ...members.map(({ id }) => id)])
  if (!first) {
    const { why } = choiceOf([], members)
    return { ...nothing, users: [], conditions: [], ...question, status: 'nothing', why, options, next }
  }
  return {
    ...question,
    status: 'decided',
    why: whyOf(sizing),
    options,
    next,
    cost: typeof first.cost?.monthly === 'number' ? taken(of(first.cost, 'monthly')) : null,
    ...recommended(seriesOf(first.series), first.replicas, spare, report, first),
  }
}

/** One answer for each question: for each demand in each workload, or for each workload where nobody gave a demand. */
export const decisionsOf = (report: Evidence): readonly Decision[] => {
  const { series, workloads, sizing } = report
  const first = proposalsOf(subjectsOf(report)).toReversed()
  const proposals = new Map(first.map((one) => [one.series, one] as const))
  const byWorkload = groupBy(series, ({ workloadId }) => workloadId)
  const all =
    sizing.length > 0
      ? sizing.map((one) => ofSizing(one, byWorkload.get(one.workload)!, proposals, report))
      : workloads.map(({ id }) => ofWorkload(id, byWorkload.get(id)!, proposals, report))
  const mixed = report.mixes.map((mix) => ({
    ...ofMix(mix, report),
    oneMore: null,
    weakest: null,
    cost: null,
    next: nextOf(
      proposals,
      mix.layouts.map((layout) => layout.series),
    ),
  }))
  return [...all, ...mixed].map((one, i) => record({ id: `decision-${i + 1}`, ...one }))
}
