import { routingAllowance } from '../layouts/index.ts'
import type { Decision, Report, Series } from '../model/report.ts'
import { plannedOf } from './planned.ts'

export type Option = Decision['options'][number]
/** The finished report, before anything is decided. */
export type Evidence = Omit<Report, 'decisions' | 'trails'>

/** Layouts are the same within it: about what two runs of one level lie apart. */
const NEAR = 0.03

/** True where the layout's limit was found, so that it can do no more than is said. */
export const isClosed = ({ capacity }: Series): boolean =>
  (capacity.status === 'bracketed' || capacity.status === 'nonContiguous') && capacity.gap === null

/** Fewer GPUs are taken several times to make as many as the largest layout has, and routing takes its part. */
export const optionOf = (series: Series, rate: number | null, most: number): Option => {
  const { gpus } = series.layout
  const share = gpus !== null && gpus < most ? routingAllowance : 1
  return {
    series: series.id,
    count: 1,
    gpus,
    planningRate: rate,
    perGpu: rate === null || gpus === null ? null : (share * rate) / gpus,
  }
}

/** What options are ordered by. */
export const best = ({ perGpu, planningRate }: Option): number => perGpu ?? planningRate ?? -1

const isNear = (option: Option, most: Option): boolean => best(option) >= (1 - NEAR) * best(most)

/**
 * The layouts of a workload, the one first that serves most for each GPU. Of those within 3 % of it the one with the fewest
 * GPUs: more of them serve as much, grow in smaller steps, and one that fails takes less with it.
 */
export const optionsOf = (members: readonly Series[], report: Evidence): readonly Option[] => {
  const most = Math.max(0, ...members.map(({ layout }) => layout.gpus ?? 0))
  const ordered = members
    .map((series) => optionOf(series, plannedOf(series, report)?.value.value ?? null, most))
    .toSorted((a, b) => best(b) - best(a) || (a.gpus ?? Infinity) - (b.gpus ?? Infinity) || 0)
  const near = ordered.filter((option) => option.perGpu !== null && isNear(option, ordered[0]!))
  const first = near.toSorted((a, b) => a.gpus! - b.gpus!)[0] ?? ordered[0]
  return first ? [first, ...ordered.filter((option) => option !== first)] : []
}

type Choice = Pick<Decision, 'status' | 'why'> & { readonly rival: string | null }

const settled = (why: Decision['why']): Choice => ({ status: 'decided', why, rival: null })

/** Whether another layout may still turn out better than the first. */
const challenged = (first: Option, others: readonly Option[], all: readonly Series[]): Choice => {
  const seriesOf = (option: Option): Series => all.find(({ id }) => id === option.series)!
  const rated = others.filter(({ planningRate }) => planningRate !== null)
  const open = others.find((option) => {
    const { status } = seriesOf(option).capacity
    return !isClosed(seriesOf(option)) && status !== 'leftCensored'
  })
  if (open) return { status: 'undecided', why: 'otherOpen', rival: open.series }
  if (rated.length === 0) return settled('onlyPasses')
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
  if (closed.length === 0) return 'openLoop'
  if (closed.some(({ basis }) => basis?.judged)) return 'noRoom'
  if (closed.some(({ capacity }) => capacity.status === 'leftCensored')) return 'fails'
  return closed.some(({ capacity }) => capacity.status === 'nonContiguous') ? 'contradiction' : 'unjudged'
}
