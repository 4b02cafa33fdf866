import type { ReportRun } from '../../model/report.ts'
import type { Answer } from './trail.ts'

/** A run with its place in the report. */
export interface PlacedRun {
  readonly run: ReportRun
  readonly ref: string
}

/** Runs by their id, with their places. */
export const placedRuns = ({ runs }: Pick<Answer, 'runs'>): ReadonlyMap<string, PlacedRun> =>
  new Map(runs.map((run, i) => [run.id, { run, ref: `runs/${i}` }]))
