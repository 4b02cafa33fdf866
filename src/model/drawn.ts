import { byId } from './by-id.ts'
import { type SlaLimit, statistic } from './metric.ts'
import { decidingId } from './of-series.ts'
import type { Judgement, Point, Report, Series } from './report.ts'

export type Drawn = Pick<Judgement, 'value' | 'interval'>

/** The statistic by which levels of some series are drawn together: that of a limit, or where none has it, the first that decided one. */
export const commonId = (series: readonly Series[], id: string): string => {
  const known = series.flatMap(({ points }) =>
    points.flatMap(({ judgements }) => (judgements[id]?.value == null ? [] : decidingId(id, judgements[id]))),
  )
  return known.includes(id) ? id : (known[0] ?? id)
}

/**
 * A level as it is drawn by a statistic: what was judged of a limit, or where another statistic decided, or none, the largest
 * of its runs, seconds; undefined without one.
 */
export const drawnAs = (
  drawnId: string,
  { id, metric }: Pick<SlaLimit, 'id' | 'metric'>,
  { judgements, runs }: Point,
  report: Pick<Report, 'runs'>,
): Drawn | undefined => {
  const judgement = judgements[id]
  if (!judgement || decidingId(id, judgement) === drawnId) return judgement
  const name = drawnId.slice(metric.length + 1)
  const values = runs.flatMap((run) => statistic(byId(report.runs, run)?.latency[metric] ?? null, name) ?? [])
  return values.length > 0 ? { value: Math.max(...values), interval: null } : undefined
}
