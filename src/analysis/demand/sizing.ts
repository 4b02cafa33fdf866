import type { Plan } from '../../model/plan.ts'
import type { Cost, Demand, Report, Sizing, SizingOption, Ungraded, Workload } from '../../model/report.ts'
import { extended } from '../../trails/record.ts'
import { demandsOf } from './asked-demand.ts'
import { withSensitivity } from './cost-sensitivity.ts'
import { optionCostOf } from './option-cost.ts'
import { costsOf } from './server-cost.ts'
import { optionOf } from './sizing-option.ts'

interface Answered {
  readonly series: readonly Ungraded[]
  readonly workloads: readonly Workload[]
}

const weightOf = (option: SizingOption, orderedBy: Sizing['orderedBy'], spare: number): number => {
  if (orderedBy === 'cost') return option.cost?.monthly ?? Infinity
  return (spare > 0 ? option.nPlusOne.gpus : option.gpus) ?? Infinity
}

/** Fewer servers decide between equals; what is unknown comes last. */
const bestFirst = (
  options: readonly SizingOption[],
  orderedBy: Sizing['orderedBy'],
  spare: number,
): readonly SizingOption[] =>
  options.toSorted((a, b) => {
    const [x, y] = [weightOf(a, orderedBy, spare), weightOf(b, orderedBy, spare)]
    return x === y ? a.replicas - b.replicas : x - y
  })

const sizingOf = (
  demand: Demand,
  workload: Workload,
  series: readonly Ungraded[],
  plan: Plan,
  costs: readonly Cost[],
): Omit<Sizing, 'id'> => {
  const own = series.filter((one) => one.workloadId === workload.id)
  const tried = own.map((one) => ({ series: one, option: optionOf(one, demand, plan) }))
  const priced = plan.cost && { cost: plan.cost, costs, spare: plan.spare }
  const options = tried.flatMap(({ series: one, option }): readonly SizingOption[] => {
    if (typeof option === 'string') return []
    return [extended(option, { cost: priced && optionCostOf(option, one, demand, priced) })]
  })
  const isPriced = options.every(({ cost }) => typeof cost?.monthly === 'number')
  const orderedBy = options.length > 0 && isPriced ? 'cost' : 'gpus'
  const ordered = bestFirst(options, orderedBy, plan.spare)
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
