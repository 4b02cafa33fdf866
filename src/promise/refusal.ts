/**
 * Why nothing is replayed. unusable: levels that an audit forbids, or without throughput. limit: one on a mean, or of so high a percentile that a replay is too short for it. notClosed:
 * loads that are not a concurrency kept filled. noCount: an unknown number of requests. noTtft, noItl, noE2el: no times. noSpread: no standard deviation of times
 * that may vary. unlike: levels that do not tell the same. contradiction: times that cannot be of one workload, or of the
 * throughput. noServer, error: no server fits, or so badly that its error is half of what it says. less: it carries less
 * than the overflow rule.
 */
export type RefusalReason =
  | 'unusable'
  | 'limit'
  | 'notClosed'
  | 'noCount'
  | 'noTtft'
  | 'noItl'
  | 'noE2el'
  | 'noSpread'
  | 'unlike'
  | 'fewLevels'
  | 'contradiction'
  | 'noServer'
  | 'error'
  | 'less'

export interface Refusal {
  readonly reason: RefusalReason
  /** Levels that it is about; none where it is about all of them together. */
  readonly levels: readonly number[]
}

export const refused = (reason: RefusalReason, levels: readonly number[] = []): Refusal => ({ reason, levels })
