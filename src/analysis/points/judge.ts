import type { Effect } from '../../audits/audit.ts'
import { judgeRequests, judgeSummary } from '../../maths/percentile-verdict.ts'
import { percentileOf, statistic, type LatencyStatistics, type SlaLimit } from '../../model/metric.ts'
import type { Judgement } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import { withStanding } from './confirmation.ts'
import { summaryWorth, knownPercentiles } from './interval.ts'

type Reason = 'failures' | 'metricMissing'

/** A fail although the value keeps its limit: the requests that were lost are more than the percentile leaves room for. */
const lostBy = (verdict: Judgement['verdict'], value: number, { threshold }: SlaLimit): Reason | null =>
  verdict === 'fail' && value <= threshold ? 'failures' : null

/** What is not known before the interval is. */
const open = {
  statistic: null,
  standing: 'unknown',
  interval: null,
  openEnd: null,
  tested: null,
  unconfirmed: null,
} as const

const unknown = (limit: SlaLimit, reason: Reason, value: number | null): Judgement => ({
  verdict: 'unknown',
  confidence: null,
  value,
  threshold: limit.threshold,
  upperBound: null,
  violations: null,
  samples: null,
  reason,
  ...open,
})

/** Without the number of completed requests the value speaks alone, and failures are a share of nobody knows what. */
const bySummary = (
  run: Run,
  limit: SlaLimit,
  statistics: LatencyStatistics,
  value: number,
  percentile: number,
): Judgement => {
  const { threshold } = limit
  const known = knownPercentiles(statistics).filter((other) => other.percentile !== percentile)
  const failed = run.failed ?? 0
  const counts = run.completed === null ? { completed: 0, failed: 0 } : { completed: run.completed, failed }
  const effective = summaryWorth(run, limit) ?? 0
  const told = judgeSummary({ value, percentile, threshold, ...counts, known, effective })
  if (run.completed === null && failed > 0 && told.verdict === 'pass') return unknown(limit, 'failures', value)
  return {
    verdict: told.verdict,
    confidence: told.confidence,
    value,
    threshold,
    upperBound: told.upperBound,
    violations: run.completed === null ? null : told.violationsAtLeast,
    samples: run.completed === null ? null : told.samples,
    reason: lostBy(told.verdict, value, limit),
    ...open,
  }
}

/** Every request counts: one that failed, or has no time, as a violation. */
const byRequests = (run: Run, limit: SlaLimit, value: number, percentile: number): Judgement | null => {
  if (!run.samples || limit.metric === 'itl') return null
  const all = run.samples[limit.metric]
  const values = all.filter(Number.isFinite)
  const failed = Math.max(run.failed ?? 0, run.samples.failed) + all.length - values.length
  const told = judgeRequests({ values, failed, percentile, threshold: limit.threshold })
  if (!told) return null
  const reason = failed > 0 ? lostBy(told.verdict, value, limit) : null
  return { ...told, value, threshold: limit.threshold, upperBound: null, reason, ...open }
}

/** Answers of much the same length, so that no request owns a large share of the pooled gaps. */
const evenLengths = (run: Run): boolean => {
  const lengths = run.samples?.outputTokens ?? new Float64Array()
  return lengths.length > 0 && lengths.reduce((a, b) => Math.max(a, b), 0) <= 1.25 * (run.tokens.output ?? 0)
}

/**
 * Gaps of one request share its fate, so that they are no independent sample; requests are. A request whose longest gap
 * keeps the limit has none that breaks it: where the requests with a long gap are few enough for the binomial test, the
 * share of long gaps is, with answers of one length, small enough too.
 */
const byGaps = (run: Run, limit: SlaLimit, told: Judgement, percentile: number): Judgement => {
  if (limit.metric !== 'itl' || !run.samples || told.verdict !== 'pass' || !evenLengths(run)) return told
  const failed = Math.max(run.failed ?? 0, run.samples.failed)
  const strict = judgeRequests({ values: run.samples.longestGap, failed, percentile, threshold: limit.threshold })
  return strict?.verdict === 'pass' && strict.confidence === 'confirmed'
    ? { ...told, confidence: 'confirmed', violations: strict.violations, samples: strict.samples }
    : told
}

/** A limit on a mean has no percentile to test: a plain comparison. */
const byValue = (run: Run, limit: SlaLimit, value: number): Judgement => ({
  verdict: value <= limit.threshold ? 'pass' : 'fail',
  confidence: 'point',
  value,
  threshold: limit.threshold,
  upperBound: null,
  violations: null,
  samples: run.completed,
  reason: null,
  ...open,
})

const byStatistic = (run: Run, limit: SlaLimit, statistics: LatencyStatistics, value: number): Judgement => {
  const percentile = percentileOf(limit.statistic)
  if (percentile === null) return byValue(run, limit, value)
  return (
    byRequests(run, limit, value, percentile) ??
    byGaps(run, limit, bySummary(run, limit, statistics, value, percentile), percentile)
  )
}

/** By the nearest percentiles beside one that is not there: it is no more than a higher one, and no less than a lower one. */
const byOthers = (run: Run, limit: SlaLimit, statistics: LatencyStatistics): Judgement | undefined => {
  const wanted = percentileOf(limit.statistic) ?? Number.NaN
  const known = knownPercentiles(statistics).toSorted((a, b) => a.percentile - b.percentile)
  const [higher, lower] = [
    known.find((one) => one.percentile > wanted),
    known.findLast((one) => one.percentile < wanted),
  ]
  const judgedBy = (other: typeof higher, verdict: Judgement['verdict']) => {
    const told = other && byStatistic(run, { ...limit, statistic: other.name }, statistics, other.value)
    return told?.verdict === verdict ? { ...told, statistic: other!.name } : undefined
  }
  return judgedBy(higher, 'pass') ?? judgedBy(lower, 'fail')
}

const judged = (run: Run, limit: SlaLimit): Judgement => {
  const statistics = run.latency[limit.metric]
  const value = statistic(statistics, limit.statistic)
  if (run.completed === 0) return unknown(limit, 'failures', value)
  const told =
    statistics && (value === null ? byOthers(run, limit, statistics) : byStatistic(run, limit, statistics, value))
  return told ?? unknown(limit, 'metricMissing', null)
}

/**
 * One limit on one run, before audits have their say. A missing percentile is decided by those beside it or is unknown; no
 * other metric stands in. The interval is left to `bounded`.
 */
export const judge = (run: Run, limit: SlaLimit): Judgement => withStanding(judged(run, limit))

/** What an audit's effect leaves of a judgement; `audit` names it as the reason, that of failures as they are named here. */
export const restrain = (judgement: Judgement, effect: Effect, audit: string): Judgement => {
  const { verdict, confidence } = judgement
  const reason = audit === 'V01' ? 'failures' : audit
  const lost =
    effect === 'void' ||
    ((effect === 'noPass' || effect === 'unproven') && verdict === 'pass') ||
    (effect === 'unconfirmed' && confidence !== 'confirmed')
  return lost && verdict !== 'unknown'
    ? { ...judgement, verdict: 'unknown', confidence: null, reason, standing: 'unknown' }
    : judgement
}
