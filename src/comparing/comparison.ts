import type { Change, Movement, Report } from '../model/report.ts'
import type { Reading } from '../model/served.ts'

/** One thing of each of the two reports. */
export interface Both<Of> {
  readonly old: Of
  readonly new: Of
}

/** unchanged: both sides hold the same measurements; lost: what the old side knows the new one does not; gained: the other way round. */
export type Outcome = Movement['outcome']

/**
 * What the noise of a change was taken from. assumed: a single run on each side tells nothing, so a share is taken;
 * estimate: the error of what was simulated.
 */
export type NoiseSource = 'repeats' | 'sampling' | 'assumed' | 'estimate'

export type Reason =
  /** The two sides were asked different questions. */
  | 'question'
  /** The two sides served answers or prompts of different lengths: a hint, and no comparison. */
  | 'lengths'
  /** The old side, or the new one, does not record what it served. */
  | 'oldLengths'
  | 'newLengths'
  /** No side gives such a number, or could be judged. */
  | 'notJudged'
  /** A limit is only known to be at least the highest level that was tested. */
  | 'censored'
  /** The limits may be the same within the steps of the two sweeps. */
  | 'overlap'
  /** The measured limits differ; the points they rest on are not confirmed. */
  | 'unconfirmed'
  /** The points of a side contradict each other. */
  | 'contradiction'
  /** It hangs on the limit, which is undecided. */
  | 'limitUndecided'
  /** Too few requests for any bound on this percentile. */
  | 'fewRequests'
  /** Safe arrivals of the two sides follow from different rules. */
  | 'rule'
  /** Tools that make this metric differently. */
  | 'definition'
  /** The change lies within the noise. */
  | 'noise'

export type About = 'limit' | 'throughputAtLimit' | 'tokensAtLimit' | 'arrivals' | 'users' | 'throughput' | 'latency'

/** Where a limit lies: from (inclusive), below (exclusive); null is unbounded. */
export interface Bracket {
  readonly from: number
  readonly below: number | null
}

/** One number of both reports. SI units; `change` and `range` are new / old − 1. */
export interface Answer extends Both<number | null> {
  readonly about: About
  /** The common level, for throughput and latency. */
  readonly level: number | null
  /** The SLA limit, for latency. */
  readonly limit: string | null
  /** The reading of the demand, for users. */
  readonly demand: Reading | null
  readonly change: number | null
  /** Where the change may lie, given the noise. */
  readonly range: readonly [number, number] | null
  readonly noise: NoiseSource | null
  /** Where the limits may lie, as far as points that stand on their requests tell. */
  readonly brackets: Both<Bracket> | null
  readonly outcome: Outcome
  readonly reason: Reason | null
}

/** A property in which two matched series differ; null where a side does not state it. */
export interface Difference extends Both<string | null> {
  readonly name: string
}

/** One number of a run of each side. */
export interface NamedNumber extends Both<number> {
  /** `completed`, `duration`, `requests`; `ttft.p99`. SI units. */
  readonly name: string
  /** Positive where new is better: more of a rate, less of a time. Null for counts and durations. */
  readonly improvement: number | null
}

export interface LoadDifference extends Both<number | string> {
  readonly name: 'requests' | 'requestRate' | 'burstiness' | 'warmups' | 'inputTokens' | 'outputTokens'
}

/** Two runs at one load. What improved here may be noise: the answers tell. */
export interface Beside extends Both<string> {
  readonly level: number
  readonly numbers: readonly NamedNumber[]
  /** In what the loads differ although the level is the same, beyond 1 %. */
  readonly loads: readonly LoadDifference[]
}

export interface MatchedPair extends Both<string> {
  readonly outcome: Outcome | 'mixed'
  readonly differences: readonly Difference[]
  /** Changes at equal levels that were compared together, among which the 5 % of error are divided. */
  readonly comparisons: number
  readonly answers: readonly Answer[]
  /** Before and after, at each common level. */
  readonly beside: readonly Beside[]
}

export type QuestionPart = Change['question'][number]

export interface Comparison {
  readonly outcome: Outcome | 'mixed'
  /** Parts of the question in which the two reports differ. */
  readonly question: readonly QuestionPart[]
  readonly pairs: readonly MatchedPair[]
  /** Ids of series without a partner. */
  readonly alone: Both<readonly string[]>
}

/** An answer that says nothing yet. */
export const empty = (about: About): Answer => ({
  about,
  level: null,
  limit: null,
  demand: null,
  old: null,
  new: null,
  change: null,
  range: null,
  noise: null,
  brackets: null,
  outcome: 'undecided',
  reason: null,
})

/** Of what not both sides know: whether one does. */
export const known = (told: Answer, { old, new: next }: Both<boolean>): Answer => {
  if (old === next) return { ...told, reason: 'notJudged' }
  return { ...told, outcome: old ? 'lost' : 'gained' }
}

/** Users are told for the first interval and for think times, where somebody said how often they ask. */
export const isTold = ({ about, demand }: Answer, { plan }: Report): boolean => {
  if (about !== 'users') return ['arrivals', 'throughputAtLimit', 'tokensAtLimit'].includes(about)
  if (demand?.interval == null) return true
  return plan.chosenBy.intervals !== 'default' && demand.interval === plan.intervals[0]
}
