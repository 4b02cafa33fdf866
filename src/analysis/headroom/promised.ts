import { type Plan, givenShares } from '../../model/plan.ts'
import type { Point, Headroom, Basis } from '../../model/report.ts'
import { carriedAfter } from '../../replay/adjusted.ts'
import { type Arrivals, arrivalsOf, busyDay } from '../../replay/arrivals.ts'
import type { Calibration } from '../../replay/calibration.ts'
import { confirmation, deciding, rateShowing, type Confirmation, type OpenRun } from '../../replay/open-runs.ts'
import { type AnswerTimes, answerTimes } from '../../replay/population.ts'
import { supportedRate, type Estimate, type SupportedRate, type Replayed } from '../../replay/supported-rate.ts'
import type { RateQuestion } from '../../replay/sweep.ts'
import { type Offered, recordedOf } from './offered.ts'

type Promise = NonNullable<Headroom['promise']>

/** What a sweep promises. */
export type Promised = Pick<Headroom, 'arrivalRate' | 'expectation'> & {
  readonly promise: Promise
  /** The best estimate, shown or not. */
  readonly estimate: Estimate | null
  /** Requests/s that a server adjusted to each level of requests at random carries; null where one cannot be. */
  readonly carried: readonly (number | null)[]
  /** Of answers of the best calibrated server; null where there is none. */
  readonly times: AnswerTimes | null
}
type Refusal = NonNullable<Promise['refusal']>

/** The promise where nothing is replayed. */
export const byOverflow = (
  rate: number,
  planned: number | null,
  { reason, levels }: Refusal,
  estimate: Estimate | null = null,
): Promised => ({
  arrivalRate: rate,
  promise: {
    rule: 'overflow',
    refusal: { reason, levels: [...levels] },
    planned,
    overflowRate: rate,
    sustained: null,
    margin: null,
    misfit: null,
    servers: null,
    delay: null,
    answerVariation: null,
    limitedBy: 'concurrency',
    levels: [],
  },
  expectation: null,
  estimate,
  carried: [],
  times: null,
})

const byReplay = ({ arrivalRate, basis }: SupportedRate, found: Replayed): Promised => {
  const { planned, overflowRate, estimate } = basis
  const { sustained, margin, misfit, servers, limitedBy, expectation, levels } = found
  const { delay = 0 } = found.engine
  const refusal = basis.refusal && { ...basis.refusal, levels: [...basis.refusal.levels] }
  const rule = { rule: 'replay', refusal, planned, overflowRate } as const
  const simulated = { sustained, margin, misfit, servers, delay, answerVariation: null, limitedBy, levels: [...levels] }
  const promise = { ...rule, ...simulated }
  return { arrivalRate, promise, expectation: expectation && { ...expectation }, estimate, carried: [], times: null }
}

/** What servers adjusted to the runs of a level carry, the least of them; null where none can be, or every day is another. */
const carriedBy = (calibrated: Calibration | null, input: RateQuestion, { runs }: Offered): number | null => {
  if (!calibrated || (input.variation ?? 0) > 0) return null
  const recorded = runs.flatMap((run) => recordedOf(run) ?? [])
  if (recorded.length < runs.length) return null
  const carried = recorded.flatMap((run) => carriedAfter(calibrated, input, run) ?? [])
  return carried.length > 0 ? Math.min(...carried) : null
}

/** Null where no level passes, or where nothing is carried and nothing was sent at random. */
export const promisedOf = (input: RateQuestion, offered: readonly Offered[]): Promised | null => {
  const promised = supportedRate(input)
  if (!promised || (promised.arrivalRate === 0 && offered.length === 0)) return null
  const { planned, replayed, refusal, overflowRate, estimate, calibrated, answerVariation } = promised.basis
  const found = replayed ? byReplay(promised, replayed) : byOverflow(overflowRate, planned, refusal!, estimate)
  const times = calibrated && answerTimes(calibrated, arrivalsOf(input))
  const isUsed = found.promise.rule === 'replay' || times !== null
  const promise = { ...found.promise, answerVariation: isUsed ? answerVariation : null }
  return { ...found, promise, times, carried: offered.map((one) => carriedBy(calibrated, input, one)) }
}

/** Where the promise of a sweep comes from: `promisedOf`, which takes seconds, or one that remembers what it gave. */
export type PromiseOf = typeof promisedOf

/** How requests come, as far as the plan states it. */
export const statedArrivals = ({ arrivals: { burstiness, dayToDay } }: Plan): Partial<Arrivals> => ({
  ...(burstiness === null ? {} : { burstiness }),
  ...(dayToDay === null ? {} : { variation: dayToDay }),
})

/** A level, and what holds the rate at which its requests were sent. */
type Sent = OpenRun & Pick<Offered, 'point' | 'field'>

export interface Confirmed extends Confirmation {
  /** The level that decides the rate, and the share taken off; null where none does. */
  readonly by: ReturnType<typeof deciding<Sent>>
  /** The levels that servers were adjusted to. */
  readonly adjustedTo: readonly Sent[]
}

/** The rate of the busiest day that counts over that of the mean day: what is offered at random is to be that of the busiest. */
export const busyDayOf = (plan: Plan): number => busyDay(arrivalsOf(statedArrivals(plan)), plan.overflow)

/**
 * The sweep's proposal after what open runs have shown of it; rates to plan with are of the mean day, the next to offer of the
 * busiest. Of the sweep no more is planned with than its throughput (requests/s), and so no more is lowered, or is to be exceeded.
 */
export const confirmed = (
  { arrivalRate, estimate, carried }: Promised,
  points: readonly Point[],
  { throughput: cap }: Pick<Basis, 'throughput'>,
  offered: readonly Offered[],
  plan: Plan,
): Confirmed => {
  const usable = points.filter((point) => point.usable)
  const most = Math.max(...usable.map(({ throughput }) => throughput.requests ?? 0))
  const failing = usable.find(({ verdict }) => verdict === 'fail')?.throughput.requests ?? undefined
  const busy = busyDayOf(plan)
  const proposal = {
    arrivalRate: arrivalRate * busy,
    estimate: estimate && { ...estimate, arrivalRate: estimate.arrivalRate * busy },
    most,
    failing,
    ...statedArrivals(plan),
  }
  const runs = offered.map((one, i) => ({ ...one, carried: carried[i] ?? null }))
  const adjustedTo = runs.filter((run) => run.carried !== null)
  const capped = { ...proposal, arrivalRate: Math.min(arrivalRate, cap) * busy }
  const { plannedRate, shownRate } = confirmation(capped, runs)
  const by = deciding(capped, runs)
  const ofMeanDay = { plannedRate: by ? plannedRate / busy : arrivalRate, shownRate: shownRate && shownRate / busy }
  return { ...ofMeanDay, nextRate: confirmation(proposal, runs).nextRate, by, adjustedTo }
}

/** What a rule gives, requests/s, under the strictest of what caps it; a run at random shows more than the sweep's own. */
export const planningRate = (
  promised: Promised,
  { throughput }: Basis,
  plan: Plan,
  tested: Confirmed,
): Pick<Headroom, 'arrivalRate' | 'from' | 'cappedBy'> => {
  const rule = promised.promise.rule === 'replay' ? 'replay' : 'law'
  const [strictest] = givenShares(plan)
  const rates = [
    { arrivalRate: tested.plannedRate, cappedBy: null },
    ...(tested.by ? [] : [{ arrivalRate: throughput, cappedBy: 'throughput' } as const]),
    ...(strictest === undefined ? [] : [{ arrivalRate: strictest * throughput, cappedBy: 'share' } as const]),
  ]
  const least = rates.toSorted((a, b) => a.arrivalRate - b.arrivalRate)[0]!
  const isShown = tested.by !== null || (tested.shownRate ?? 0) >= least.arrivalRate
  return { from: isShown ? 'measured' : rule, ...least }
}

/** The rate to try next: of a planning rate that a share holds, no more than shows it, and none once it is shown. */
export const nextRateOf = (
  { nextRate }: Confirmed,
  { arrivalRate, from, cappedBy }: Pick<Headroom, 'arrivalRate' | 'from' | 'cappedBy'>,
  { estimate }: Pick<Promised, 'estimate'>,
  plan: Plan,
): number | null => {
  if (nextRate === null || cappedBy !== 'share') return nextRate
  return from === 'measured'
    ? null
    : Math.min(nextRate, rateShowing(arrivalRate * busyDayOf(plan), { estimate, ...statedArrivals(plan) }))
}
