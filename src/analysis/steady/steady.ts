import { joint } from '../../capacity/joined.ts'
import { usedShare } from '../../capacity/levels.ts'
import type { Judgement, Point, SteadyLimit, SteadyPart, SteadyReason } from '../../model/report.ts'
import { steadyReasons } from '../../model/report/steady.ts'
import type { Sla } from '../../model/sla.ts'
import type { Axis } from '../../series/loop.ts'
import { capacityOf } from '../capacity-of.ts'
import { judge } from '../points/judge.ts'
import { restrainAll, type JudgedRun } from '../points/judged-run.ts'
import type { Merged } from '../points/repeats.ts'
import { steadyP99, steadyRun, type SteadyRun } from './steady-run.ts'

/** Audits that took the verdict of the whole run away take this one away too. */
const judgementsOf = (
  judged: JudgedRun,
  steady: SteadyRun,
  sla: Sla,
): Readonly<Record<string, Judgement>> => {
  const held = judged.outcomes.filter(({ effect }) => effect !== 'none')
  return Object.fromEntries(
    sla.limits.map((limit) => {
      const told = restrainAll(judge(steady.run, limit), limit.id, held)
      const confidence = told.confidence === null ? null : ('point' as const)
      return [limit.id, { ...told, confidence, upperBound: null }]
    }),
  )
}

const partOf = (judged: JudgedRun, steady: SteadyRun, sla: Sla): SteadyPart => {
  const judgements = judgementsOf(judged, steady, sla)
  const { requests, ...excluded } = steady.part
  return {
    run: judged.run.id,
    from: steady.from,
    requests: requests.length,
    excluded,
    p99: {
      ttft: steadyP99(steady, 'ttft'),
      itl: steadyP99(steady, 'itl'),
      e2e: steadyP99(steady, 'e2e'),
    },
    judgements,
    verdict: joint(Object.values(judgements)),
  }
}

const severity = { fail: 2, unknown: 1, pass: 0 } as const

const used = ({ judgements }: SteadyPart): number =>
  Math.max(
    0,
    ...Object.values(judgements).map((one) => usedShare({ ...one, samples: one.samples ?? 1 }) ?? 0),
  )

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
  const parts = all.flatMap(({ judged, steady }) =>
    typeof steady === 'string' ? [] : partOf(judged, steady, sla),
  )
  const ordered = parts.toSorted(byBadness)
  return { steady: ordered[merged === 'median' ? (ordered.length - 1) >> 1 : 0] ?? null, steadyReason: null }
}

/** Of several reasons the last in their list: the first ones are those for which nothing is missing. */
const gravest = (reasons: readonly SteadyReason[]): SteadyReason =>
  steadyReasons.findLast((reason) => reasons.includes(reason)) ?? 'notNeeded'

/** A level judged on its steady part where it has one. */
const asSteady = (point: Point): Point =>
  point.steady ? { ...point, verdict: point.steady.verdict, judgements: point.steady.judgements } : point

/** What the limit would be on the steady parts; null where no level has one. */
export const steadyLimitOf = (points: readonly Point[], axis: Axis): SteadyLimit | null => {
  const levels = points.filter(({ steady }) => steady !== null).length
  if (levels === 0) return null
  const { status, maxConcurrency, firstFailing } = capacityOf(points.map(asSteady), axis)
  return { status, maxConcurrency, firstFailing, levels }
}
