import { audits, type AuditId } from '../audits/index.ts'
import type { Outcome, RunSubject } from '../audits/audit.ts'
import type { Judgement, Verdict } from '../model/report.ts'
import type { SettledRun } from '../model/run.ts'
import type { Sla } from '../model/sla.ts'
import type { Axis } from '../series/loop.ts'
import { joint, judge, restrain } from './judge.ts'
import { occupancyOf } from './occupancy.ts'

export interface AuditOutcome extends Outcome {
  readonly audit: AuditId
}

/** A run with what the audits and the SLA say of it. `usable` false: an audit forbids it to carry a pass. */
export interface JudgedRun extends Pick<RunSubject, 'inFlight' | 'occupancy'> {
  readonly run: SettledRun
  readonly outcomes: readonly AuditOutcome[]
  readonly judgements: Readonly<Record<string, Judgement>>
  readonly verdict: Verdict
  readonly usable: boolean
}

const outcomesOf = (subject: RunSubject): readonly AuditOutcome[] =>
  Object.entries(audits).flatMap(([id, audit]) =>
    (audit.run?.(subject) ?? []).map((outcome) => ({ ...outcome, audit: id as AuditId })),
  )

/** Audits first, then each limit, then what the audits leave of it. */
export const judgeRun = (run: SettledRun, sla: Sla, axis: Axis): JudgedRun => {
  const { inFlight, occupancy } = occupancyOf(run)
  const outcomes = outcomesOf({ run, sla, axis, inFlight, occupancy })
  const held = outcomes.filter((outcome) => outcome.effect !== 'none')
  const judgements = Object.fromEntries(
    sla.limits.map((limit) => [
      limit.id,
      held
        .filter(({ limits }) => limits?.includes(limit.id) ?? true)
        .reduce((left, { effect, audit }) => restrain(left, effect, audit), judge(run, limit)),
    ]),
  )
  return {
    run,
    inFlight,
    occupancy,
    outcomes,
    judgements,
    verdict: joint(Object.values(judgements)),
    usable: held.length === 0,
  }
}
