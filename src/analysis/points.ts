import type { Confidence, Judgement, Point } from '../model/report.ts'
import type { Sla } from '../model/sla.ts'
import { groupBy } from '../series/group-by.ts'
import { offered, type Axis } from '../series/loop.ts'
import type { JudgedRun } from './judged-run.ts'
import { joint } from './judge.ts'
import { meanLatency } from './occupancy.ts'

const severity = { fail: 2, unknown: 1, pass: 0 } as const

/**
 * The worst of the repeats: a fail before an unknown before a pass; of equals the larger value, then the one with more
 * violations, then the one of fewer requests.
 */
const worst = (judgements: readonly Judgement[]): Judgement =>
  judgements.reduce((a, b) => {
    const order =
      severity[b.verdict] - severity[a.verdict] ||
      (b.value ?? 0) - (a.value ?? 0) ||
      (b.violations ?? 0) - (a.violations ?? 0) ||
      (a.samples ?? 0) - (b.samples ?? 0)
    return order > 0 ? b : a
  })

const confidenceOf = (judgements: readonly Judgement[], verdict: Point['verdict']): Confidence | null => {
  const ranks = ['marginal', 'point', 'confirmed'] as const
  const deciding = judgements.filter(
    (judgement) => judgement.verdict === verdict && judgement.confidence !== null,
  )
  const order = deciding.map((judgement) => ranks.indexOf(judgement.confidence!))
  if (verdict === 'unknown' || order.length === 0) return null
  return ranks[verdict === 'fail' ? Math.max(...order) : Math.min(...order)] ?? null
}

const least = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? Math.min(...known) : null
}

/** Mean E2EL of the slowest repeat: measured; else concurrency / throughput (Little); else rebuilt from its parts. */
const latencyOf = (runs: readonly JudgedRun[], axis: Axis): Point['latency'] => {
  const means = runs.map(({ run }) => meanLatency(run))
  if (means.every((mean) => mean?.measured)) {
    return { e2e: Math.max(...means.map((mean) => mean!.high)), from: 'measured' }
  }
  const throughput = least(runs.map(({ run }) => run.throughput.requests))
  const concurrency = runs[0]?.run.load.concurrency ?? null
  if (axis === 'concurrency' && concurrency !== null && throughput)
    return { e2e: concurrency / throughput, from: 'little' }
  const rebuilt = means.map((mean) => mean?.high ?? null).filter((value) => value !== null)
  return rebuilt.length > 0 ? { e2e: Math.max(...rebuilt), from: 'rebuilt' } : { e2e: null, from: null }
}

const pointOf = (runs: readonly JudgedRun[], sla: Sla, axis: Axis): Point => {
  const standing = runs.filter((run) => run.usable || run.verdict === 'fail')
  const counted = standing.length > 0 ? standing : runs
  const judgements = Object.fromEntries(
    sla.limits.map((limit) => [limit.id, worst(counted.map((run) => run.judgements[limit.id]!))]),
  )
  const all = Object.values(judgements)
  const verdict = joint(all)
  const { concurrency, requestRate } = runs[0]!.run.load
  const throughputOf = (name: 'requests' | 'outputTokens' | 'totalTokens') =>
    least(counted.map(({ run }) => run.throughput[name]))
  return {
    level: (axis === 'concurrency' ? concurrency : throughputOf('requests')) ?? 0,
    concurrency,
    requestRate,
    runs: runs.map(({ run }) => run.id),
    verdict,
    verdicts: Object.fromEntries(
      Object.entries(judgements).map(([id, judgement]) => [id, judgement.verdict]),
    ),
    judgements,
    confidence: confidenceOf(all, verdict),
    usable: standing.length > 0,
    throughput: {
      requests: throughputOf('requests'),
      outputTokens: throughputOf('outputTokens'),
      totalTokens: throughputOf('totalTokens'),
    },
    latency: latencyOf(counted, axis),
  }
}

const rank = (run: JudgedRun, axis: Axis): number => offered(run.run, axis)

/** Levels of a series in the order of the offered load, repeats of one load merged by the worst. */
export const pointsOf = (runs: readonly JudgedRun[], sla: Sla, axis: Axis): readonly Point[] => {
  const ordered = runs.toSorted(
    (a, b) =>
      compare(rank(a, axis), rank(b, axis)) ||
      compare(a.run.load.concurrency ?? 0, b.run.load.concurrency ?? 0),
  )
  const levels = groupBy(ordered, ({ run }) =>
    axis === 'concurrency' ? `${run.load.concurrency}` : `${run.load.requestRate}|${run.load.concurrency}`,
  )
  return [...levels.values()].map((repeats) => pointOf(repeats, sla, axis))
}

const compare = (a: number, b: number): number => (a === b ? 0 : a - b)
