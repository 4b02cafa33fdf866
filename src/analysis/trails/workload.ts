import type { Series } from '../../model/report.ts'
import type { Trail } from '../../model/trail.ts'
import { groupBy } from '../../series/group-by.ts'
import { placedRuns, type PlacedRun } from './level-runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Side = 'input' | 'output'

const mostlyFailed = ({ run: { completed, failed } }: PlacedRun): boolean =>
  completed === 0 || (completed !== null && failed !== null && failed > completed)

/** Lengths that nothing states are the middle of what was served, over all runs of the workload. */
const middle = (side: Side, runs: readonly PlacedRun[]) => {
  const telling = runs.filter((run) => !mostlyFailed(run))
  const counted = telling.length > 0 ? telling : runs
  const other = side === 'input' ? 'output' : 'input'
  return trail('lengths', {
    L: counted.map((run) => `${run.ref}/tokens/${side}`),
    M: counted.map((run) => `${run.ref}/tokens/${other}`),
  })
}

/** What each series says of one of its lengths; the first of a workload tells how it was made, the others repeat it. */
const lengthOf = (answer: Answer, runs: ReadonlyMap<string, readonly PlacedRun[]>) => {
  const workloads = groupBy(answer.series, ({ workloadId }) => workloadId)
  const places = new Map(answer.series.map(({ id }, i) => [id, `series/${i}`]))
  return (series: Series, side: Side): Trail => {
    const name = side === 'input' ? 'inputTokens' : 'outputTokens'
    const alike = workloads.get(series.workloadId)!
    const [first] = alike
    if (series.workload.kind === 'nominal') return taken(`${places.get(series.id)}/facts/${name}/value`)
    return first === series
      ? middle(
          side,
          alike.flatMap(({ id }) => runs.get(id) ?? []),
        )
      : taken(`${places.get(first!.id)}/workload/${name}`)
  }
}

/** Lengths of each series, asked for and served. */
export const workloadTrails = (answer: Answer): readonly Entry[] => {
  const runs = groupBy([...placedRuns(answer).values()], ({ run }) => run.series ?? '')
  const length = lengthOf(answer, runs)
  return answer.series.flatMap((series, i) => {
    const ref = `series/${i}/workload`
    const mean = (side: Side) =>
      trail('mean', { x: (runs.get(series.id) ?? []).map((run) => `${run.ref}/tokens/${side}`) })
    return [
      [`${ref}/inputTokens`, length(series, 'input')] as const,
      [`${ref}/outputTokens`, length(series, 'output')] as const,
      [`${ref}/measured/inputTokens`, mean('input')] as const,
      [`${ref}/measured/outputTokens`, mean('output')] as const,
    ]
  })
}
