import { violationBounds } from '../../maths/percentile-verdict.ts'
import { inOnePiece, rangesOf } from '../../maths/long-list.ts'
import { quantile } from '../../maths/quantile.ts'
import { percentileOf, type Sla, type SlaLimit } from '../../model/metric.ts'
import type { Goodput } from '../../model/report.ts'
import type { RequestSamples, Run, SettledRun } from '../../model/run.ts'
import { made, taken, explained, type Made, record } from '../../trails/made.ts'
import { inRun, statisticIn, thresholdOf } from '../places.ts'
import { knownPercentiles } from './interval.ts'
import type { JudgedRun } from './judged-run.ts'
import type { Merged } from './repeats.ts'

type Meets = (request: number) => boolean

const startsOf = (counts: Float64Array): Float64Array => {
  let at = 0
  return counts.map((count) => (at += count) - count)
}

/** As many long gaps as its own statistic of them leaves room for; a request without gaps has none that is too long. */
const meetsGaps = ({ gaps, longestGap }: RequestSamples, counts: Float64Array, limit: SlaLimit): Meets => {
  const starts = startsOf(counts)
  const percentile = percentileOf(limit.statistic)
  return (request) => {
    if (longestGap[request]! <= limit.threshold) return true
    const own = inOnePiece(rangesOf(gaps, [[starts[request]!, starts[request]! + counts[request]!]]))
    const value =
      percentile === null ? own.reduce((sum, gap) => sum + gap, 0) / own.length : quantile(own.toSorted(), percentile)
    return value !== null && value <= limit.threshold
  }
}

const meetsTpot = ({ e2e, ttft, outputTokens }: RequestSamples, { threshold }: SlaLimit): Meets => {
  return (i) => outputTokens[i]! <= 1 || (e2e[i]! - ttft[i]!) / (outputTokens[i]! - 1) <= threshold
}

const meets = (samples: RequestSamples, limit: SlaLimit): Meets | null => {
  if (limit.metric === 'itl') return samples.gapCounts ? meetsGaps(samples, samples.gapCounts, limit) : null
  const { ttft, e2e } = samples
  const values = limit.metric === 'tpot' ? e2e : samples[limit.metric]
  if (values.length !== ttft.length) return null
  return limit.metric === 'tpot' ? meetsTpot(samples, limit) : (i) => values[i]! <= limit.threshold
}

/** Counts the requests of a run that meet all limits; null where single requests, or their gaps, are not known. */
const goodRequests = (run: Run, sla: Sla): Good | null => {
  const { samples } = run
  if (!samples || samples.ttft.length === 0) return null
  const tests = sla.limits.map((limit) => meets(samples, limit))
  if (tests.some((test) => test === null)) return null
  const completed = samples.ttft.length
  const good = [...samples.ttft.keys()].filter((i) => tests.every((test) => test!(i))).length
  const failed = Math.max(run.failed ?? 0, samples.failed)
  return { good, completed, samples: completed + failed, limits: sla.limits.map(({ id }) => id) }
}

/** The most completed requests that break a limit, as far as the percentiles of a summary tell. */
const mostBreaking = (run: Run, completed: number, { metric, threshold }: SlaLimit): number => {
  const statistics = run.latency[metric]
  return violationBounds(completed, threshold, statistics ? knownPercentiles(statistics) : []).atMost
}

/**
 * How many requests at least meet all limits on single requests, by the sum of those that may break one (Bonferroni). Gaps
 * are not requests, so that limits on them are left out. Null where nothing is proven.
 */
const provenGood = (run: Run, sla: Sla): Good | null => {
  const { completed } = run
  const limits = sla.limits.filter(({ metric }) => metric !== 'itl')
  if (completed === null || completed === 0 || limits.length === 0) return null
  const breaking = limits.reduce((sum, limit) => sum + mostBreaking(run, completed, limit), 0)
  const good = completed - breaking
  const samples = completed + (run.failed ?? 0)
  return good > 0 ? { good, completed, samples, limits: limits.map(({ id }) => id) } : null
}

/** Requests of one run, or of several pooled. */
interface Good {
  readonly good: number
  readonly completed: number
  readonly samples: number
  readonly limits: readonly string[]
}

const pooled = (all: readonly Good[]): Good => {
  const total = (of: 'good' | 'completed' | 'samples') => all.reduce((sum, one) => sum + one[of], 0)
  return { good: total('good'), completed: total('completed'), samples: total('samples'), limits: all[0]!.limits }
}

/** The repeat with the smallest share of good requests, or the middle one, the smaller of two. */
const chosen = (all: readonly Good[], merged: Merged): Good => {
  if (merged === 'pooled') return pooled(all)
  const ordered = all.toSorted((a, b) => a.good / a.samples - b.good / b.samples || a.samples - b.samples)
  return ordered[merged === 'median' ? (ordered.length - 1) >> 1 : 0]!
}

const known = (all: readonly (Good | null)[]): readonly Good[] | null =>
  all.length > 0 && all.every((one) => one !== null && one.samples > 0) ? (all as readonly Good[]) : null

const service = { assumptions: ['plan/sla'] } as const

/** Every percentile that a run has of the metrics of limits, beside those limits. */
const percentilesOf = (run: SettledRun, sla: Sla, limits: readonly string[]) =>
  sla.limits.flatMap((limit) => {
    const statistics = run.latency[limit.metric]
    if (!limits.includes(limit.id) || !statistics) return []
    return knownPercentiles(statistics).map(({ name, percentile }) => ({
      limit: limit.id,
      p: percentile,
      y: statisticIn(run, `${limit.metric}.${name}`),
      T: thresholdOf(limit),
    }))
  })

const provenBy = (run: SettledRun, sla: Sla, { good, limits }: Good): Made<number> => {
  const all = percentilesOf(run, sla, limits)
  const inputs = {
    n: inRun(run, 'completed'),
    y: all.map(({ y }) => y),
    T: all.map(({ T }) => T),
    limit: all.map(({ limit }) => limit),
    p: all.map(({ p }) => p),
  }
  return explained('provenGood', good, inputs, service)
}

/**
 * Requests of a level that meet all limits at once: counted where every run that stands for it has single requests, else
 * what the summaries prove. Null where that is nothing. `throughput` is the level's.
 */
export const goodputOf = (
  runs: readonly JudgedRun[],
  sla: Sla,
  merged: Merged,
  throughput: Made<number | null>,
): Goodput | null => {
  const counted = known(runs.map(({ run }) => goodRequests(run, sla)))
  const all = counted ?? known(runs.map(({ run }) => provenGood(run, sla)))
  if (!all) return null
  const own = chosen(all, merged)
  const settled = runs.map(({ run }) => run)
  const from = settled[all.indexOf(own)] ?? settled[0]!
  const x = { n: settled.map((run) => inRun(run, 'completed')) }
  const count = (value: number) => explained('goodRequests', value, x, service)
  const [k, N] = [!counted && runs.length === 1 ? provenBy(from, sla, own) : count(own.good), count(own.samples)]
  const ofOne = !counted && (merged !== 'pooled' || runs.length === 1)
  const n = ofOne ? taken({ ...inRun(from, 'completed'), value: own.completed }) : count(own.completed)
  const end = (rounding: 'min' | 'max') => (counted ? made('proportion', { k, N }, { rounding }) : null)
  return record({
    kind: counted ? 'counted' : 'bound',
    limits: [...own.limits],
    good: k,
    completed: n,
    samples: N,
    share: made('goodShare', { k, N }),
    low: end('min'),
    high: end('max'),
    requests: throughput.value === null || own.completed === 0 ? null : made('goodRate', { X: throughput, k, n }),
  })
}
