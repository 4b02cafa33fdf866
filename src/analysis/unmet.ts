import type { Plan } from '../model/plan.ts'
import type { Report, Ungraded } from '../model/report.ts'
import { matcher } from '../series/facts.ts'
import { fits } from './demand/server-cost.ts'
import { isOfClass } from './mix/mix-layouts.ts'

type Unmet = Report['unmet'][number]

/** Enough to see how the names are made. */
const mostNamed = 8

const told = (found: readonly string[]): Pick<Unmet, 'choices' | 'more'> => {
  const distinct = [...new Set(found)]
  return { choices: distinct.slice(0, mostNamed), more: Math.max(0, distinct.length - mostNamed) }
}

/** Folders are what a glob is written for, unless all lie in one. */
const namesOf = (paths: readonly string[]): readonly string[] => {
  const folders = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))
  return folders.size > 1 ? [...folders].map((folder) => `${folder}**`) : paths
}

const matchesUnmet = ({ series }: Plan, paths: readonly string[]): readonly Unmet[] =>
  series.flatMap(({ match }, i) => {
    const isMatch = matcher(match)
    if (paths.some(isMatch)) return []
    return [{ part: 'match', at: `series.${i}.match`, text: match, ...told(namesOf(paths)) }]
  })

const lengthsText = (input: number | null, output: number | null): string => `${input ?? '—'}/${output ?? '—'}`

const classesUnmet = ({ mixes }: Plan, series: readonly Ungraded[]): readonly Unmet[] =>
  mixes.flatMap(({ classes }, i) =>
    classes.flatMap((one, j) => {
      if (series.some((other) => isOfClass(other, one))) return []
      const lengths = series.map(({ workload }) => lengthsText(workload.inputTokens, workload.outputTokens))
      const text = lengthsText(one.inputTokens, one.outputTokens)
      return [{ part: 'mixClass', at: `mix.${i}.classes.${j}`, text, ...told(lengths) }]
    }),
  )

const layoutsUnmet = ({ cost }: Plan, series: readonly Ungraded[]): readonly Unmet[] =>
  (cost?.layouts ?? []).flatMap((price, i) => {
    if (series.some((one) => fits(one, price))) return []
    const { name, gpus } = price
    const text = [name, gpus].filter((part) => part !== null).join(', ')
    return [{ part: 'costLayout', at: `cost.layouts.${i}`, text, ...told(series.map((one) => one.name)) }]
  })

/** What the plan says of files, lengths or layouts that there are none of: a slip of the hand, or a file that is missing. */
export const unmetOf = (plan: Plan, paths: readonly string[], series: readonly Ungraded[]): Unmet[] => [
  ...matchesUnmet(plan, paths),
  ...classesUnmet(plan, series),
  ...layoutsUnmet(plan, series),
]
