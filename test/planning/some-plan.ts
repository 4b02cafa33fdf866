import { nextOf } from '../../src/planning/proposals.ts'
import type { Gain, NextPlan, PlannedRun } from '../../src/planning/proposal.ts'
import type { Run } from '../../src/model/run.ts'
import { someReport } from '../document/some-report.ts'

export const planned = (runs: readonly Run[], budget: number | null = null): NextPlan =>
  nextOf(someReport(runs), budget)

export const gainIn = <K extends Gain['kind']>({ runs }: NextPlan, kind: K): Extract<Gain, { kind: K }> | undefined =>
  runs.flatMap(({ gains }) => gains).find((gain): gain is Extract<Gain, { kind: K }> => gain.kind === kind)

export const runFor = ({ runs }: NextPlan, kind: Gain['kind']): PlannedRun => {
  const found = runs.find(({ gains }) => gains.some((gain) => gain.kind === kind))
  if (!found) throw new Error(`no run for ${kind}`)
  return found
}

/** The word after an option. */
export const valueOf = ({ commands }: PlannedRun, option: string): string | undefined => {
  const argv = commands[0]?.argv ?? []
  return argv[argv.indexOf(option) + 1]
}
