import type { SettledRun } from '../model/run.ts'

/**
 * How the load was offered. closed: a cap on requests in flight and no rate; open: a rate (or all at once) and no cap;
 * capped: both, so that the client may queue; unknown: the file tells neither.
 */
export type Loop = 'closed' | 'open' | 'capped' | 'unknown'
export type Axis = 'concurrency' | 'requestRate'

export const loopOf = ({ load }: SettledRun): Loop => {
  if (load.concurrency !== null) return typeof load.requestRate === 'number' ? 'capped' : 'closed'
  return load.requestRate === null ? 'unknown' : 'open'
}

/** Runs of different burstiness are different loads wherever arrivals are paced; a closed loop ignores it. */
export const loopKey = (run: SettledRun): string => {
  const loop = loopOf(run)
  return loop === 'open' || loop === 'capped' ? `${loop} ${run.load.burstiness ?? 1}` : loop
}

/** A capped sweep at one rate is a sweep of the cap; otherwise the achieved rate is what its points differ in. */
export const axisOf = (runs: readonly SettledRun[]): Axis => {
  const loops = new Set(runs.map(loopOf))
  if (loops.has('open')) return 'requestRate'
  if (!loops.has('capped')) return 'concurrency'
  return new Set(runs.map((run) => run.load.requestRate)).size === 1 ? 'concurrency' : 'requestRate'
}

/** The order of levels: what was offered. All at once comes last. */
export const offered = (run: SettledRun, axis: Axis): number => {
  if (axis === 'concurrency') return run.load.concurrency ?? Infinity
  return typeof run.load.requestRate === 'number' ? run.load.requestRate : Infinity
}
