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
  const counted = rungs.filter(({ point }) => !point.bridged)
  const broken = counted.findIndex(({ point }) => point.verdict !== 'pass')
  const run = broken < 0 ? counted : counted.slice(0, broken)
  return { rungs, limit: run.at(-1), next: counted[run.length] }
}

/** Limits that a level cannot be judged by, as it lacks their metric. */
export const missing = ({ point }: Rung): readonly string[] =>
  Object.entries(point.judgements)
    .filter(([, { reason }]) => reason === 'metricMissing')
    .map(([limit]) => limit)
