import type { Arrivals } from './arrivals.ts'

interface Quantile {
  /** 0.5, 0.9, 0.95, 0.99 … */
  readonly probability: number
  /** Seconds. */
  readonly value: number
}

/** Times of one metric at one level, in seconds. */
export interface Times {
  readonly mean: number
  readonly std: number | null
  readonly quantiles: readonly Quantile[]
}

/** One level of a closed-loop sweep without think time. */
export interface SweepLevel {
  readonly concurrency: number
  /** The judgement of the whole level: every limit kept, and nothing that forbids a pass. */
  readonly verdict: 'pass' | 'fail' | 'unknown'
  /** Its gaps leave room for requests that come at random. */
  readonly room: boolean
  /** Requests/s. */
  readonly throughput: number
  readonly completed: number
  /** Means per request; null if not recorded. */
  readonly promptTokens: number | null
  readonly answerTokens: number | null
  readonly ttft: Times | null
  /** Gaps between tokens, pooled over all requests. */
  readonly itl: Times | null
  readonly e2e: Times | null
  /** The mean over requests of each one's mean gap, seconds; null if not recorded. */
  readonly tpot: number | null
  /** Every answer is as long as was asked for. */
  readonly asAsked: boolean
}

/** A level with all times that a replay is held against. */
export type TimedLevel = SweepLevel & { readonly [Key in 'ttft' | 'itl' | 'e2e']: Times }

export interface ReplayLimit {
  readonly metric: 'ttft' | 'tpot' | 'itl' | 'e2e'
  /** The share of values that must keep the threshold, as 0.99. */
  readonly percentile: number
  /** Seconds. */
  readonly threshold: number
}

/** A sweep with the question asked of it; arrivals are Poisson, and every day the same, where nothing else is stated. */
export interface RateQuestion extends Partial<Arrivals> {
  readonly levels: readonly SweepLevel[]
  readonly limits: readonly ReplayLimit[]
  /** The accepted probability of more requests in flight than the limit, for the overflow rule. */
  readonly overflow: number
  /** Why the whole sweep cannot be replayed, where that is known before. */
  readonly refusal: Refusal | null
}

export const quantileOf = (times: Times, probability: number): number | null =>
  times.quantiles.find((one) => Math.abs(one.probability - probability) < 1e-9)?.value ?? null

/** The lowest quantile that is recorded of such a probability or more; null without one. */
export const quantileFrom = (times: Times, probability: number): Quantile | null =>
  times.quantiles
    .filter((one) => one.probability > probability - 1e-9)
    .toSorted((a, b) => a.probability - b.probability)[0] ?? null

/** Why no replay of the whole sweep decides. */
export type RefusalReason =
  /** Levels that an audit forbids, or without throughput. */
  | 'unusable'
  /** A limit on a mean, or of so high a percentile that a replay is too short for it. */
  | 'limit'
  /** Loads that are not a concurrency kept filled. */
  | 'notClosed'
  /** An unknown number of requests. */
  | 'noCount'
  | 'noTtft'
  | 'noItl'
  | 'noE2el'
  /** No standard deviation of TTFT, or of an E2EL that is told by quantiles, where lengths may vary. */
  | 'noSpread'
  /** Levels that do not tell the same. */
  | 'unlike'
  | 'fewLevels'
  /** Times that cannot be of one workload, or of the throughput. */
  | 'contradiction'
  /** No server fits. */
  | 'noServer'
  /** One fits so badly that its error is half of what it says, or too badly for times that were worked out. */
  | 'error'
  /** The best server carries what the overflow rule gives, and others that fit do not. */
  | 'less'

export interface Refusal {
  readonly reason: RefusalReason
  /** Levels that it is about; none where it is about all of them together. */
  readonly levels: readonly number[]
}

export const refused = (reason: RefusalReason, levels: readonly number[] = []): Refusal => ({ reason, levels })

/** Between levels of one workload, answers may differ so much in their number of gaps, by chance or by tokens sent together. */
export const UNEVEN = 1.5
/** Of the concurrency, in flight by Little's law: fewer while a run begins and ends, more by rounding alone. */
const IN_FLIGHT = { least: 0.65, most: 1.1 } as const

const lacks: readonly (readonly [RefusalReason, (level: SweepLevel, lowest: SweepLevel) => boolean])[] = [
  ['noTtft', ({ ttft }) => ttft === null],
  ['noItl', ({ itl }) => itl === null],
  ['noE2el', ({ e2e }, { e2e: lowest }) => e2e === null && lowest === null],
  ['unlike', (level, lowest) => recordedIn(level) !== recordedIn(lowest)],
  ['contradiction', (level) => !isInFlight(level)],
]

/** The levels if they can be replayed together, or what keeps them from it: evidence that one lacks is made up for by none. */
export function timedLevels(levels: readonly SweepLevel[]): readonly TimedLevel[] | Refusal {
  for (const [reason, isLacking] of lacks) {
    const found = levels.filter((level) => isLacking(level, levels[0]!))
    if (found.length === 0) continue
    return refused(
      reason,
      found.map(({ concurrency }) => concurrency),
    )
  }
  const timed = levels.filter(isTimed)
  return isOneWorkload(timed) ? timed : refused('contradiction')
}

export const isTimed = (level: SweepLevel): level is TimedLevel =>
  level.ttft !== null && level.itl !== null && level.e2e !== null

/** Which statistics a level gives. */
export function recordedIn({ ttft, itl, e2e, promptTokens, answerTokens }: SweepLevel): string {
  return JSON.stringify([[ttft, itl, e2e].map(statistics), promptTokens === null, answerTokens === null])
}

function statistics(times: Times | null): readonly unknown[] {
  const known = times?.quantiles.map(({ probability }) => probability) ?? []
  return [times === null, times === null || times.std === null, known.toSorted((a, b) => a - b)]
}

export function isInFlight({ concurrency, throughput, e2e }: SweepLevel): boolean {
  const share = (throughput * (e2e?.mean ?? 0)) / concurrency
  return share >= IN_FLIGHT.least && share <= IN_FLIGHT.most
}

/** Decode time over the mean gap is the number of gaps of an answer, however loaded the server: the same at every level. */
function isOneWorkload(levels: readonly TimedLevel[]): boolean {
  const gaps = levels.map(gapsIn)
  return Math.min(...gaps) > 0 && Math.max(...gaps) <= UNEVEN * Math.min(...gaps)
}

/** Of an answer, in the mean. */
export function gapsIn({ ttft, itl, e2e }: TimedLevel): number {
  return (e2e.mean - ttft.mean) / itl.mean
}

/** Of a limit of gaps: a closed loop sends in step, and random arrivals bunch, so that gaps grow. */
const ROOM = 0.6
/** Of the same limit, their deviation: more of it may be long gaps that are only few while requests are prefilled together. */
const SPREAD = 0.2

/**
 * Whether gaps at a level leave room for requests that come at random: well within the limit, and with none hidden far
 * above the quantile that is judged. What a record leaves out is room only where its format never promised it.
 */
export function hasRoom({ itl }: Pick<SweepLevel, 'itl'>, limits: readonly ReplayLimit[], isWhole: boolean): boolean {
  const ofGaps = limits.filter(({ metric }) => metric === 'itl')
  return ofGaps.every((limit) => (itl === null ? !isWhole : leavesRoom(itl, limit, isWhole)))
}

function leavesRoom(itl: Times, { percentile, threshold }: ReplayLimit, isWhole: boolean): boolean {
  const value = quantileFrom(itl, percentile)?.value ?? null
  if (isWhole && (value === null || itl.std === null)) return false
  return (value ?? 0) <= ROOM * threshold && (itl.std ?? 0) <= SPREAD * threshold
}
