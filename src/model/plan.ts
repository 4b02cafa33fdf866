import type { Sla } from './sla.ts'

/** Who chose a value: the flags, the plan file, or konkyo's default (an assumption, and printed as one). */
export type Chooser = 'flag' | 'plan' | 'default'

/** A text in one language, or the same text in all. */
export type LocalText = string | Readonly<Record<string, string>>

/**
 * How repeats of one level become one: worst, for commitments; median; pooled, all requests as one sample, which needs
 * per-request data of every repeat.
 */
export const repeatPolicies = ['worst', 'median', 'pooled'] as const
export type RepeatPolicy = (typeof repeatPolicies)[number]

/** Values for the runs whose path matches a glob. */
export interface SeriesHint {
  readonly match: string
  readonly model?: string | undefined
  readonly engine?: string | undefined
  readonly gpu?: string | undefined
  readonly gpus?: number | undefined
  readonly tensorParallel?: number | undefined
  readonly pipelineParallel?: number | undefined
  readonly dataParallel?: number | undefined
  readonly inputTokens?: number | undefined
  readonly outputTokens?: number | undefined
  readonly kvCacheTokens?: number | undefined
}

/** The question: everything about the answer that is not measured. Seconds and fractions. */
export interface Plan {
  readonly title: LocalText | null
  readonly customer: LocalText | null
  readonly author: LocalText | null
  readonly sla: Sla
  /** Seconds between two requests of one user, one reading each. */
  readonly intervals: readonly number[]
  /** Seconds a user reads before the next request, one reading each. */
  readonly thinkTimes: readonly number[]
  /** Shares of the limit that are planned to be used, ascending. */
  readonly utilizations: readonly number[]
  /** Accepted probability that more requests are in flight than the limit. */
  readonly overflow: number
  readonly repeatPolicy: RepeatPolicy
  /** Audits whose errors the person takes upon themselves, V05 … */
  readonly accept: readonly string[]
  readonly series: readonly SeriesHint[]
  readonly chosenBy: {
    readonly sla: Chooser
    readonly intervals: Chooser
    readonly thinkTimes: Chooser
    readonly utilizations: Chooser
    readonly overflow: Chooser
    readonly repeatPolicy: Chooser
    readonly accept: Chooser
  }
}
