import { judgeRun } from '../../../src/analysis/points/judged-run.ts'
import type { Measured } from '../../../src/analysis/sensitivity/base.ts'
import type { Plan } from '../../../src/model/plan.ts'
import type { Assumption, Series } from '../../../src/model/report.ts'
import type { SettledRun } from '../../../src/model/run.ts'
import { somePlan, someRun, type RunChoices } from '../../builders.ts'

/** A closed-loop run; the same concurrency again is a repeat. */
export const at = (concurrency: number, ttft: number, more: RunChoices = {}): SettledRun =>
  someRun({ ...more, load: { concurrency }, latency: { ttft: { p99: ttft }, ...more.latency } })

/** Two levels, too few to be replayed: the overflow rule is the promise. 64 passes, 128 fails for its TTFT of 4 s. */
export const twoLevels: readonly SettledRun[] = [at(64, 2), at(128, 4)]

export const assumptionOf = (series: Series, name: string): Assumption => {
  const found = series.sensitivity?.assumptions.find(({ parameter, limit }) => (limit ?? parameter) === name)
  if (!found) throw new Error(`no assumption ${name}`)
  return found
}

export const usersOf = ({ ends }: Assumption): readonly (number | null)[] => ends.map(({ users }) => users)

/** The runs of a closed loop as a plan judges them. */
export const measured = (runs: readonly SettledRun[], { sla, accept }: Plan = somePlan()): Measured => ({
  judged: runs.map((run) => judgeRun(run, sla, 'concurrency', { accept, siblings: runs })),
  axis: 'concurrency',
})
