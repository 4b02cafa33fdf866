import { audits } from '../audits/index.ts'
import type { AuditId } from '../audits/index.ts'
import type { SeriesSubject } from '../audits/audit.ts'
import type { Finding, Series } from '../model/report.ts'
import type { AuditOutcome, JudgedRun } from './judged-run.ts'

const subjectOf = ({ capacity, points }: Series): SeriesSubject => ({
  axis: capacity.axis,
  levels: points
    .filter((point) => point.usable)
    .map((point) => ({
      level: point.level,
      verdict: point.verdict,
      throughput: point.throughput.requests,
      latency: Object.fromEntries(
        Object.entries(point.judgements).map(([id, judgement]) => [id, judgement.value]),
      ),
    })),
})

const finding = (outcome: AuditOutcome, series: string | null, run: string | null): Finding => ({
  id: outcome.audit,
  reason: outcome.reason,
  severity: outcome.severity,
  effect: outcome.effect,
  series,
  run,
  values: { ...outcome.values },
})

const ofSeries = (series: Series): readonly Finding[] =>
  Object.entries(audits).flatMap(([id, audit]) =>
    ('series' in audit && audit.series ? audit.series(subjectOf(series)) : []).map((outcome) =>
      finding({ ...outcome, audit: id as AuditId }, series.id, null),
    ),
  )

const weight = { error: 0, warning: 1, info: 2 } as const

/** All findings, gravest first, then in the order of series and runs. */
export const findingsOf = (
  series: readonly { readonly series: Series; readonly judged: readonly JudgedRun[] }[],
): readonly Finding[] => {
  const all = series.flatMap(({ series: one, judged }) => [
    ...judged.flatMap(({ run, outcomes }) => outcomes.map((outcome) => finding(outcome, one.id, run.id))),
    ...ofSeries(one),
  ])
  return all.toSorted((a, b) => weight[a.severity] - weight[b.severity])
}
