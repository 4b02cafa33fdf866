import type { AskedCost, AskedDemand } from './report/asked.ts'
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
  readonly minGpus?: number | undefined
}

/** One kind of request in a mix. */
export interface MixClass {
  readonly name: string | null
  readonly inputTokens: number
  readonly outputTokens: number
  /** Its share of the requests, in the unit of the others: 80 and 20, or 0.8 and 0.2. */
  readonly weight: number
}

/** Requests of several lengths that arrive together. */
export interface Mix {
  readonly name: LocalText | null
  readonly classes: readonly MixClass[]
}

/** What is known of the arrivals beyond independence; null is not given. */
export interface Arrivals {
  /** Shape of gamma-distributed gaps: 1 is Poisson, less is burstier. */
  readonly burstiness: number | null
  /** Standard deviation of the rate from day to day, as a share of its mean. */
  readonly dayToDay: number | null
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
  readonly mixes: readonly Mix[]
  readonly arrivals: Arrivals
  /** The demand to size for, beyond intervals and think times. */
  readonly demand: AskedDemand
  /** Servers more than needed, for when one fails: 1 for N+1. */
  readonly spare: number
  /** Null where nobody gave a price. */
  readonly cost: AskedCost | null
  readonly chosenBy: {
    readonly sla: Chooser
    readonly intervals: Chooser
    readonly thinkTimes: Chooser
    readonly utilizations: Chooser
    readonly overflow: Chooser
    readonly repeatPolicy: Chooser
    readonly accept: Chooser
    readonly spare: Chooser
    readonly arrivals: Chooser
  }
}

/** Shares of the throughput that somebody gave to plan with, ascending; the examples decide nothing. */
export const givenShares = ({
  utilizations,
  chosenBy,
}: {
  readonly utilizations: readonly number[]
  readonly chosenBy: Pick<Plan['chosenBy'], 'utilizations'>
}): readonly number[] => (chosenBy.utilizations === 'default' ? [] : utilizations)
