import type { Series } from '../../model/report.ts'
import { placedRuns, type PlacedRun } from './level-runs.ts'
import { taken, trail, type Answer, type Entry } from './trail.ts'

type Side = 'input' | 'output'

const mostlyFailed = ({ run: { completed, failed } }: PlacedRun): boolean =>
  completed === 0 || (completed !== null && failed !== null && failed > completed)

/** Lengths that nothing states are the middle of what was served, over all runs of the workload. */
const length = (series: Series, ref: string, side: Side, runs: readonly PlacedRun[]) => {
  const name = side === 'input' ? 'inputTokens' : 'outputTokens'
  if (series.workload.kind === 'nominal') return taken(`${ref}/facts/${name}/value`)
  const telling = runs.filter((run) => !mostlyFailed(run))
  const counted = telling.length > 0 ? telling : runs
  const other = side === 'input' ? 'output' : 'input'
  return trail('lengths', {
    L: counted.map((run) => `${run.ref}/tokens/${side}`),
    M: counted.map((run) => `${run.ref}/tokens/${other}`),
  })
}

/** Lengths of each series, asked for and served. */
export const workloadTrails = (answer: Answer): readonly Entry[] => {
  const runs = [...placedRuns(answer).values()]
  return answer.series.flatMap((series, i) => {
    const ref = `series/${i}`
    const own = runs.filter(({ run }) => run.series === series.id)
    const like = answer.series.filter((one) => one.workloadId === series.workloadId)
    const ids = new Set(like.map(({ id }) => id))
    const alike = runs.filter(({ run }) => run.series !== null && ids.has(run.series))
    const mean = (side: Side) => trail('mean', { x: own.map((run) => `${run.ref}/tokens/${side}`) })
    return [
      [`${ref}/workload/inputTokens`, length(series, ref, 'input', alike)] as const,
      [`${ref}/workload/outputTokens`, length(series, ref, 'output', alike)] as const,
      [`${ref}/workload/measured/inputTokens`, mean('input')] as const,
      [`${ref}/workload/measured/outputTokens`, mean('output')] as const,
    ]
  })
}
