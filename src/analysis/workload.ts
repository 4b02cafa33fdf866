import type { Series } from '../model/report.ts'
import type { SettledRun } from '../model/run.ts'
import type { RunGroup } from '../series/series-of.ts'
import { explained, made, read, taken, type Made } from '../trails/made.ts'
import { record } from '../trails/record.ts'
import { inRun } from './places.ts'

const mostlyFailed = ({ completed, failed }: SettledRun): boolean =>
  completed === 0 || (completed !== null && failed !== null && failed > completed)

/** Lengths of a workload that nothing states: the middle of what was served. */
export type Served = Readonly<Record<'inputTokens' | 'outputTokens', Made<number | null>>>

/** Of all groups of one workload, which have the same lengths. */
export const servedBy = (groups: readonly RunGroup[]): Served => {
  const runs = groups.flatMap((group) => group.runs)
  const telling = runs.filter((run) => !mostlyFailed(run))
  const counted = telling.length > 0 ? telling : runs
  const { inputTokens, outputTokens } = groups[0]!.lengths
  const input = counted.map((run) => inRun(run, 'tokens/input'))
  const output = counted.map((run) => inRun(run, 'tokens/output'))
  return {
    inputTokens: explained('lengths', inputTokens, { L: input, M: output }),
    outputTokens: explained('lengths', outputTokens, { L: output, M: input }),
  }
}

/** Lengths of a series, asked for and served. */
export const workloadOf = (
  { lengths, runs }: RunGroup,
  { id, served }: { readonly id: string; readonly served: Served },
): Series['workload'] => {
  const mean = (side: 'input' | 'output') =>
    made<number | null>('mean', { x: runs.map((run) => inRun(run, `tokens/${side}`)) })
  const length = (name: 'inputTokens' | 'outputTokens') =>
    lengths.kind === 'nominal' ? taken(read(`series/${id}/facts/${name}/value`, lengths[name])) : served[name]
  return record({
    inputTokens: length('inputTokens'),
    outputTokens: length('outputTokens'),
    kind: lengths.kind,
    measured: record({ inputTokens: mean('input'), outputTokens: mean('output') }),
  })
}
