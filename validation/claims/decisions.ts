import { alike } from '../../src/analysis/sensitivity/base.ts'
import { countedTime } from '../../src/model/of-series.ts'
import type { Decision, Report, Series, Users } from '../../src/model/report.ts'
import { estimatedLayouts } from '../../src/model/served.ts'
import { unless, type Faults } from './reasons.ts'

const slack = 1 + 1e-9

/** No rate that is planned with is above what was measured, its own error, or a share that somebody gave. */
export const planningFaults = ({ plan }: Report, { id, headroom, basis, users, capacity }: Series): Faults => {
  if (!headroom || !basis) return []
  const { arrivalRate, promise, expectation } = headroom
  const given = plan.chosenBy.utilizations !== 'default'
  const planned = users.filter(({ model }) => model !== 'fixed')
  const most = capacity.axis === 'concurrency' ? basis.level : Infinity
  return [
    ...unless(arrivalRate <= basis.throughput * slack, `${id}: plans with more than was measured`),
    ...unless(
      !expectation ||
        promise!.rule !== 'replay' ||
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
        (row.arrivalRate ?? 0) * (row[countedTime(row)] ?? 0) <= most * slack,
        `${id}: more counted in flight than the limit`,
      ),
    ]),
  ]
}

/** Replays of two rates that are nearly the same may leave so much between the users. */
const chance = { share: 0.01, users: 1 } as const

/** Of one reading of the demand, no lower rate serves more users. */
export const orderFaults = ({ id, headroom, users }: Pick<Series, 'id' | 'headroom' | 'users'>): Faults => {
  const rateOf = ({ model, arrivalRate }: Users): number =>
    (model === 'fixed' ? arrivalRate : headroom?.arrivalRate) ?? 0
  return users.flatMap((low) =>
    alike(users, low)
      .filter((high) => rateOf(high) > rateOf(low))
      .flatMap((high) =>
        unless(low.users <= high.users * (1 + chance.share) + chance.users, `${id}: fewer users at a higher rate`),
      ),
  )
}

/** Servers as one pool are never more than at random, take the demand, and none of them more than may be planned with. */
export const poolFaults = ({ plan, series, sizing }: Report): Faults =>
  sizing.flatMap(({ id, options }) =>
    options.flatMap(({ pool, replicas, arrivalRate, series: own }) => {
      if (!pool) return unless(plan.balancer === 'random', `${id}: no pool`)
      const { headroom, basis } = series.find((one) => one.id === own)!
      if (pool.rate === null)
        return unless(pool.unproven !== null && replicas === pool.random, `${id}: an unproven pool`)
      const share = plan.chosenBy.utilizations === 'default' ? 1 : plan.utilizations[0]!
      const most = Math.max(headroom?.arrivalRate ?? 0, share * (basis?.throughput ?? 0))
      return [
        ...unless(headroom?.from === 'law', `${id}: a pool by another rule`),
        ...unless(replicas <= pool.random, `${id}: a pool takes more servers`),
        ...unless(arrivalRate <= pool.rate * slack, `${id}: a pool takes less than is asked`),
        ...unless(pool.rate <= replicas * most * slack, `${id}: a pool takes more than may be planned with`),
        ...unless(
          pool.rate >= replicas * headroom!.arrivalRate * (2 - slack),
          `${id}: a pool takes less than at random`,
        ),
        ...unless(pool.oneMore! >= pool.rate, `${id}: one server more takes less`),
      ]
    }),
  )

/** The rate of one server, or its part of what servers as one pool take together. */
const isRateOf = (report: Report, { workload, demand, series, planningRate, users }: Decision): boolean => {
  const headroom = report.series.find((one) => one.id === series)?.headroom
  const sizing = report.sizing.find((one) => one.workload === workload && one.demand === demand)
  const option = sizing?.options.find((one) => one.series === series)
  if (option?.pool?.rate == null || option.replicas < 2) return planningRate?.value === headroom?.arrivalRate
  const asked = report.demand.find(({ id }) => id === demand)!
  const own = users.find(({ basis, interval, thinkTime }) =>
    asked.kind === 'open' ? basis === 'open' && interval === asked.interval : thinkTime === asked.thinkTime,
  )
  const isServed = (asked.kind !== 'open' && asked.kind !== 'closed') || own!.users >= asked.users!
  return isServed && Math.abs(planningRate!.value * option.replicas - option.pool.rate) <= 1e-9 * option.pool.rate
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
      decision.mix !== null || !found?.headroom || isRateOf(report, decision),
      `${id}: another rate than its layout's`,
    ),
  ]
}

/** Questions about mixes: of each demand, where an estimate stands; none of one that is measured alone. */
const mixQuestions = (report: Report): number =>
  report.mixes.reduce((sum, mix) => {
    const left = estimatedLayouts(report, mix)
    if (left.length === 0 && mix.measured.length > 0) return sum
    return sum + (left.some(({ sized }) => sized.length > 0) ? report.demand.length : 1)
  }, 0)

/** One decision for each question, none of them against its evidence. */
export const decisionFaults = (report: Report): Faults => {
  const questions = (report.sizing.length || report.workloads.length) + mixQuestions(report)
  return [
    ...unless(report.decisions.length === questions, 'a question without a decision'),
    ...report.series.flatMap((series) => [...planningFaults(report, series), ...orderFaults(series)]),
    ...poolFaults(report),
    ...report.decisions.flatMap((decision) => choiceFaults(report, decision)),
  ]
}
