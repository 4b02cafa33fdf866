import type { Decision, Report, Series } from '../../src/model/report.ts'
import { unless, type Faults } from './reasons.ts'

const slack = 1 + 1e-9

/** No rate that is planned with is above what was measured, its own error, or a share that somebody gave. */
export const planningFaults = ({ plan }: Report, { id, headroom, basis, users }: Series): Faults => {
  if (!headroom || !basis) return []
  const { arrivalRate, promise, expectation } = headroom
  const given = plan.chosenBy.utilizations !== 'default'
  const planned = users.filter(({ model }) => model !== 'fixed')
  return [
    ...unless(arrivalRate <= basis.throughput * slack, `${id}: plans with more than was measured`),
    ...unless(
      !expectation ||
        promise.rule !== 'replay' ||
        arrivalRate <= expectation.arrivalRate * (1 - expectation.error) * slack,
      `${id}: plans above the low end of its error`,
    ),
    ...unless(
      !given || arrivalRate <= plan.utilizations[0]! * basis.throughput * slack,
      `${id}: plans above the share given`,
    ),
    ...planned.flatMap((row) => [
      ...unless((row.arrivalRate ?? 0) <= arrivalRate * slack, `${id}: users ask for more than is planned`),
      ...unless(
        (row.arrivalRate ?? 0) * (row.latency ?? 0) <= basis.level * slack,
        `${id}: more in flight than the limit`,
      ),
    ]),
  ]
}

/** What is recommended comes first in the table, can be planned with, and passes. */
const choiceFaults = (report: Report, decision: Decision): Faults => {
  const { id, status, series, options, planningRate } = decision
  if (status === 'nothing')
    return unless(series === null && planningRate === null && decision.users.length === 0, `${id}: answers`)
  const found = report.series.find((one) => one.id === series)
  return [
    ...unless(options[0]?.series === series, `${id}: recommends what is not first`),
    ...unless(planningRate !== null, `${id}: has no rate`),
    ...unless(
      decision.mix !== null || (found?.capacity.maxConcurrency ?? null) !== null,
      `${id}: recommends a layout without a limit`,
    ),
    ...unless(
      decision.mix !== null || !found?.headroom || planningRate?.value === found.headroom.arrivalRate,
      `${id}: another rate than its layout's`,
    ),
  ]
}

/** One decision for each question, none of them against its evidence. */
export const decisionFaults = (report: Report): Faults => {
  const questions = (report.sizing.length || report.workloads.length) + report.mixes.length
  return [
    ...unless(report.decisions.length === questions, 'a question without a decision'),
    ...report.series.flatMap((series) => planningFaults(report, series)),
    ...report.decisions.flatMap((decision) => choiceFaults(report, decision)),
  ]
}
