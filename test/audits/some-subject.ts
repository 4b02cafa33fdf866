import type { Audit, LevelSubject, Outcome, RunSubject } from '../../src/audits/audit.ts'
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
