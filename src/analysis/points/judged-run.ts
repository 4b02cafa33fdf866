import type { Outcome, RunSubject, Audit } from '../../audits/audit.ts'
import { audits, type AuditId } from '../../audits/index.ts'
import { joint } from '../../maths/levels.ts'
import { percentileOf, type Sla, type SlaLimit } from '../../model/metric.ts'
import type { Judgement, Verdict, ReportRun } from '../../model/report.ts'
import { decidingId } from '../../model/of-series.ts'
import type { SettledRun } from '../../model/run.ts'
import { type Axis, loopOf } from '../../series/loop.ts'
import { of, explained, record } from '../../trails/made.ts'
import { occupancyOf } from '../occupancy.ts'
import { inRun, judgedBy, statisticIn } from '../places.ts'
import { bounded, withStanding } from './confirmation.ts'
import { judge, restrain } from './judge.ts'

export interface AuditOutcome extends Outcome {
  readonly audit: AuditId
  /** Its effect was waived: its error is among those that were accepted. */
  readonly accepted: boolean
}

const known: Readonly<Record<AuditId, Audit>> = audits

/**
 * What the audits find, each asked in its turn. An error that was accepted loses its effect; where nothing completed there
 * is nothing to accept.
 */
export const audited = (
  ask: (audit: Audit) => readonly Outcome[] | undefined,
  accept: readonly string[] = [],
  completed: number | null = null,
): readonly AuditOutcome[] =>
  Object.entries(known).flatMap(([audit, own]) =>
    (ask(own) ?? []).map((outcome) => {
      const accepted = outcome.effect !== 'none' && accept.includes(audit) && completed !== 0
      return { ...outcome, audit: audit as AuditId, accepted, effect: accepted ? 'none' : outcome.effect }
    }),
  )

/**
 * A run with what the audits and the SLA say of it. `usable` false: an audit forbids it to carry a pass; `keeps`: its own
 * numbers, which do not contradict themselves, keep every limit.
 */
export interface JudgedRun extends Pick<RunSubject, 'inFlight' | 'occupancy'> {
  readonly run: SettledRun
  readonly outcomes: readonly AuditOutcome[]
  readonly judgements: Readonly<Record<string, Judgement>>
  readonly verdict: Verdict
  readonly usable: boolean
  readonly keeps: boolean
}

/** What a run is judged among: errors that were accepted, and the runs of its series. */
interface Company {
  readonly accept?: readonly string[]
  readonly siblings?: readonly SettledRun[]
}

/** A pass whose audits could not all run is one as far as is known, and no more. */
const unconfirmedIf = (unsure: boolean, judgement: Judgement): Judgement =>
  unsure && judgement.verdict === 'pass' && judgement.confidence === 'confirmed'
    ? withStanding({ ...judgement, confidence: 'point' })
    : judgement

/** A judgement that knows how its bound was made; an interval of a summary tells how many requests that is worth. */
const withBound = (run: SettledRun, limit: SlaLimit, judgement: Judgement): Judgement => {
  const { upperBound, interval } = judgement
  if (upperBound === null) return judgement
  const n = inRun(run, 'completed')
  const inputs = {
    y: statisticIn(run, decidingId(limit.id, judgement)),
    median: inRun(run, `latency/${limit.metric}/median`),
    n,
    m: interval?.method === 'summaryBound' ? of(interval, 'effective') : n,
    p: percentileOf(judgedBy(limit, judgement).statistic),
  }
  return record({ ...judgement, upperBound: explained('upperBound', upperBound, inputs) })
}

/** Audits first, then each limit, then what the audits leave of it. */
export const judgeRun = (
  run: SettledRun,
  sla: Sla,
  axis: Axis,
  { accept = [], siblings = [run] }: Company = {},
): JudgedRun => {
  const { inFlight, occupancy } = occupancyOf(run)
  const subject = { run, sla, axis, inFlight, occupancy, siblings }
  const outcomes = audited((audit) => audit.run?.(subject), accept, run.completed)
  const held = outcomes.filter((outcome) => outcome.effect !== 'none')
  const unsure = outcomes.some((outcome) => outcome.unsure)
  const own = sla.limits.map((limit) => ({ limit, judgement: judge(run, limit) }))
  const judgements = Object.fromEntries(
    own.map(({ limit, judgement }) => [
      limit.id,
      withBound(run, limit, unconfirmedIf(unsure, bounded(run, limit, restrainAll(judgement, limit.id, held)))),
    ]),
  )
  return {
    run,
    inFlight,
    occupancy,
    outcomes,
    judgements,
    verdict: joint(Object.values(judgements)),
    usable: held.every(({ effect }) => effect === 'unproven'),
    keeps: own.every(({ judgement }) => judgement.verdict === 'pass') && held.every(({ effect }) => effect !== 'void'),
  }
}

/** What all outcomes together leave of the judgement of one limit. */
export const restrainAll = (judgement: Judgement, limit: string, outcomes: readonly AuditOutcome[]): Judgement =>
  outcomes
    .filter(({ limits }) => limits?.includes(limit) ?? true)
    .reduce((left, { effect, audit }) => restrain(left, effect, audit), judgement)

/** A run as report.json shows it: everything but the per-request samples. */
export const reportRun = (judged: JudgedRun, series: string | null): ReportRun => {
  const { run } = judged
  const { concurrency, requestRate, burstiness, prompts, warmups, unlimited } = run.load
  return {
    id: run.id,
    source: run.source,
    at: run.at,
    series,
    tool: run.tool,
    engine: run.facts.engine?.value ?? null,
    model: run.facts.model?.value ?? null,
    tokenizer: run.tokenizer,
    backend: run.backend,
    date: run.date,
    load: {
      kind: loopOf(run),
      concurrency,
      requestRate,
      burstiness,
      prompts,
      warmups,
      unlimited: { concurrency: unlimited?.concurrency ?? null, requestRate: unlimited?.requestRate ?? null },
    },
    tokens: run.tokens,
    completed: run.completed,
    failed: run.failed,
    duration: run.duration,
    throughput: run.throughput,
    latency: run.latency,
    inFlight: judged.inFlight,
    occupancy: judged.occupancy,
    perRequest: run.samples !== null,
    facts: run.facts,
    overruled: [...run.overruled],
    settings: { ...run.settings },
    fields: { ...run.fields },
    synthetic: run.synthetic,
    usable: judged.usable,
    judgements: { ...judged.judgements },
  }
}
