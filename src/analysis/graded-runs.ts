import type { Plan } from '../model/plan.ts'
import { type Grade, grades } from '../model/report.ts'
import type { Run, SettledRun } from '../model/run.ts'
import { groupRuns, layoutOf } from '../series/series-of.ts'
import { loopOf } from '../series/loop.ts'
import { completeLatency } from './complete-latency.ts'
import { settledRuns } from './analyze.ts'
import { judgeRun, type AuditOutcome, type JudgedRun } from './points/judged-run.ts'

/** A run with what was settled of it and how sound it is by itself, among the runs of its series. */
export interface GradedRun {
  readonly run: Run
  readonly settled: SettledRun
  readonly load: string
  readonly layout: string | null
  readonly grade: Grade
  readonly usable: boolean
  readonly findings: readonly string[]
}

const gradeOfOutcome = ({ severity, effect }: AuditOutcome): Grade => {
  if (severity === 'info') return 'A'
  if (severity === 'warning') return 'B'
  return effect === 'none' ? 'C' : 'D'
}

const gradeOf = (outcomes: readonly AuditOutcome[]): Grade =>
  grades[Math.max(0, ...outcomes.map((one) => grades.indexOf(gradeOfOutcome(one))))]!

const graded = (run: Run, { run: settled, outcomes, usable }: JudgedRun): GradedRun => ({
  run,
  settled,
  load: loopOf(settled),
  layout: layoutOf(settled).name,
  grade: gradeOf(outcomes),
  usable,
  findings: [...new Set(outcomes.filter(({ severity }) => severity !== 'info').map(({ audit }) => audit))],
})

/** Every run, in order, by the audits of runs alone: what levels and series show is no part of its grade. */
export const gradedRuns = (all: readonly Run[], plan: Plan): readonly GradedRun[] => {
  const settled = settledRuns(all, plan)
  const judged = new Map<string, JudgedRun>()
  for (const { runs, axis } of groupRuns(settled))
    for (const run of runs) judged.set(run.id, judgeRun(run, plan.sla, axis, { accept: plan.accept, siblings: runs }))
  return settled.map((run, i) => {
    const own = judged.get(run.id) ?? judgeRun(run, plan.sla, 'concurrency', { accept: plan.accept })
    return graded(completeLatency(all[i]!, plan.sla.limits), own)
  })
}
