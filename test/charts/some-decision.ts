import { decisionCharts, type DecisionChartId } from '../../src/charts/index.ts'
import type { Drawing } from '../../src/charts/chart.ts'
import type { Plan } from '../../src/model/plan.ts'
import type { Decision, Report } from '../../src/model/report.ts'
import type { SettledRun } from '../../src/model/run.ts'
import { somePlan } from '../builders.ts'
import { someReport } from '../document/some-report.ts'
import { sweep, words } from './some-report.ts'

/** Two layouts that keep the SLA up to concurrency 64, the larger with a little more for each GPU. */
const layouts = [1, 2].flatMap((gpus) =>
  sweep(gpus, {
    16: { requests: 4 * gpus },
    32: { requests: 7 * gpus },
    64: { requests: gpus === 2 ? 21 : 10 },
    128: { requests: 11 * gpus, ttft: 9 },
  }),
)

export const decidedReport = (plan: Partial<Plan> = {}, runs: readonly SettledRun[] = layouts): Report =>
  someReport(runs, { plan: { chosenBy: { ...somePlan().chosenBy, intervals: 'plan' }, ...plan } })

/** What a chart draws of a decision, which may be changed before. */
export const drawn = (
  id: DecisionChartId,
  report: Report,
  change: (decision: Decision) => Partial<Decision> = () => ({}),
): readonly Drawing[] => {
  const decision = report.decisions[0]!
  return decisionCharts[id]({ ...decision, ...change(decision) }, words('en', report))
}
