import { counted, severity, usedShare } from '../../maths/levels.ts'
import { statusOf } from '../../maths/max-concurrency.ts'
import { percentileOf, type Sla, type SlaLimit } from '../../model/metric.ts'
import type { Judgement, Point, SteadyLimit, SteadyPart, SteadyReason } from '../../model/report.ts'
import { steadyReasons } from '../../model/report/judgement.ts'
import type { Axis } from '../../series/loop.ts'
import { explained, made, of, type Made, record } from '../../trails/made.ts'
import { limitsOf } from '../capacity-of.ts'
import { inRun, thresholdOf } from '../places.ts'
import { judge } from '../points/judge.ts'
import { restrainAll, type JudgedRun } from '../points/judged-run.ts'
import type { Merged } from '../points/repeats.ts'
import { steadyP99, steadyRun, type SteadyRun } from './steady-run.ts'

/** Audits that took the verdict of the whole run away take this one away too. */
const judgementsOf = (judged: JudgedRun, steady: SteadyRun, sla: Sla): Readonly<Record<string, Judgement>> => {
  const held = judged.outcomes.filter(({ effect }) => effect !== 'none')
  return Object.fromEntries(
    sla.limits.map((limit) => {
      const told = restrainAll(judge(steady.run, limit), limit.id, held)
      const confidence = told.confidence === null ? null : ('point' as const)
      return [limit.id, { ...told, confidence, upperBound: null }]
    }),
  )
}

const service = { assumptions: ['plan/sla'] } as const

/** A judgement of the requests that are left, with how it was made where it has a value. */
const withTrail = (limit: SlaLimit, judgement: Judgement, n: Made<number>): Judgement => {
  const { value, violations, samples, verdict } = judgement
  if (value === null) return judgement
  const p = percentileOf(limit.statistic) ?? limit.statistic
  const [y, T] = [explained('steadyStatistic', value, { n, p }), thresholdOf(limit)]
  return record({
    ...judgement,
    value: y,
    violations: explained('failures', violations, { n, T }),
    samples: explained('failures', samples, { n }),
    verdict: explained('limit', verdict, { y, T }, service),
  })
}

/** How many requests are left, and how many the first wave and the drain were. */
const countsOf = ({ run }: JudgedRun, { part }: SteadyRun) => {
  const [n, C] = [inRun(run, 'completed'), inRun(run, 'load/concurrency')]
  const w = explained('firstWave', part.firstWave, { n, C })
  const d = explained('drain', part.drain, { C, n, w })
  return { requests: explained('steadyRequests', part.requests.length, { n, w, d }), firstWave: w, drain: d }
}

const partOf = (judged: JudgedRun, steady: SteadyRun, sla: Sla): SteadyPart => {
  const { requests, ...excluded } = countsOf(judged, steady)
  const told = judgementsOf(judged, steady, sla)
  const judgements = Object.fromEntries(
    sla.limits.map((limit) => [limit.id, withTrail(limit, told[limit.id]!, requests)]),
  )
  const p99 = (metric: 'ttft' | 'itl' | 'e2e') => {
    const value = steadyP99(steady, metric)
    return value === null ? null : explained('steadyStatistic', value, { n: requests, p: 0.99 })
  }
  const verdict = sla.limits.map(({ id }) => of(judgements[id]!, 'verdict'))
  return record({
    run: judged.run.id,
    from: steady.from,
    requests,
    excluded: record(excluded),
    p99: record({ ttft: p99('ttft'), itl: p99('itl'), e2e: p99('e2e') }),
    judgements,
    verdict: made<SteadyPart['verdict']>('joint', { verdict }, service),
  })
}

const used = ({ judgements }: SteadyPart): number =>
  Math.max(0, ...Object.values(judgements).map((one) => usedShare(one) ?? 0))

const byBadness = (a: SteadyPart, b: SteadyPart): number =>
  severity[b.verdict] - severity[a.verdict] || used(b) - used(a)

/**
 * The steady part of a level: of several runs the worst, or the middle one where the median counts. Null with the reason
 * where one of them has none.
 */
export const steadyOf = (
  runs: readonly JudgedRun[],
  sla: Sla,
  axis: Axis,
  merged: Merged,
): Pick<Point, 'steady' | 'steadyReason'> => {
  const all = runs.map((judged) => ({ judged, steady: steadyRun(judged.run, sla, axis) }))
  const reasons = all.flatMap(({ steady }) => (typeof steady === 'string' ? steady : []))
  if (reasons.length > 0) return { steady: null, steadyReason: gravest(reasons) }
  const parts = all.flatMap(({ judged, steady }) => (typeof steady === 'string' ? [] : partOf(judged, steady, sla)))
  const ordered = parts.toSorted(byBadness)
  return { steady: ordered[merged === 'median' ? (ordered.length - 1) >> 1 : 0] ?? null, steadyReason: null }
}

/** Of several reasons the last in their list: the first ones are those for which nothing is missing. */
const gravest = (reasons: readonly SteadyReason[]): SteadyReason =>
  steadyReasons.findLast((reason) => reasons.includes(reason)) ?? 'notNeeded'

/** What levels say, each on its steady part where it has one. */
const answers = (points: readonly Point[]) => ({
  C: points.map((point) => of(point, 'level')),
  verdict: points.map((point) => of(point.steady ?? point, 'verdict')),
})

/** What the limit would be on the steady parts; null where no level has one. */
export const steadyLimitOf = (points: readonly Point[]): SteadyLimit | null => {
  const steady = points.flatMap((point) => point.steady ?? [])
  if (steady.length === 0) return null
  const usable = points.filter((point) => point.usable)
  return record({
    status: statusOf(points.map((point) => ({ ...point, verdict: (point.steady ?? point).verdict }))),
    ...limitsOf(answers(counted(points)), answers(usable), service),
    levels: made('count', { x: steady.map((part) => of(part, 'requests')) }),
  })
}
