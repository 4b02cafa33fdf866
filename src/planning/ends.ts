import { counted, unbrokenRun } from '../capacity/levels.ts'
import type { Point } from '../model/report.ts'
import { ladderOf, type Subject } from './levels.ts'

export type Rung = ReturnType<typeof ladderOf>[number]

export interface Ends {
  readonly rungs: readonly Rung[]
  /** The end of the unbroken run of passes. */
  readonly limit: Rung | undefined
  /** The level that ended it. */
  readonly next: Rung | undefined
}

/** The limit of a sweep and what lies above it. */
export const endsOf = (subject: Subject): Ends => {
  const rungs = ladderOf(subject)
  const points = rungs.map(({ point }) => point)
  const passes = unbrokenRun(points)
  const rungOf = (found: Point | undefined) => rungs.find(({ point }) => point === found)
  return { rungs, limit: rungOf(passes.at(-1)), next: rungOf(counted(points)[passes.length]) }
}

/** Limits that a level cannot be judged by, as it lacks their metric. */
export const missing = ({ point }: Rung): readonly string[] =>
  Object.entries(point.judgements)
    .filter(([, { reason }]) => reason === 'metricMissing')
    .map(([limit]) => limit)
