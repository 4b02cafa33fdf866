import { givenShares, type Plan } from '../../model/plan.ts'
import type { Headroom, Basis } from '../../model/report.ts'
import type { Run } from '../../model/run.ts'
import { LADDER_MARGIN } from '../../replay/open-runs.ts'
import { made, of, read, taken, type Input, type Made, record } from '../../trails/made.ts'

/** Shape of the gaps between the arrivals of a run, Poisson where nothing is said: more is smoother. */
export const burstinessOf = ({ load: { burstiness } }: Pick<Run, 'load'>): number =>
  burstiness === 'inf' ? Infinity : (burstiness ?? 1)

/** What loads at random show of the rate, less a share; where days vary, of the mean day, as they are offered what the busiest takes. */
export const shownRate = (R: Input, m: Input, plan: Plan): Made<number> => {
  const { dayToDay } = plan.arrivals
  if (!dayToDay) return made('tested', { R, m })
  const days = { v: read('plan/arrivals/dayToDay', dayToDay), e: read('plan/overflow', plan.overflow) }
  return made('testedOnBusyDay', { R, m, ...days }, { assumptions: ['plan/arrivals', 'plan/overflow'] })
}

/** The share of the throughput that somebody gave, requests/s. */
export const givenRate = (X: Input, { utilizations: [share] }: Pick<Plan, 'utilizations'>): Made<number> => {
  const u = read('plan/utilizations/0', share!)
  return made('plannedArrivals', { X, u }, { assumptions: ['plan/utilizations'] })
}

const planned = (measured: Made<number>, { throughput }: Basis, X: Input, plan: Plan) => {
  const [share] = givenShares(plan)
  if (share === undefined || share * throughput >= measured.value) return { A: measured, cappedBy: null }
  return { A: givenRate(X, plan), cappedBy: 'share' as const }
}

/**
 * What is planned with of loads at random that have no sweep beside them: the highest that was kept, less a tenth, or the
 * share of it that somebody gave. Null where the SLA was not judged, or the requests came more evenly than those asked about.
 */
export const keptRate = (basis: Basis, runs: readonly Pick<Run, 'load'>[], plan: Plan): Headroom | null => {
  const asked = plan.arrivals.burstiness ?? 1
  if (!basis.judged || runs.some((run) => burstinessOf(run) > asked)) return null
  const R = of(basis, 'throughput')
  const m = made('setMargin', { m: LADDER_MARGIN })
  const { A, cappedBy } = planned(shownRate(R, m, plan), basis, R, plan)
  return record({
    model: 'poisson',
    overflow: taken(read('plan/overflow', plan.overflow)),
    maxMeanConcurrency: null,
    utilization: made('utilization', { A, X: R }),
    arrivalRate: A,
    from: 'measured',
    cappedBy,
    nextRate: null,
    promise: null,
    shown: record({ kept: true, rate: taken(R), carried: null, margin: m }),
    expectation: null,
  })
}
