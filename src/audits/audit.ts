import type { RepeatPolicy } from '../model/plan.ts'
import type { Finding, Verdict } from '../model/report.ts'
import type { SettledRun } from '../model/run.ts'
import type { Sla } from '../model/metric.ts'
import type { Axis } from '../series/loop.ts'

export type Severity = Finding['severity']

/**
 * What a finding does to the verdict of what it is about. none: nothing; noPass: a pass becomes unknown, a fail stands
 * (the load was not reached, and even so it failed); unproven: the same, and the level stays, so that no pass above it
 * counts (what would show whether it passes was taken out); unconfirmed: only a confirmed verdict stands (too few
 * samples); void: the numbers contradict themselves, nothing is judged.
 */
export type Effect = Finding['effect']

export interface Outcome<Reason extends string = string> {
  readonly reason: Reason
  readonly severity: Severity
  readonly effect: Effect
  readonly values: Readonly<Record<string, string | number | null>>
  /** The audit could not run for want of what the format never promised: no pass is confirmed. */
  readonly unsure?: true
  /** Ids of the SLA limits that the effect is about; without it, all of them. */
  readonly limits?: readonly string[]
}

type Told<Reason extends string> = readonly Outcome<Reason>[]
type Values = Outcome['values']
type Limits = Outcome['limits']

const told = <R extends string>(outcome: Outcome<R>, limits: Limits): Told<R> => [
  { ...outcome, ...(limits && { limits }) },
]

/** What an audit found: an error with what it does to the verdict, or what is told beside it. */
export const error = <const R extends string>(
  reason: R,
  effect: Effect,
  values: Values = {},
  limits?: Limits,
): Told<R> => told({ reason, severity: 'error', effect, values }, limits)

export const warning = <const R extends string>(
  reason: R,
  values: Values = {},
  effect: Effect = 'none',
  limits?: Limits,
): Told<R> => told({ reason, severity: 'warning', effect, values }, limits)

export const info = <const R extends string>(reason: R, values: Values = {}): Told<R> => [
  { reason, severity: 'info', effect: 'none', values },
]

/**
 * What an audit tells that could not run. Where the tool always writes what it needs, that was taken out, and no pass stands
 * without it; where the format never promised it, a pass stands and is not confirmed.
 */
export const couldNotRun = <const R extends string>(
  { wholeRecord }: Pick<SettledRun, 'wholeRecord'>,
  reason: R,
  values: Values = {},
): Told<R> =>
  wholeRecord
    ? error(reason, 'unproven', values)
    : [{ reason, severity: 'warning', effect: 'none', unsure: true, values }]

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
  /** Every run of its series, itself among them. */
  readonly siblings: readonly SettledRun[]
}

export interface Repeat {
  readonly run: SettledRun
  readonly verdict: Verdict
  /** The judged statistic of each SLA limit, seconds. */
  readonly latency: Readonly<Record<string, number | null>>
}

/** The runs of one level that count. */
export interface RepeatsSubject {
  readonly sla: Sla
  /** How they are merged. */
  readonly policy: RepeatPolicy
  readonly repeats: readonly Repeat[]
  /** The one that was measured first; null when neither dates nor file names tell. */
  readonly first: Repeat | null
}

export interface LevelSubject {
  readonly level: number
  /** What was asked for: of rates what was offered. */
  readonly load: number
  readonly verdict: Verdict
  readonly throughput: number | null
  /** The judged statistic of each SLA limit, seconds. */
  readonly latency: Readonly<Record<string, number | null>>
  /** How many runs were made of it. */
  readonly repeats: number
  /** Median TTFT of its fastest run, seconds. */
  readonly medianTtft: number | null
}

export interface SeriesSubject {
  readonly axis: Axis
  /** Usable levels, ascending. */
  readonly levels: readonly LevelSubject[]
  /** Every run, usable or not. */
  readonly runs: readonly SettledRun[]
}

/**
 * Two series that differ in one thing: gpus, more of them for the same workload, and the gain is reported; lengths,
 * another workload on the same layout.
 */
export interface PairSubject {
  readonly differ: 'gpus' | 'lengths'
  readonly base: SeriesSubject
  readonly other: SeriesSubject
}

/** One validity check of the benchmark itself. `reasons` are what it can say; the catalogs hold a sentence for each. */
export interface Audit<Reason extends string = string> {
  readonly reasons: readonly Reason[]
  readonly run?: (subject: RunSubject) => readonly Outcome<Reason>[]
  /** Only where a level has several runs. */
  readonly repeats?: (subject: RepeatsSubject) => readonly Outcome<Reason>[]
  readonly series?: (subject: SeriesSubject) => readonly Outcome<Reason>[]
  /** A finding about a pair is one about its second series. */
  readonly pair?: (subject: PairSubject) => readonly Outcome<Reason>[]
}
