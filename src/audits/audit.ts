import type { SettledRun } from '../model/run.ts'
import type { Sla } from '../model/sla.ts'
import type { Axis } from '../series/loop.ts'

export type Severity = 'error' | 'warning' | 'info'

/**
 * What a finding does to the verdict of what it is about. none: nothing; noPass: a pass becomes unknown, a fail stands
 * (the load was not reached, and even so it failed); unconfirmed: only a confirmed verdict stands (too few samples);
 * void: the numbers contradict themselves, nothing is judged.
 */
export type Effect = 'none' | 'noPass' | 'unconfirmed' | 'void'

export interface Outcome<Reason extends string = string> {
  readonly reason: Reason
  readonly severity: Severity
  readonly effect: Effect
  readonly values: Readonly<Record<string, string | number | null>>
  /** Ids of the SLA limits that the effect is about; without it, all of them. */
  readonly limits?: readonly string[]
}

/** A range, because the mean latency may have to be rebuilt; both ends are the same when it was measured. */
export interface Range {
  readonly low: number
  readonly high: number
}

export interface RunSubject {
  readonly run: SettledRun
  readonly sla: Sla
  readonly axis: Axis
  /** Mean requests in flight by Little's law. */
  readonly inFlight: (Range & { readonly measured: boolean }) | null
  /** inFlight / concurrency; null in an open loop. */
  readonly occupancy: Range | null
}

export interface LevelSubject {
  readonly level: number
  readonly verdict: 'pass' | 'fail' | 'unknown'
  readonly throughput: number | null
  /** The judged statistic of each SLA limit, seconds. */
  readonly latency: Readonly<Record<string, number | null>>
}

export interface SeriesSubject {
  readonly axis: Axis
  /** Usable levels, ascending. */
  readonly levels: readonly LevelSubject[]
}

/** One validity check of the benchmark itself. `reasons` are what it can say; the catalogs hold a sentence for each. */
export interface Audit<Reason extends string = string> {
  readonly reasons: readonly Reason[]
  readonly run?: (subject: RunSubject) => readonly Outcome<Reason>[]
  readonly series?: (subject: SeriesSubject) => readonly Outcome<Reason>[]
}
