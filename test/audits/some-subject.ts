import type { Audit, LevelSubject, Outcome, Repeat, RunSubject, SeriesSubject } from '../../src/audits/audit.ts'
import type { RepeatPolicy } from '../../src/model/plan.ts'
import { occupancyOf } from '../../src/analysis/occupancy.ts'
import { someRun, someSla, type RunChoices } from '../builders.ts'

type Around = Partial<Omit<RunSubject, 'run' | 'sla'>> & { readonly sla?: string }

/** What an audit finds in a run, in a sweep of concurrency and against p99 limits unless told otherwise. */
export const findIn = (audit: Audit, choices: RunChoices, around: Around = {}): readonly Outcome[] => {
  const run = someRun(choices)
  const sla = someSla(around.sla ?? 'ttft.p99<=3s,itl.p99<=120ms')
  return audit.run?.({ run, axis: 'concurrency', siblings: [run], ...occupancyOf(run), ...around, sla }) ?? []
}

/** `reason severity effect` of each finding. */
export const brief = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.map(({ reason, severity, effect }) => `${reason} ${severity} ${effect}`)

export const someLevel = (level: number, more: Partial<LevelSubject> = {}): LevelSubject => ({
  level,
  load: level,
  verdict: 'pass',
  throughput: level,
  latency: {},
  repeats: 3,
  medianTtft: null,
  ...more,
})

export const findAmong = (
  audit: Audit,
  levels: readonly LevelSubject[],
  axis: RunSubject['axis'] = 'concurrency',
): readonly Outcome[] => audit.series?.({ axis, levels, runs: [] }) ?? []

/** What an audit finds in a series of these runs, each a level of its own unless levels are told. */
export const findInSeries = (
  audit: Audit,
  runs: readonly RunChoices[],
  around: Partial<Omit<SeriesSubject, 'runs'>> = {},
): readonly Outcome[] => audit.series?.({ ...seriesSubject(runs), ...around }) ?? []

export const seriesSubject = (runs: readonly RunChoices[], levels: readonly LevelSubject[] = []): SeriesSubject => ({
  axis: 'concurrency',
  levels,
  runs: runs.map(someRun),
})

/** What an audit finds among repeats of one level, the first of which was measured first unless told otherwise. */
export const findAmongRepeats = (
  audit: Audit,
  repeats: readonly Repeat[],
  around: { readonly sla?: string; readonly policy?: RepeatPolicy; readonly first?: null } = {},
): readonly Outcome[] =>
  audit.repeats?.({
    repeats,
    policy: around.policy ?? 'worst',
    first: around.first === null ? null : (repeats[0] ?? null),
    sla: someSla(around.sla ?? 'ttft.p99<=3s,itl.p99<=120ms'),
  }) ?? []

/** A repeat with this p99 TTFT, seconds, and throughput. */
export const someRepeat = (ttft: number | null, throughput = 8, verdict: Repeat['verdict'] = 'pass'): Repeat => ({
  run: someRun({ throughput: { requests: throughput } }),
  verdict,
  latency: { 'ttft.p99': ttft, 'itl.p99': 0.03 },
})
