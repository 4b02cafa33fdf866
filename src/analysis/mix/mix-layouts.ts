import type { Mix, MixClass } from '../../model/plan.ts'
import type { ReportRun, Ungraded } from '../../model/report.ts'
import { groupBy } from '../../series/group-by.ts'
import { differences } from '../layouts/comparable.ts'

/** What classes of one mix may differ in: lengths come from different datasets, and arrivals are judged apart. */
const ofClasses = new Set(['axis', 'dataset', 'dataset_name'])

const alike = (a: Ungraded, b: Ungraded, runs: readonly ReportRun[]): boolean =>
  differences(a, b, runs).every(({ key }) => ofClasses.has(key))

const lengthsOf = ({ workload }: Ungraded): string => `${workload.inputTokens}/${workload.outputTokens}`

/** The class of a mix that a series measured. */
export const isOfClass = (series: Ungraded, { inputTokens, outputTokens }: MixClass): boolean =>
  series.workload.inputTokens === inputTokens && series.workload.outputTokens === outputTokens

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
export interface MixLayout {
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
