import { byId } from '../model/by-id.ts'
import { groupBy } from '../model/group-by.ts'
import { givenShares } from '../model/plan.ts'
import type { Decision, Series, SizingOption, Report, Ungraded, Basis } from '../model/report.ts'
import { isSmoother, layoutsOf } from '../model/standing.ts'
import { made, of, taken, type Field, type Made } from '../trails/made.ts'

/** Requests/s of one server to plan with, and where that comes from. */
export interface Planned extends Omit<NonNullable<Decision['planningRate']>, 'value'> {
  readonly value: Made<number>
}

/** What several servers are counted to take as one pool; null where none is. */
export const poolIn = (option: SizingOption | null): Field<number> | null =>
  option?.pool?.rate != null && option.replicas > 1 ? (of(option.pool, 'rate') as Field<number>) : null

/** A server's part of that; held to the share that somebody gave where it is all of it. */
const pooled = (p: Field<number>, option: SizingOption, { throughput }: Basis, { plan }: Asked): Planned => {
  const value = made('pooledEach', { T: p, k: of(option, 'replicas') }, { assumptions: ['plan/balancer'] })
  const [share] = givenShares(plan)
  const isHeld = share !== undefined && value.value >= share * throughput * (1 - 1e-9)
  return { value, from: 'law', cappedBy: isHeld ? 'share' : null }
}

/** Null where the SLA was not judged, or nothing passes that can be planned with. */
export const plannedOf = (
  { basis, headroom }: Ungraded,
  report: Asked,
  option: SizingOption | null = null,
): Planned | null => {
  if (!basis?.judged) return null
  const p = poolIn(option)
  if (p) return pooled(p, option!, basis, report)
  return headroom && { value: taken(of(headroom, 'arrivalRate')), from: headroom.from, cappedBy: headroom.cappedBy }
}

export type Option = Decision['options'][number]
/** The finished report, before anything is decided. */
export type Evidence = Omit<Report, 'decisions' | 'purchases' | 'trails'>
type Asked = Pick<Evidence, 'plan'>

/** Layouts are the same within it: about what two runs of one level lie apart. */
const NEAR = 0.03

/** True where the layout's limit was found, so that it can do no more than is said. */
const isClosed = ({ capacity }: Series): boolean =>
  (capacity.status === 'bracketed' || capacity.status === 'nonContiguous') && capacity.gap === null

export const optionOf = ({ id, layout: { gpus } }: Ungraded, rate: number | null): Option => ({
  series: id,
  count: 1,
  gpus,
  planningRate: rate,
  perGpu: rate === null || gpus === null ? null : rate / gpus,
})

/** What options are ordered by. */
export const best = ({ perGpu, planningRate }: Option): number => perGpu ?? planningRate ?? -1

const isNear = (option: Option, most: Option): boolean => best(option) >= (1 - NEAR) * best(most)

/**
 * The layouts of a workload, the one first that serves most for each GPU. Of those within 3 % of it the one with the fewest
 * GPUs: more of them serve as much, grow in smaller steps, and one that fails takes less with it.
 */
export const optionsOf = (members: readonly Ungraded[], report: Asked): readonly Option[] => {
  const ordered = members
    .map((series) => optionOf(series, plannedOf(series, report)?.value.value ?? null))
    .toSorted((a, b) => best(b) - best(a) || (a.gpus ?? Infinity) - (b.gpus ?? Infinity) || 0)
  const near = ordered.filter((option) => option.perGpu !== null && isNear(option, ordered[0]!))
  const first = near.toSorted((a, b) => a.gpus! - b.gpus!)[0] ?? ordered[0]
  return first ? [first, ...ordered.filter((option) => option !== first)] : []
}

/** The series that are recommended: those that a demand takes, or where nobody gave one the best of each workload. */
export const chosenOf = <One extends Ungraded>(
  series: readonly One[],
  sizing: Report['sizing'],
  asked: Asked,
): readonly One[] => {
  const ofWorkloads = [...groupBy(series, ({ workloadId }) => workloadId).values()].flatMap((members) =>
    optionsOf(layoutsOf(members), asked).slice(0, 1),
  )
  const first = sizing.length > 0 ? sizing.flatMap(({ options }) => options.slice(0, 1)) : ofWorkloads
  return first.flatMap((option) => byId(series, option.series) ?? [])
}

type Choice = Pick<Decision, 'status' | 'why'> & { readonly rival: string | null }

const settled = (why: Decision['why']): Choice => ({ status: 'decided', why, rival: null })

/** Whether another layout may still turn out better than the first. */
const challenged = (first: Option, others: readonly Option[], all: readonly Series[]): Choice => {
  const seriesOf = (option: Option): Series => byId(all, option.series)!
  const rated = others.filter(({ planningRate }) => planningRate !== null)
  const open = others.find((option) => {
    const { status } = seriesOf(option).capacity
    return !isClosed(seriesOf(option)) && status !== 'leftCensored'
  })
  if (open) return { status: 'undecided', why: 'otherOpen', rival: open.series }
  const smoother = others.find((option) => isSmoother(seriesOf(option)))
  if (smoother) return { status: 'undecided', why: 'otherSmoother', rival: smoother.series }
  if (rated.length === 0)
    return settled(others.some((option) => seriesOf(option).basis?.judged) ? 'onlyCounted' : 'onlyPasses')
  if ([first, ...rated].some(({ gpus }) => gpus === null))
    return { status: 'undecided', why: 'gpusUnknown', rival: rated[0]!.series }
  return settled(rated.some((option) => isNear(option, first)) ? 'spare' : 'perGpu')
}

/** What to say of layouts in their order, and the layout that may still overturn it. */
export const choiceOf = (options: readonly Option[], members: readonly Series[]): Choice => {
  const [first, ...others] = options
  if (!first || first.planningRate === null) return { status: 'nothing', why: whyNone(members), rival: null }
  return others.length === 0 ? settled('only') : challenged(first, others, members)
}

const whyNone = (members: readonly Series[]): Decision['why'] => {
  const closed = members.filter(({ capacity }) => capacity.axis === 'concurrency')
  if (members.length > 0 && members.every(({ capacity }) => capacity.status === 'leftCensored')) return 'fails'
  if (closed.length === 0) return members.some(({ basis }) => basis?.judged) ? 'smoother' : 'unjudged'
  if (closed.some(({ basis }) => basis?.judged)) return 'noRoom'
  if (closed.every(({ capacity }) => capacity.status === 'leftCensored')) return 'fails'
  return closed.some(({ capacity }) => capacity.status === 'nonContiguous') ? 'contradiction' : 'unjudged'
}
