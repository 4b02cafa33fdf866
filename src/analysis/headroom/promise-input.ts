import { percentileOf, type LatencyStatistics, type SlaLimit } from '../../model/metric.ts'
import type { RepeatPolicy, Plan } from '../../model/plan.ts'
import type { Point } from '../../model/report.ts'
import type { SettledRun } from '../../model/run.ts'
import {
  type SweepLevel,
  type RefusalReason,
  type Times,
  hasRoom,
  type RateQuestion,
  type ReplayLimit,
  type Refusal,
  refused,
} from '../../replay/sweep.ts'
import { loopOf } from '../../series/loop.ts'
import { limitPoint } from '../capacity-of.ts'
import type { JudgedRun } from '../points/judged-run.ts'
import { levelsOf } from '../points/points.ts'
import { bySpeed, mergedAs, standing } from '../points/repeats.ts'
import { statedArrivals } from './promised.ts'

/**
 * The one run that stands for a level where figures must belong together: of repeats the slowest, or the middle one if
 * they are merged so. Its throughput is the level's. Null where no run that counts has a throughput.
 */
export const runOfLevel = (repeats: readonly JudgedRun[], policy: RepeatPolicy): JudgedRun | null => {
  const counted = standing(repeats)
  const ordered = counted.filter(({ run }) => run.throughput.requests !== null).toSorted(bySpeed)
  const place = mergedAs(counted, policy) === 'median' ? (ordered.length - 1) >> 1 : 0
  return ordered[place] ?? null
}

type LevelTimes = Pick<SweepLevel, 'ttft' | 'itl' | 'e2e' | 'tpot' | 'asAsked'>

const timesOf = (told: LatencyStatistics | null): Times | null => {
  if (!told || !((told.mean ?? 0) > 0)) return null
  const named = { median: told.median, p90: told.p90, p95: told.p95, p99: told.p99, ...told.others }
  const quantiles = Object.entries(named).flatMap(([name, value]) => {
    const probability = percentileOf(name)
    return probability === null || value === null ? [] : { probability, value }
  })
  return { mean: told.mean!, std: told.std, quantiles }
}

/** Whether all requests have the length that was asked for. */
const isAsAsked = (length: number | null, asked: number | undefined): boolean => length !== null && length === asked

/** ITL as recorded, however weighted. */
const allGaps = ({ latency }: SettledRun): Times | null => timesOf(latency.itl)

/** Gaps between tokens; a mean gap for each request says nothing about single ones. */
const gapsOf = ({ itl }: SettledRun['latency']): Times | null =>
  itl?.definition.weighting === 'perRequest' ? null : timesOf(itl)

/** No times: what no replay can be judged by. */
const untimed: LevelTimes = { ttft: null, itl: null, e2e: null, tpot: null, asAsked: false }

/** Without a standard deviation nothing says how TTFT varies, unless all prompts have the length that was asked for. */
const firstTokens = ({ latency, tokens, facts }: SettledRun): Times | null => {
  const times = timesOf(latency.ttft)
  return times?.std === null && !isAsAsked(tokens.input, facts.inputTokens?.value) ? null : times
}

/** Quantiles of E2EL without a standard deviation tell that times vary, and not how much. */
const wholeAnswers = ({ latency, tokens, facts }: SettledRun): Times | null => {
  const times = timesOf(latency.e2e)
  const isHalfTold = times?.std === null && times.quantiles.length > 0
  return isHalfTold && !isAsAsked(tokens.output, facts.outputTokens?.value) ? null : times
}

/** Times of a run that kept its concurrency filled and nothing else: neither a rate nor an unknown number of requests. */
export const timesIn = (run: SettledRun): LevelTimes => {
  const { latency, tokens, facts, completed } = run
  if (loopOf(run) !== 'closed' || completed === null || completed === 0) return untimed
  return {
    ttft: firstTokens(run),
    itl: gapsOf(latency),
    e2e: wholeAnswers(run),
    tpot: (latency.tpot?.mean ?? 0) > 0 ? latency.tpot!.mean : null,
    asAsked: isAsAsked(tokens.output, facts.outputTokens?.value),
  }
}

/** What a run lacks to be replayed, the first of it; null for one that lacks nothing. */
export const untimedFor = (run: SettledRun): RefusalReason | null => {
  if (loopOf(run) !== 'closed') return 'notClosed'
  if (run.completed === null || run.completed === 0) return 'noCount'
  const { ttft, itl, e2e, tpot } = timesIn(run)
  if (ttft === null) return timesOf(run.latency.ttft) ? 'noSpread' : 'noTtft'
  if (itl === null) return 'noItl'
  if (e2e !== null) return null
  if (timesOf(run.latency.e2e)) return 'noSpread'
  return tpot === null || run.tokens.output === null ? 'noE2el' : null
}

/** Above it, too few of a replay's requests may be late to judge by. */
const highestPercentile = 0.999 + 1e-9

/** A replay knows percentiles: null for a mean, or for one so high that a replay is too short for it. */
const limitOf = ({ metric, statistic, threshold }: SlaLimit): ReplayLimit | null => {
  const percentile = percentileOf(statistic)
  return percentile === null || percentile > highestPercentile ? null : { metric, percentile, threshold }
}

/** Whether a replay can judge it. */
export const isSimulated = (limit: SlaLimit): boolean => limitOf(limit) !== null

/** Above the limit nothing counts as a pass, and up to it everything that is left does. */
const verdictOf = ({ level, verdict }: Point, limit: number): SweepLevel['verdict'] => {
  if (level <= limit) return 'pass'
  return verdict === 'fail' ? 'fail' : 'unknown'
}

/** What was taken out of a record may have shown that its times are not to be used. */
const isUnproven = (repeats: readonly JudgedRun[]): boolean =>
  repeats.some(({ outcomes }) => outcomes.some(({ effect }) => effect === 'unproven'))

const isOfFew = ({ audit, effect, reason }: JudgedRun['outcomes'][number]): boolean =>
  effect === 'none' || audit === 'V02' || reason === 'perhapsDrained'

/** Too few requests to judge the SLA by, or to fill all places to the end, and no other doubt: a replay of as few is held against the same. */
const isThin = ({ bridged }: Point, repeats: readonly JudgedRun[]): boolean =>
  bridged && repeats.every(({ outcomes }) => outcomes.every(isOfFew))

/** The run that a level is replayed by; null for a level that cannot be used. */
const replayedBy = (point: Point, repeats: readonly JudgedRun[], { repeatPolicy }: Plan): SettledRun | null =>
  (point.usable || isThin(point, repeats)) && point.throughput.requests && !isUnproven(repeats)
    ? (runOfLevel(repeats, repeatPolicy)?.run ?? null)
    : null

const levelOf = (point: Point, run: SettledRun, limit: number, limits: readonly ReplayLimit[]): SweepLevel => ({
  concurrency: point.level,
  verdict: verdictOf(point, limit),
  room: hasRoom({ itl: allGaps(run) }, limits, run.wholeRecord),
  throughput: point.throughput.requests!,
  completed: run.completed ?? 0,
  promptTokens: run.tokens.input,
  answerTokens: run.tokens.output,
  ...timesIn(run),
})

/** What is known to keep a sweep from being replayed: a limit that no replay can judge, or else the first kind of level. */
const refusalOf = (
  reasons: ReadonlyMap<number, RefusalReason | null>,
  limits: readonly (ReplayLimit | null)[],
): Refusal | null => {
  if (limits.includes(null)) return refused('limit')
  const reason = [...reasons.values()].find((one) => one !== null)
  const levels = [...reasons].flatMap(([level, one]) => (one === reason ? [level] : []))
  return reason === undefined ? null : refused(reason, levels)
}

/**
 * What a closed-loop sweep whose limit was judged tells a promise: its usable levels, each as one run measured it. What is
 * left of a sweep that cannot be replayed as a whole only lowers a rate: a level left out might be the one that tells.
 */
export const promiseInputOf = (judged: readonly JudgedRun[], points: readonly Point[], plan: Plan): RateQuestion => {
  const sweep = levelsOf(judged, 'concurrency').map((repeats, i) => {
    const point = points[i]!
    return { point, run: replayedBy(point, repeats, plan) }
  })
  const all = plan.sla.limits.map(limitOf)
  const limits = all.filter((limit) => limit !== null)
  const limit = limitPoint(points)?.level ?? 0
  const reasons = sweep.map(({ point, run }) => [point.level, run ? untimedFor(run) : 'unusable'] as const)
  return {
    levels: sweep.flatMap(({ point, run }) => (run ? levelOf(point, run, limit, limits) : [])),
    limits,
    overflow: plan.overflow,
    ...statedArrivals(plan),
    refusal: refusalOf(new Map(reasons), all),
  }
}
