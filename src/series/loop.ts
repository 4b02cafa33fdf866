import type { Capacity, ReportRun } from '../model/report.ts'
import { requestsSent, type Load, type SettledRun } from '../model/run.ts'

/**
 * How the load was offered. closed: a cap on requests in flight and no rate; open: a rate and no cap; capped: both, so
 * that the client may queue. The others are levels of nothing. atOnce: neither cap nor rate holds anything back, so that
 * throughput is how fast a heap was worked off; ramp, trace: the rate changes while the run lasts; sessions: the cap is one
 * of sessions, not of requests; unknown: the file tells neither.
 */
export type Loop = ReportRun['load']['kind']
export type Axis = Capacity['axis']

export const loopOf = ({ load }: Pick<SettledRun, 'load'>): Loop => {
  if (load.changing) return load.changing
  if (load.concurrency !== null) return typeof load.requestRate === 'number' ? 'capped' : 'closed'
  if (typeof load.requestRate === 'number') return 'open'
  return load.requestRate === 'inf' || load.unlimited?.concurrency !== undefined ? 'atOnce' : 'unknown'
}

/** True where the run is a level of a sweep. */
export const isLevel = (run: SettledRun): boolean => ['closed', 'open', 'capped'].includes(loopOf(run))

/** Caps that no client reaches, where nothing tells how many requests were sent. */
const beyondClients = 1e6

/** Requests that were sent within a second came all at once: their rate is far above any that was reached. */
const withoutRate = (run: SettledRun): Load => {
  const { load } = run
  const { requestRate } = load
  const most = requestsSent(run)?.most
  if (typeof requestRate !== 'number' || requestRate < (most ?? 100 * (run.throughput.requests ?? Infinity)))
    return load
  return { ...load, requestRate: 'inf', unlimited: { ...load.unlimited, requestRate } }
}

/** A cap on a closed loop that a tenth of it could not fill says nothing; a nearer one was meant, and never filled. */
const isUnreachable = ({ load }: SettledRun, cap: number, most: number): boolean =>
  typeof load.requestRate === 'number' ? cap >= most : cap >= 10 * most

const isFree = (run: SettledRun, cap: number): boolean => {
  const most = requestsSent(run)?.most
  return most === undefined ? cap >= beyondClients : isUnreachable(run, cap, most)
}

const withoutCap = (run: SettledRun, concurrency: number): SettledRun => ({
  ...run,
  load: { ...run.load, concurrency: null, unlimited: { ...run.load.unlimited, concurrency } },
})

const capOf = ({ load }: SettledRun): string => `${load.concurrency} ${typeof load.requestRate}`

/**
 * Runs without the caps and rates that hold nothing back, which tools that know no other way write as huge numbers. A
 * cap is one where no run that names it sends as many requests: in a sweep whose small levels stay below it, it is a cap.
 */
export const withoutUnlimited = (runs: readonly SettledRun[]): readonly SettledRun[] => {
  const paced = runs.map((run): SettledRun => ({ ...run, load: withoutRate(run) }))
  const meant = new Set(paced.filter((run) => !isFree(run, run.load.concurrency ?? Infinity)).map(capOf))
  return paced.map((run) =>
    run.load.concurrency === null || meant.has(capOf(run)) ? run : withoutCap(run, run.load.concurrency),
  )
}

/** Runs of different burstiness are different loads wherever arrivals are paced; a closed loop ignores it. */
export const loopKey = (run: SettledRun): string => {
  const loop = loopOf(run)
  return loop === 'open' || loop === 'capped' ? `${loop} ${run.load.burstiness ?? 1}` : loop
}

/** Runs of one level were offered the same cap and rate. */
export const levelKey = ({ load }: SettledRun): string => `${load.concurrency} ${load.requestRate}`

/** A capped sweep at one rate is a sweep of the cap; otherwise the achieved rate is what its points differ in. */
export const axisOf = (runs: readonly SettledRun[]): Axis => {
  const loops = new Set(runs.map(loopOf))
  if (loops.has('open')) return 'requestRate'
  if (!loops.has('capped')) return 'concurrency'
  return new Set(runs.map((run) => run.load.requestRate)).size === 1 ? 'concurrency' : 'requestRate'
}

/** The order of levels: what was offered. No cap comes last. */
export const offered = (run: SettledRun, axis: Axis): number => {
  if (axis === 'concurrency') return run.load.concurrency ?? Infinity
  return typeof run.load.requestRate === 'number' ? run.load.requestRate : Infinity
}
